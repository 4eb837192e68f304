import { describe, expect, test, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { Json, Rule } from "../../src/model/rule.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeDocument, makeRule } from "./make-document.ts";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

const PERSONAL = makeRule({
  id: "privacy/test",
  category: "privacy",
  check: "find-word",
  personal: true,
  options: { word: "某甲乙", match: {} },
});

function wordRule(match: Json, fields: Partial<Rule> = {}): Rule {
  return makeRule({ check: "find-word", fixable: true, options: { word: "错字", match }, ...fields });
}

function propose(rules: readonly Rule[], text: string): readonly string[] {
  const engine = createEngine(rules, engineSettings());
  return engine
    .proposeEdits(makeDocument(text))
    .edits.map(({ segment, span, replacement }) => `${segment} ${span.start}-${span.end} ${replacement}`);
}

describe("proposeEdits", () => {
  test("tells places and replacements", () => {
    expect(propose([wordRule({ suggestion: "对字" })], "有错字。\n又有错字。")).toEqual(["0 1-3 对字", "1 2-4 对字"]);
  });

  test.each<[string, Rule]>([
    [
      "a rule that does not ask for it",
      makeRule({ check: "find-word", options: { word: "错字", match: { suggestion: "对字" } } }),
    ],
    [
      "a wording that it does not ask for",
      wordRule({ suggestion: "对字", wording: "other" }, { fixable: ["message"] }),
    ],
    ["a match without suggestion", wordRule({})],
    ["an empty suggestion", wordRule({ suggestion: "" })],
    ["a suggestion that changes nothing", wordRule({ suggestion: "错字" })],
    ["a review", wordRule({ suggestion: "对字", verdict: "review" })],
    ["a rule whose finds are reviews", wordRule({ suggestion: "对字" }, { verdict: "review" })],
    ["a personal rule", wordRule({ suggestion: "对字" }, { personal: true })],
    ["figures that were not there", wordRule({ suggestion: "对字2" })],
    ["a line break", wordRule({ suggestion: "对\n字" })],
    ["a traditional character", wordRule({ suggestion: "對字" })],
  ])("nothing for %s", (_name, rule) => expect(propose([rule], "有错字。")).toEqual([]));

  test("the wordings that it asks for", () => {
    const rule = wordRule(
      { suggestion: "对字", wording: "other" },
      { fixable: ["other"], wordings: { other: "“{match}”" } },
    );
    expect(propose([rule], "有错字。")).toEqual(["0 1-3 对字"]);
  });

  test("nothing where something personal stands, and all beside it", () => {
    const rule = makeRule({
      check: "find-word",
      fixable: true,
      options: { word: "乙错", match: { suggestion: "乙对" } },
    });
    expect(propose([rule, PERSONAL], "有乙错，某甲乙错。")).toEqual(["0 1-3 乙对"]);
  });
});
