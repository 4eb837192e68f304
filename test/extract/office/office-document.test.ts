/** Numbers that were cut into paragraphs to fit their cells. */

import { expect, it } from "vitest";
import { readLocal } from "../../../src/desk/local-file.ts";
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
