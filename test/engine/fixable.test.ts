import { describe, expect, test } from "vitest";
import { loadRuleText } from "../../src/engine/load-rules.ts";
import type { readRule } from "../../src/engine/read-rule.ts";
import { UsageError } from "../../src/model/errors.ts";

function ruleWith(line: string): string {
  return `id: text/test\nname: 名\ncheck: doc-number\nseverity: notice\n${line}\nmessage: 甲\nwordings: { round: 乙 }\nwhy: 丙\nfix: 丁\nbasis: [ 戊 ]\nexamples: { valid: [ 甲 ], invalid: [ ⟦乙⟧ ] }\n`;
}
const load = (line: string): ReturnType<typeof readRule>["fixable"] =>
  loadRuleText("my.yaml", ruleWith(line)).rule.fixable;

describe("fixable", () => {
  test.each([
    ["", undefined],
    ["fixable: false", undefined],
    ["fixable: true", true],
    ["fixable: [ message, round ]", ["message", "round"]],
  ])("%s", (line, expected) => expect(load(line)).toEqual(expected));

  test.each([
    "fixable: yes please",
    "fixable: []",
    "fixable: [ square ]",
    "fixable: [ 1 ]",
    "fixable: { message: true }",
  ])("%s is refused with its place", (line) => {
    expect(() => load(line)).toThrow(UsageError);
    expect(() => load(line)).toThrow(/^my\.yaml:5:\d+.*fixable.*message、round/);
  });
});
