import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import { isStatute } from "../../src/text/statute.ts";

describe("isStatute", () => {
  it.each<[string, string, boolean]>([
    ["three articles", "第一条 甲。\n说明\n第二条　乙。\n第一百零三条 丙。", true],
    ["articles in digits", "第1条 甲。\n第2条 乙。\n第3条 丙。", true],
    ["two articles", "第一条 甲。\n第二条 乙。\n第二章 总则", false],
    ["articles inside sentences", "依照第一条。\n依照第二条。\n依照第三条。", false],
    ["other words with 条", "第一条款。\n第二条例。\n第三条项。\n第四条款。", false],
    ["articles in the template", "<nav><p>第一条</p><p>第二条</p><p>第三条</p></nav><p>正文</p>", false],
  ])("%s", (_name, text, expected) => {
    expect(isStatute(textDocument(text))).toBe(expected);
  });
});
