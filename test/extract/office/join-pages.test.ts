import { expect, test } from "vitest";
import { joinPages } from "../../../src/extract/office/join-pages.ts";
import type { Block } from "../../../src/extract/office/office-content.ts";

function tableOn(page: number, ...rows: readonly (readonly string[])[]): Block {
  const cells = rows.map((row, y) =>
    row.map((text, x) => ({
      texts: text === "" ? [] : [text],
      place: { page },
      row: y,
      column: x,
      colspan: 1,
      rowspan: 1,
    })),
  );
  return { type: "table", caption: "", rows: cells };
}

function lineOn(page: number, text: string): Block {
  return { type: "text", text, isHeading: false, place: { page } };
}

/** Texts of each block, a row a line. */
function read(blocks: readonly Block[]): readonly string[] {
  return joinPages(blocks).map((block) =>
    block.type === "text"
      ? block.text
      : block.rows.map((row) => row.map(({ texts }) => texts.join("+")).join("|")).join("\n"),
  );
}

const FIRST = tableOn(1, ["姓名", "身份证号"], ["李大", "110101190001"]);

test.each<readonly [string, readonly Block[], readonly string[]]>([
  [
    "a row that is cut",
    [FIRST, tableOn(2, ["壮", "010014"], ["王小满", "略"])],
    ["姓名|身份证号\n李大壮|110101190001010014", "王小满|略"],
  ],
  [
    "page numbers between, and nothing left",
    [FIRST, lineOn(1, "— 1 —"), tableOn(2, ["", "010014"])],
    ["姓名|身份证号\n李大|110101190001010014", "— 1 —"],
  ],
  ["no check digit", [FIRST, tableOn(2, ["", "010015"])], ["姓名|身份证号\n李大|110101190001", "|010015"]],
  ["another width", [FIRST, tableOn(2, ["", "010014", ""])], ["姓名|身份证号\n李大|110101190001", "|010014|"]],
  ["the page after the next", [FIRST, tableOn(3, ["", "010014"])], ["姓名|身份证号\n李大|110101190001", "|010014"]],
  [
    "a paragraph between",
    [FIRST, lineOn(2, "以下是另一张表".repeat(6)), tableOn(2, ["", "010014"])],
    ["姓名|身份证号\n李大|110101190001", "以下是另一张表".repeat(6), "|010014"],
  ],
])("%s", (_, blocks, expected) => {
  expect(read(blocks)).toEqual(expected);
});

test("goes on over a page that holds nothing but a row", () => {
  const blocks = [FIRST, tableOn(2, ["壮", "010014"], ["王小", "11010119000101"]), tableOn(3, ["满", "0014"])];
  expect(read(blocks)).toEqual(["姓名|身份证号\n李大壮|110101190001010014", "王小满|110101190001010014"]);
});
