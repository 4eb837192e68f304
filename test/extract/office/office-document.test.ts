/** Numbers that were cut into paragraphs to fit their cells, and tables that were cut by the end of a page or by an empty row. */

import { expect, it, test } from "vitest";
import { localSnapshot, readLocal } from "../../../src/desk/local-file.ts";
import type { Block } from "../../../src/extract/office/office-content.ts";
import { officeDocument } from "../../../src/extract/office/office-document.ts";
import type { FilePlace } from "../../../src/model/finding.ts";
import { makeDocx } from "../../revise/make-docx.ts";

async function cellsOf(...paragraphs: readonly string[]): Promise<readonly string[]> {
  const cell = `<w:tc>${paragraphs.map((one) => `<w:p><w:r><w:t>${one}</w:t></w:r></w:p>`).join("")}</w:tc>`;
  const file = { path: "/a.docx", name: "a.docx", bytes: makeDocx(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`) };
  const reading = await readLocal(file, "attachment", "2026-11-22");
  if ("unread" in reading) throw new Error(reading.unread);
  return reading.document.segments.map(({ text }) => text);
}

it.each<readonly [string, readonly string[], readonly string[]]>([
  ["an identity number", ["110101190001", "010014"], ["110101190001010014"]],
  ["in three pieces, with blanks around", ["110101 ", " 19000101", "0014"], ["110101190001010014"]],
  ["a card number", ["6228480402", "564890018"], ["6228480402564890018"]],
  ["no check digit", ["110101190001", "010015"], ["110101190001", "010015"]],
  ["two telephone numbers", ["13900000001", "13900000002"], ["13900000001", "13900000002"]],
  ["words between", ["110101190001", "等", "010014"], ["110101190001", "等", "010014"]],
])("%s", async (_, paragraphs, expected) => {
  expect(await cellsOf(...paragraphs)).toEqual(expected);
});

const HEADED = [
  ["姓名", "账号"],
  ["李大壮", "一"],
];
const REST = [["王小满", "二"]];

function tableAt(rows: readonly (readonly string[])[], placeOf: (row: number, column: number) => FilePlace): Block {
  const cells = rows.map((row, y) =>
    row.map((text, x) => ({ texts: [text], place: placeOf(y, x), row: y, column: x, colspan: 1, rowspan: 1 })),
  );
  return { type: "table", caption: "", rows: cells };
}

function lineOn(page: number, text: string): Block {
  return { type: "text", text, isHeading: false, place: { page } };
}

test.each<readonly [string, readonly Block[], string]>([
  ["the next page", [tableAt(HEADED, () => ({ page: 1 })), tableAt(REST, () => ({ page: 2 }))], "账号"],
  [
    "page numbers and running heads between",
    [
      lineOn(1, "示范局文件"),
      tableAt(HEADED, () => ({ page: 1 })),
      lineOn(1, "— 1 —"),
      lineOn(2, "示范局文件"),
      tableAt(REST, () => ({ page: 2 })),
    ],
    "账号",
  ],
  [
    "words between",
    [tableAt(HEADED, () => ({ page: 1 })), lineOn(2, "附件二"), tableAt(REST, () => ({ page: 2 }))],
    "",
  ],
  ["a page later", [tableAt(HEADED, () => ({ page: 1 })), tableAt(REST, () => ({ page: 3 }))], ""],
  ["more columns", [tableAt(HEADED, () => ({ page: 1 })), tableAt([["王小满", "二", "三"]], () => ({ page: 2 }))], ""],
  [
    "an empty row of a sheet",
    [
      tableAt(HEADED, (row, column) => ({ sheet: "一", cell: `${"AB"[column]}${row + 1}` })),
      tableAt(REST, (row, column) => ({ sheet: "一", cell: `${"AB"[column]}${row + 4}` })),
    ],
    "账号",
  ],
  [
    "other columns of a sheet",
    [
      tableAt(HEADED, (row, column) => ({ sheet: "一", cell: `${"AB"[column]}${row + 1}` })),
      tableAt(REST, (row, column) => ({ sheet: "一", cell: `${"CD"[column]}${row + 4}` })),
    ],
    "",
  ],
])("heads the rest of a table: %s", (_, blocks, heading) => {
  const snapshot = localSnapshot(
    { path: "/a.pdf", name: "a.pdf", bytes: new Uint8Array() },
    "attachment",
    "2026-11-22",
  );
  const document = officeDocument({ blocks, unread: [] }, snapshot, { home: false, now: "2026-11-22" });
  expect(document.segments.find(({ text }) => text === "二")?.cell?.columnHeader).toBe(heading);
});
