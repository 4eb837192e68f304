import { describe, expect, it } from "vitest";
import { compileTermPattern, isPattern } from "../../src/text/term-pattern.ts";

describe("isPattern", () => {
  it.each([
    ["/\\d/", true],
    ["台风", false],
    ["//", false],
    ["/", false],
    ["/甲", false],
  ])("%s: %s", (text, expected) => {
    expect(isPattern(text)).toBe(expected);
  });
});

describe("compileTermPattern", () => {
  it.each<[string, "before" | "after", string, boolean]>([
    ["/\\d{1,2}日/", "before", "12日|", true],
    ["/\\d{1,2}日/", "before", "12日前|", false],
    ["/系统|平台/", "after", "|平台上", true],
    ["/系统|平台/", "after", "|新平台", false],
    ["/ABC/", "after", "|abc", true],
    ["/（试行）/", "after", "|(试行)", true],
    ["/[１-３]/", "after", "|2", true],
    ["/^$/", "before", "|甲", true],
    ["/^/", "before", `${"甲".repeat(80)}|`, false],
    ["/$/", "after", `|${"甲".repeat(80)}`, false],
    ["/$/", "after", "|", true],
    ["/^甲+/", "before", `${"甲".repeat(41)}|`, false],
    ["/^甲+/", "before", `${"甲".repeat(40)}|`, true],
  ])("%s %s in %s: %s", (pattern, side, text, expected) => {
    const at = text.indexOf("|");
    const test = compileTermPattern(pattern, side);
    expect(test(text.replace("|", ""), at, at)).toBe(expected);
  });

  it.each([
    ["/(a+)+b/", "嵌套的重复"],
    ["/([甲乙]{2,})*/", "嵌套的重复"],
    ["/(?:甲|甲乙)*丙/", "嵌套的重复"],
    ["/.*甲.*乙.*丙.*丁.*戊.*己/", "太多"],
    ["/(/", "写法有误"],
    ["/.?/", "在任何位置都成立"],
  ])("refuses %s: %s", (pattern, reason) => {
    expect(() => compileTermPattern(pattern, "after")).toThrow(reason);
  });
});
