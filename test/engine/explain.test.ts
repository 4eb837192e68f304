import { describe, expect, it } from "vitest";
import { explainRule, explainWord } from "../../src/engine/explain.ts";
import type { Rule } from "../../src/model/rule.ts";
import { makeRule } from "./make-document.ts";

const example = { valid: ["无"], right: null };
const rules: readonly Rule[] = [
  makeRule({
    id: "typo/a",
    options: {
      protect: ["成人大学"],
      terms: [
        { ...example, wrong: "登陆系统", right: "登录系统", invalid: ["⟦登陆系统⟧"] },
        { ...example, wrong: ["登陆", "ＡＢ"], invalid: ["⟦登陆⟧", "⟦ab⟧"] },
      ],
    },
  }),
  makeRule({ id: "term/b", options: { terms: [{ ...example, wrong: "人大", invalid: ["⟦人大⟧"] }] } }),
  makeRule({ id: "text/ordinal", check: "ordinal", examples: { valid: ["甲", "乙", "丙", "丁"], invalid: ["⟦戊⟧"] } }),
];

describe("explainRule", () => {
  it("gives the rule, a few of its examples and its size", () => {
    expect(explainRule(rules, "typo/a")).toEqual({
      rule: rules[0],
      valid: ["无", "无"],
      invalid: ["⟦登陆系统⟧", "⟦登陆⟧", "⟦ab⟧"],
      terms: 2,
    });
    expect(explainRule(rules, "text/ordinal")).toMatchObject({
      valid: ["甲", "乙", "丙"],
      invalid: ["⟦戊⟧"],
      terms: 0,
    });
    expect(explainRule(rules, "typo/x")).toBeNull();
  });
});

describe("explainWord", () => {
  const found = (word: string): readonly string[] =>
    explainWord(rules, word).entries.map(({ rule, entry, as }) => `${rule.id} ${entry.wrong[0]} ${as}`);

  it.each([
    ["登陆", ["typo/a 登陆 wrong", "typo/a 登陆系统 wrong"]],
    ["登录", ["typo/a 登陆系统 right"]],
    ["请登陆系统", ["typo/a 登陆系统 wrong", "typo/a 登陆 wrong"]],
    ["AB", ["typo/a 登陆 wrong"]],
    ["全国人大", ["term/b 人大 wrong"]],
    ["无关", []],
    [" ", []],
  ])("%s: %j", (word, expected) => {
    expect(found(word)).toEqual(expected);
  });

  it("names the right phrases that contain the word", () => {
    expect(explainWord(rules, "人大").protectedBy).toEqual([{ rule: rules[0], phrase: "成人大学" }]);
  });
});
