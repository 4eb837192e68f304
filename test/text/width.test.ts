import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { displayWidth, padToWidth, truncateToWidth, wrapSpans, wrapToWidth } from "../../src/text/width.ts";

describe("displayWidth", () => {
  it.each([
    ["", 0],
    ["abc 123", 7],
    ["党建引领", 8],
    ["〔2026〕12号", 12],
    ["“截止”", 6],
    ["ＡＢ１", 6],
    ["、。《》　", 10],
    ["㐂䶿", 4],
    ["🏛️政府", 6],
    ["e\u0301", 1],
    ["\u001b[31m红\u001b[39m", 2],
  ])("%j takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("agrees with string-width on what pages hold", () => {
    const char = fc.constantFrom(
      ..."中文“”‘’—…·，。（）〔〕①ａ㎡한あ゛\t éàß×÷℃№☆★■□→√≥±¥￥〇㊣⑴Ⅷαβж",
      "\u200b",
      "\ufeff",
      "e\u0301",
      "🏛️",
      "📢",
    );
    fc.assert(
      fc.property(fc.array(char, { maxLength: 12 }), (chars) => {
        const text = chars.join("");
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
    );
  });
});

describe("truncateToWidth", () => {
  it.each([
    ["政府网站", 8, "政府网站"],
    ["政府网站", 7, "政府网…"],
    ["政府网站", 6, "政府…"],
    ["ab政府", 4, "ab…"],
    ["政", 1, "…"],
    ["政", 0, ""],
    ["👨‍👩‍👧家庭", 3, "👨‍👩‍👧…"],
  ])("%j in %i columns is %j", (text, width, expected) => {
    expect(truncateToWidth(text, width)).toBe(expected);
  });
});

describe("padToWidth", () => {
  it("fills on the right or on the left, and leaves long text alone", () => {
    expect(padToWidth("栏目", 6)).toBe("栏目  ");
    expect(padToWidth("栏目", 6, "right")).toBe("  栏目");
    expect(padToWidth("栏目更新", 6)).toBe("栏目更新");
  });
});

describe("wrapping", () => {
  it.each([
    ["政府网站自查", 6, ["政府网", "站自查"]],
    ["政府网，自查", 6, ["政府", "网，自", "查"]],
    ["政府（网站）", 6, ["政府", "（网", "站）"]],
    ["见 example 页", 9, ["见", "example", "页"]],
    ["一\n二", 10, ["一", "二"]],
    ["", 10, [""]],
  ])("%j in %i columns", (text, width, lines) => {
    expect(wrapToWidth(text, width)).toEqual(lines);
  });

  it("covers the whole text and never passes the width", () => {
    const char = fc.constantFrom(..."中文，。（）“”ab1/ -é🏛");
    fc.assert(
      fc.property(fc.array(char, { maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (chars, width) => {
        const text = chars.join("");
        const lines = wrapSpans(text, width);
        expect(lines.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        for (const { start, end } of lines) expect(displayWidth(text.slice(start, end))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
