import { describe, expect, it } from "vitest";
import {
  checkIgnores,
  checkLevels,
  type Level,
  type Levels,
  levelOf,
  matchesRule,
  whyOff,
} from "../../src/engine/levels.ts";
import type { Config } from "../../src/model/config.ts";
import type { Rule } from "../../src/model/rule.ts";
import { makeRule } from "./make-document.ts";

describe("matchesRule", () => {
  it.each([
    ["typo/words", "typo/words", true],
    ["typo/words", "typo/words-more", false],
    ["typo/*", "typo/words", true],
    ["*", "typo/words", true],
    ["*/words", "typo/words", true],
    ["t*o/*s", "typo/words", true],
    ["typo/words*words", "typo/words", false],
    ["*ty*po*", "typo/words", true],
    ["*po*ty*", "typo/words", false],
    ["typo/*x", "typo/words", false],
  ])("%s, %s: %s", (pattern, id, expected) => {
    expect(matchesRule(pattern, id)).toBe(expected);
  });
});

describe("levelOf", () => {
  it("leaves the roster's rule off until there is a roster", () => {
    const levels: Levels = [{ pattern: "term/*", level: "error" }];
    expect(levelOf(makeRule({ id: "term/roster", status: "off" }), levels)).toBe("off");
    expect(levelOf(makeRule({ id: "term/roster", status: "stable" }), levels)).toBe("error");
  });

  it.each<[Rule["status"], Levels, Level]>([
    ["stable", [], null],
    ["trial", [], "notice"],
    ["off", [], "off"],
    ["stable", [{ pattern: "typo/*", level: "off" }], "off"],
    ["trial", [{ pattern: "typo/test", level: "error" }], "error"],
    ["off", [{ pattern: "*", level: "warning" }], "warning"],
    [
      "stable",
      [
        { pattern: "typo/test", level: "off" },
        { pattern: "typo/*", level: "warning" },
      ],
      "warning",
    ],
    [
      "stable",
      [
        { pattern: "typo/*", level: "warning" },
        { pattern: "term/*", level: "off" },
      ],
      "warning",
    ],
  ])("%s with %j: %s", (status, levels, expected) => {
    expect(levelOf(makeRule({ status }), levels)).toBe(expected);
  });
});

describe("whyOff", () => {
  it.each<[string, Rule["status"], Levels, string, string]>([
    ["term/roster", "off", [], "配置里没有名单", "no roster in the config"],
    ["term/custom", "off", [], "配置里没有词表", "no word list in the config"],
    ["typo/test", "off", [], "规则文件将其关闭", "turned off in its rule file"],
    ["link/broken", "stable", [{ pattern: "link/*", level: "off" }], "本次没有检查", "not asked for in this run"],
    [
      ...(["typo/test", "stable"] as const),
      [{ pattern: "typo/*", level: "off", at: "zicha.config.yaml:6" }],
      ...(["配置将其关闭（zicha.config.yaml:6）", "turned off in the config (zicha.config.yaml:6)"] as const),
    ],
  ])("%s, %s", (id, status, levels, zh, en) => {
    const rule = makeRule({ id, status });
    expect([whyOff(rule, levels, "zh"), whyOff(rule, levels, "en")]).toEqual([zh, en]);
  });
});

describe("checkIgnores", () => {
  const rules = [makeRule({ id: "privacy/mobile" }), makeRule({ id: "typo/dictionary" })];
  const line = (rule: string): Config["ignore"][number] => ({
    rule,
    url: null,
    quote: null,
    reason: "办公电话",
    by: null,
    until: null,
    at: "zicha.config.yaml:9",
  });

  it.each([
    ["privacy/moblie", "是否想写 privacy/mobile？"],
    ["mobile", "是否想写 privacy/mobile？"],
    ["xx", "可用 zicha rules 查看全部规则"],
  ])("refuses to ignore %s", (rule, hint) => {
    expect(() => checkIgnores([line("privacy/*"), line(rule)], rules)).toThrow(
      expect.objectContaining({
        code: "unknown-rule",
        message: `zicha.config.yaml:9 配置 ignore 里的“${rule}”不对应任何规则，${hint}`,
      }),
    );
  });

  it("takes globs and the user's own words", () => {
    checkIgnores([line("privacy/*"), line("*"), line("typo/dictionary"), line("term/custom")], rules);
  });
});

describe("checkLevels", () => {
  it("refuses a line that names no rule and says which was meant", () => {
    const rules = [makeRule({ id: "typo/dictionary" })];
    expect(() => checkLevels([{ pattern: "typo/dictonary", level: "off" }], rules)).toThrow(
      expect.objectContaining({
        code: "unknown-rule",
        message: "配置 rules 里的“typo/dictonary”不对应任何规则，是否想写 typo/dictionary？",
      }),
    );
    checkLevels(
      [
        { pattern: "typo/*", level: "off" },
        { pattern: "term/custom", level: "off" },
      ],
      rules,
    );
  });
});
