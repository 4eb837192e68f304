/** One sheet of an Excel 5–2003 workbook: its cells, what is hidden or merged, headers, comments and text boxes (MS-XLS 2.1.7.20.5). */

import { plainNumber } from "../../text/plain-number.ts";
import { continuations, numberOfRk, recordsFrom, textAfterFlags } from "./biff-records.ts";
import { cellName } from "./grid.ts";
import { MAX_CELLS, OfficeError, type TextBlock } from "./office-content.ts";
import { textOfSerial } from "./serial-date.ts";
import type { SheetData } from "./sheet-blocks.ts";
import { plainEdge } from "./sheet-edges.ts";
import type { XlsBook } from "./xls-book.ts";

const BEGIN = 0x0809;
const END = 0x000a;
const ROW = 0x0208;
const COLUMNS = 0x007d;
const SHARED_TEXT = 0x00fd;
const TEXT = 0x0204;
const RICH_TEXT = 0x00d6;
const NUMBER = 0x0203;
const SHORT_NUMBER = 0x027e;
const SHORT_NUMBERS = 0x00bd;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
const FORMULA_TEXT = 0x0207;
const EDGES: ReadonlyMap<number, string> = new Map([
  [0x0014, "页眉"],
  [0x0015, "页脚"],
]);
const MERGED = 0x00e5;
const NOTE = 0x001c;
const OBJECT = 0x005d;
const OBJECT_TEXT = 0x01b6;
const MAX_COLUMNS = 256;

/** `limit` counts the cells of all sheets. @throws OfficeError, RangeError in damaged files */
export function readXlsSheet(
  book: XlsBook,
  name: string,
  isHidden: boolean,
  offset: number,
  limit: { cells: number },
): { readonly data: SheetData; readonly asides: readonly TextBlock[] } {
  const rows = new Map<number, Map<number, string>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges: { row: number; column: number; lastRow: number; lastColumn: number }[] = [];
  /** Texts of drawn objects by their numbers, and the cells that notes among them belong to. */
  const objects = new Map<number, string>();
  const notes = new Map<number, string>();
  const oldNotes: TextBlock[] = [];
  const edges: TextBlock[] = [];
  let depth = 0;
  let object = 0;
  let formula: readonly [number, number] | null = null;

  const put = (row: number, column: number, text: string): void => {
    if (text.trim() === "") return;
    if (++limit.cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
    const cells = rows.get(row) ?? new Map<number, string>();
    cells.set(column, text);
    rows.set(row, cells);
  };
  const putNumber = (row: number, column: number, format: number, value: number): void => {
    const pattern = book.dateFormats[format] ?? null;
    const date = pattern === null ? null : textOfSerial(value, pattern, book.is1904);
    put(row, column, date ?? plainNumber(String(value)));
  };

  function readCells(type: number, data: Buffer): void {
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    if (type === SHARED_TEXT) put(row, column, book.shared[data.readUInt32LE(6)] ?? "");
    else if (type === TEXT || type === RICH_TEXT) put(row, column, book.strings.read(data, 6, 2));
    else if (type === NUMBER) putNumber(row, column, data.readUInt16LE(4), data.readDoubleLE(6));
    else if (type === SHORT_NUMBER) putNumber(row, column, data.readUInt16LE(4), numberOfRk(data.readInt32LE(6)));
    else if (type === SHORT_NUMBERS) {
      for (let at = 4, next = column; at + 8 <= data.length; at += 6, next++) {
        putNumber(row, next, data.readUInt16LE(at), numberOfRk(data.readInt32LE(at + 2)));
      }
    } else if (data.readUInt16LE(12) !== 0xffff) putNumber(row, column, data.readUInt16LE(4), data.readDoubleLE(6));
    // A result that is text stands in the next record.
    else if (data.readUInt8(6) === 0) formula = [row, column];
  }

  for (const { type, data, next } of recordsFrom(book.stream, offset)) {
    if (type === BEGIN) depth++;
    else if (type === END) {
      depth--;
      if (depth <= 0) break;
      // Charts inside the sheet have records of their own.
    } else if (depth > 1) continue;
    else if (isCell(type)) readCells(type, data);
    else if (type === FORMULA_TEXT && formula !== null) {
      put(formula[0], formula[1], book.strings.read(data, 0, 2));
      formula = null;
    } else if (type === ROW && (data.readUInt16LE(12) & 0x20) !== 0) hiddenRows.add(data.readUInt16LE(0));
    else if (type === COLUMNS && (data.readUInt16LE(8) & 1) !== 0) {
      const last = Math.min(data.readUInt16LE(2), MAX_COLUMNS);
      for (let column = data.readUInt16LE(0); column <= last; column++) hiddenColumns.add(column);
    } else if (EDGES.has(type) && data.length > 2) {
      const text = plainEdge(book.strings.read(data, 0, book.isUnicode ? 2 : 1));
      edges.push(...asideOf(text, { sheet: name, part: EDGES.get(type) ?? "" }));
    } else if (type === MERGED) merges.push(...readMerges(data));
    else if (type === OBJECT && data.length >= 8) object = data.readUInt16LE(6);
    else if (type === OBJECT_TEXT) {
      const [text] = continuations(book.stream, next);
      if (text !== undefined) objects.set(object, textAfterFlags(text, data.readUInt16LE(10)));
    } else if (type === NOTE) {
      const cell = cellName(data.readUInt16LE(0), data.readUInt16LE(2));
      if (book.isUnicode) notes.set(data.readUInt16LE(6), cell);
      else oldNotes.push(...asideOf(book.strings.read(data, 4, 2), { sheet: name, cell, part: "批注" }));
    }
  }
  const asides = [...objects].flatMap(([id, text]) => {
    const cell = notes.get(id);
    return asideOf(text, cell === undefined ? { sheet: name, part: "文本框" } : { sheet: name, cell, part: "批注" });
  });
  return {
    data: { name, isHidden, rows, hiddenRows, hiddenColumns, merges },
    asides: [...edges, ...asides, ...oldNotes],
  };
}

function isCell(type: number): boolean {
  return (
    type === SHARED_TEXT ||
    type === TEXT ||
    type === RICH_TEXT ||
    type === NUMBER ||
    type === SHORT_NUMBER ||
    type === SHORT_NUMBERS ||
    FORMULAS.has(type)
  );
}

function readMerges(data: Buffer): SheetData["merges"] {
  const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8));
  return Array.from({ length: count }, (_, index) => {
    const at = 2 + index * 8;
    return {
      row: data.readUInt16LE(at),
      lastRow: data.readUInt16LE(at + 2),
      column: data.readUInt16LE(at + 4),
      lastColumn: data.readUInt16LE(at + 6),
    };
  });
}

function asideOf(text: string, place: TextBlock["place"]): readonly TextBlock[] {
  return text.trim() === "" ? [] : [{ type: "text", text, isHeading: false, place }];
}
