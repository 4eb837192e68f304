/** A table that stands in a text or on a slide, where nothing but its number names it. */

import type { FilePlace } from "../../model/finding.ts";
import { type RawCell, spreadCells } from "./grid.ts";
import type { TableBlock } from "./office-content.ts";

/** What such tables are called: by their number in the file (in a PDF: on the page), from 1. */
export function tableName(number: number): string {
  return `第 ${number} 个表格`;
}

/** How a clerk finds a cell of such a table; row and column are zero-based. */
export function cellInTable(row: number, column: number): string {
  return `第 ${row + 1} 行第 ${column + 1} 列`;
}

/** `beside`: the page or the part of the file that it stands on. @throws OfficeError `too-large` */
export function textTable(
  rows: readonly (readonly RawCell[])[],
  number: number,
  beside: Pick<FilePlace, "page" | "part"> = {},
): TableBlock {
  const name = tableName(number);
  const place = { ...beside, part: beside.part === undefined ? name : `${beside.part}，${name}` };
  const grid = spreadCells(rows, (row, column) => ({ ...place, cell: cellInTable(row, column) }));
  return { type: "table", caption: "", rows: grid };
}
