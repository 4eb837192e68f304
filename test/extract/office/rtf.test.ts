import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/extract/office/office-content.ts";
import { readRtf } from "../../../src/extract/office/rtf.ts";

function read(body: string): readonly Block[] {
  return readRtf(Buffer.from(`{\\rtf1\\ansi\\ansicpg936 ${body}}`, "latin1")).blocks;
}

const paragraph = (text: string, number = 1): Block => ({
  type: "text",
  text,
  isHeading: false,
  place: { paragraph: number },
});
const beside = (text: string, part: string): Block => ({ type: "text", text, isHeading: false, place: { part } });

describe("characters", () => {
  it.each([
    ["bytes of the code page", "\\'cd\\'a8\\'d6\\'aa", "通知"],
    ["Unicode, with what old readers see left out", "\\uc1\\u36890 ?\\u30693 ?", "通知"],
    ["Unicode below zero", "\\u-10179\\'3f\\u-8704\\'3f", "\u{1f600}"],
    ["symbols between other text, in their order", "a\\~b\\_c\\{d\\}e\\\\f", "a\u00a0b-c{d}e\\f"],
    ["words that stand for a character", "\\ldblquote a\\rdblquote\\emdash\\line b", "“a”— b"],
    ["line ends of the file, which say nothing", "a\r\nb", "ab"],
    ["a word that objects have", "\\constructor a", "a"],
  ])("%s", (_, body, text) => {
    expect(read(`${body}\\par`)).toEqual([paragraph(text)]);
  });

  it("a font's own charset", () => {
    const fonts = "{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset136 PMingLiU;}}";
    expect(read(`${fonts}\\f0\\'d6\\'d0\\f1\\'a4\\'a4\\par`)).toEqual([paragraph("中中")]);
  });
});

it("tells notes, hidden and deleted text apart, after their paragraph", () => {
  const body = "a{\\v b}{\\deleted c}{\\footnote d}\\par e";
  expect(read(body)).toEqual([
    beside("d", "脚注"),
    paragraph("a"),
    beside("b", "隐藏文字"),
    beside("c", "修订中删除的文字"),
    paragraph("e", 2),
  ]);
});

it("reads what stands in groups that old readers skip: notes, text boxes, properties that users have named", () => {
  expect(read("a{\\*\\footnote b}{\\*\\footnote\\ftnalt c}\\par")).toEqual([
    beside("b", "脚注"),
    beside("c", "脚注"),
    paragraph("a"),
  ]);
  const shape = "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn wzName}{\\sv x}}{\\shptxt b\\par}}}";
  expect(read(`a${shape}c\\par`)).toEqual([beside("b", "文本框"), paragraph("ac")]);
  expect(read("{\\*\\userprops{\\propname x}\\proptype30{\\staticval b}}a")).toEqual([
    beside("b", "文档属性“自定义属性”"),
    paragraph("a"),
  ]);
});

it("leaves out groups that are no text, and those that may be skipped", () => {
  expect(read("{\\stylesheet a}{\\*\\unknown b}d")).toEqual([paragraph("d")]);
});

it("reads rows and merged cells by their edges", () => {
  const row = (definition: string, cells: string): string => `\\trowd\\trleft0${definition}\\intbl ${cells}\\row`;
  const blocks = read(
    `${row("\\clvmgf\\cellx100\\cellx200", "a\\cell b\\cell")}${row("\\clvmrg\\cellx100\\cellx200", "\\cell c\\cell")}\\pard d`,
  );
  const [table, text] = blocks;
  if (table?.type !== "table") throw new Error("no table");
  expect(table.rows.map((cells) => cells.map(({ texts }) => texts.join()))).toEqual([
    ["a", "b"],
    ["a", "c"],
  ]);
  expect(table.rows[1]?.[1]?.place).toEqual({ part: "第 1 个表格", cell: "第 2 行第 2 列" });
  expect(text).toEqual(paragraph("d"));
});
