/** One table of an OpenDocument file while it is read: cells and rows that stand for many, merged and hidden ones. */

import type { RawCell } from "./grid.ts";
import { MAX_CELLS, OfficeError } from "./office-content.ts";
import type { Attributes } from "./read-xml.ts";
import type { SheetData } from "./sheet-blocks.ts";

export interface OdfTable {
  readonly name: string;
  /** Of the next cell, zero-based, repeated ones counted. */
  readonly row: () => number;
  readonly column: () => number;
  readonly beginColumn: (attributes: Attributes) => void;
  readonly beginRow: (attributes: Attributes) => void;
  readonly beginCell: (attributes: Attributes) => void;
  /** A paragraph of the open cell; false when none is open. */
  readonly addText: (text: string) => boolean;
  /** `isCovered`: a merged one covers it. @throws OfficeError `too-large` */
  readonly endCell: (isCovered: boolean) => void;
  readonly endRow: () => void;
  /** What was read, of a sheet. */
  readonly sheet: () => SheetData;
  /** What was read, of any other table; a row that is repeated stands in it once. */
  readonly rows: () => readonly (readonly RawCell[])[];
}

interface Cell {
  readonly texts: string[];
  /** So many equal ones follow each other. */
  readonly repeat: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/** More repeated rows or columns than this are the empty rest of a sheet. */
const MAX_REPEAT = 2000;

/** `limit` counts the cells with text of all tables of the file. */
export function createOdfTable(name: string, isHidden: boolean, isSheet: boolean, limit: { cells: number }): OdfTable {
  const rows: RawCell[][] = [];
  const values = new Map<number, Map<number, string>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges: SheetData["merges"][number][] = [];
  let row = 0;
  let rowRepeat = 1;
  let isRowHidden = false;
  let column = 0;
  /** Columns that were declared so far. */
  let columns = 0;
  let cell: Cell | null = null;

  function putInSheet(text: string, times: number, { colspan, rowspan }: Cell): void {
    for (let at = row; at < row + rowRepeat; at++) {
      const cells = values.get(at) ?? new Map<number, string>();
      for (let step = 0; step < times; step++) cells.set(column + step, text);
      values.set(at, cells);
    }
    if (colspan > 1 || rowspan > 1) {
      merges.push({ row, column, lastRow: row + rowspan - 1, lastColumn: column + colspan - 1 });
    }
  }

  return {
    name,
    row: () => row,
    column: () => column,
    beginColumn(attributes) {
      const repeat = count(attributes, "number-columns-repeated");
      const hidden = isLeftOut(attributes) ? Math.min(repeat, MAX_REPEAT) : 0;
      for (let at = 0; at < hidden; at++) hiddenColumns.add(columns + at);
      columns += repeat;
    },
    beginRow(attributes) {
      rows.push([]);
      rowRepeat = count(attributes, "number-rows-repeated");
      isRowHidden = isLeftOut(attributes);
      column = 0;
    },
    beginCell(attributes) {
      const repeat = count(attributes, "number-columns-repeated");
      const colspan = count(attributes, "number-columns-spanned");
      cell = { texts: [], repeat, colspan, rowspan: count(attributes, "number-rows-spanned") };
    },
    addText(text) {
      cell?.texts.push(text);
      return cell !== null;
    },
    endCell(isCovered) {
      if (cell === null) return;
      const { texts, repeat, colspan, rowspan } = cell;
      const isEmpty = texts.length === 0;
      const times = isEmpty ? Math.min(repeat, MAX_REPEAT) : repeat;
      if (!isEmpty) {
        limit.cells += times * rowRepeat;
        if (limit.cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
      }
      if (isSheet && !isEmpty && !isCovered) putInSheet(texts.join("\n"), times, cell);
      if (!isSheet && !isCovered) for (let at = 0; at < times; at++) rows.at(-1)?.push({ texts, colspan, rowspan });
      cell = null;
      column += repeat;
    },
    endRow() {
      const repeat = isRowHidden ? Math.min(rowRepeat, MAX_REPEAT) : 0;
      for (let at = 0; at < repeat; at++) hiddenRows.add(row + at);
      row += rowRepeat;
    },
    sheet: () => ({ name, isHidden, rows: values, hiddenRows, hiddenColumns, merges }),
    rows: () => rows,
  };
}

function count(attributes: Attributes, name: string): number {
  return Number(attributes[name]) || 1;
}

function isLeftOut(attributes: Attributes): boolean {
  return attributes["visibility"] === "collapse" || attributes["visibility"] === "filter";
}
