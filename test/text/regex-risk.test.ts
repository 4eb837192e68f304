import { describe, expect, it } from "vitest";
import { judgeRegex } from "../../src/text/regex-risk.ts";

describe("judgeRegex", () => {
  it.each(["(a+)+", "(a*)*", "((a+))+b", "(?:a|a)*", "(a|ab)+", "(?:.|a)*", "(a?){20}", "([ab]|b){3,}", "(?:a||b)+"])(
    "sees that %s can match one text in many ways",
    (source) => {
      expect(new RegExp(source).source).toBe(source);
      expect(judgeRegex(source).hasNestedRepeat).toBe(true);
    },
  );

  it.each([
    "a+",
    "(?:省|市|县)+",
    "(ab)*",
    "(?:a+)?",
    "(a+){2}",
    "[(+)*]+",
    "\\(a+\\)+",
    "(?<!a+)b+",
    "(?:[ab]c)+",
    "x{2,3}",
  ])("takes %s", (source) => {
    expect(new RegExp(source).source).toBe(source);
    expect(judgeRegex(source).hasNestedRepeat).toBe(false);
  });

  it.each<[string, number]>([
    ["abc", 0],
    ["a?b?", 2],
    ["a??", 1],
    ["a{3}", 0],
    ["a{1,3}", 2],
    [".*", 4],
    [".*?x+", 8],
    ["[*+?]{9}", 4],
  ])("counts for %s %d doublings", (source, doublings) => {
    expect(judgeRegex(source).doublings).toBe(doublings);
  });
});
