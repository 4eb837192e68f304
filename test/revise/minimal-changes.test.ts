import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minimalChanges } from "../../src/revise/minimal-changes.ts";

describe("minimalChanges", () => {
  test.each([
    ["负贵", "负责", [[1, 2, "责"]]],
    ["按装", "安装", [[0, 1, "安"]]],
    [
      "惯切落实",
      "贯彻落实",
      [
        [0, 1, "贯"],
        [1, 2, "彻"],
      ],
    ],
    [
      "[2023]7号",
      "〔2023〕7号",
      [
        [0, 1, "〔"],
        [5, 6, "〕"],
      ],
    ],
    ["人大常会", "人大常委会", [[2, 3, "常委"]]],
    ["会", "委会", [[0, 1, "委会"]]],
    ["甲甲乙", "甲乙", [[1, 2, ""]]],
    ["𠮷野", "吉野", [[0, 2, "吉"]]],
  ])("%s → %s", (old, replacement, expected) => {
    const changes = minimalChanges(old, replacement).map(({ span, text }) => [span.start, span.end, text]);
    expect(changes).toEqual(expected);
  });

  test("come to the replacement, whatever the words", () => {
    const words = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "𠮷"), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, words, (old, replacement) => {
        fc.pre(old !== replacement);
        let revised = "";
        let from = 0;
        for (const { span, text } of minimalChanges(old, replacement)) {
          expect(span.end).toBeGreaterThan(span.start);
          revised += old.slice(from, span.start) + text;
          from = span.end;
        }
        expect(revised + old.slice(from)).toBe(replacement);
      }),
    );
  });
});
