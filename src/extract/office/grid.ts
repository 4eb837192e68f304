/** Makes a regular grid of cells that span rows and columns. */

import type { FilePlace } from "../../model/finding.ts";
import { MAX_CELLS, type OfficeCell, OfficeError } from "./office-content.ts";

/** A cell as a file has it, in the order of its row. */
export interface RawCell {
  readonly texts: readonly string[];
  readonly colspan: number;
  readonly rowspan: number;
}

/** A row as text programs write it: cells that a merged one covers from above stand in it, empty. */
export interface DraftRow {
  /** Grid columns left out before the first cell. */
  skipped: number;
  readonly cells: DraftCell[];
}
export interface DraftCell {
  readonly texts: string[];
  colspan: number;
  /** `continue`: merged into the cell above. */
  merge: "none" | "restart" | "continue";
}

/** HTML's own limit for columns; no office program has more. */
const MAX_COLSPAN = 16_384;

/**
 * `placeOf` names the cell at a row and column, zero-based. Rows are filled up with empty cells to the same width.
 * @throws OfficeError `too-large`
 */
export function spreadCells(
  rows: readonly (readonly RawCell[])[],
  placeOf: (row: number, column: number) => FilePlace,
): readonly (readonly OfficeCell[])[] {
  const grid: OfficeCell[][] = rows.map(() => []);
  let places = 0;
  rows.forEach((cells, row) => {
    let column = 0;
    for (const { texts, colspan, rowspan } of cells) {
      while (grid[row]?.[column] !== undefined) column++;
      const cell: OfficeCell = { texts, place: placeOf(row, column), row, column, colspan, rowspan };
      const last = Math.min(rows.length, row + Math.max(1, rowspan));
      const width = Math.min(MAX_COLSPAN, Math.max(1, colspan));
      places += (last - row) * width;
      if (places > MAX_CELLS) throw new OfficeError("too-large", "表格过大");
      for (const covered of grid.slice(row, last)) {
        for (let x = column; x < column + width; x++) covered[x] ??= cell;
      }
      column += width;
    }
  });
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return grid.map((cells, row) =>
    Array.from(
      { length: width },
      (_, column) => cells[column] ?? { texts: [], place: placeOf(row, column), row, column, colspan: 1, rowspan: 1 },
    ),
  );
}

/** Cells that continue the one above become its row span. */
export function joinMerged(rows: readonly DraftRow[]): readonly (readonly RawCell[])[] {
  const heads = new Map<number, { rowspan: number }>();
  return rows.map(({ skipped, cells }) => {
    let column = skipped;
    const kept: RawCell[] = skipped > 0 ? [{ texts: [], colspan: skipped, rowspan: 1 }] : [];
    for (const { texts, colspan, merge } of cells) {
      const head = heads.get(column);
      if (merge === "continue" && head !== undefined) head.rowspan++;
      else {
        const cell = { texts, colspan, rowspan: 1 };
        kept.push(cell);
        if (merge === "restart") heads.set(column, cell);
        else heads.delete(column);
      }
      column += colspan;
    }
    return kept;
  });
}

/** `A1` of a zero-based row and column. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let index = column; index >= 0; index = Math.floor(index / 26) - 1) {
    letters = String.fromCharCode(65 + (index % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** Zero-based row and column of `C12`; null for anything else. */
export function parseCellName(name: string): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name.toUpperCase());
  if (parts === null) return null;
  let column = 0;
  for (const letter of parts[1] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]) - 1, column: column - 1 };
}
