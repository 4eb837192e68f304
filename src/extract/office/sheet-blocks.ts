/** Sheets of any spreadsheet program as tables: rows that follow each other, merged cells spread, hidden ones told. */

import type { FilePlace } from "../../model/finding.ts";
import { cellName } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeCell, OfficeError } from "./office-content.ts";

/** A sheet's cells by row, and what is hidden. */
export interface SheetData {
  readonly name: string;
  readonly isHidden: boolean;
  /** Row → column → text; rows and columns zero-based. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly lastRow: number;
    readonly lastColumn: number;
  }[];
}

/** A sheet as tables: rows that follow each other without an empty one are one table. */
export function sheetBlocks(sheet: SheetData): readonly Block[] {
  const blocks: Block[] = [];
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b);
  let from = 0;
  for (let index = 1; index <= numbers.length; index++) {
    if (index < numbers.length && numbers[index] === (numbers[index - 1] ?? 0) + 1) continue;
    blocks.push(tableOf(sheet, numbers.slice(from, index)));
    from = index;
  }
  return blocks;
}

/** Columns without any cell are left out, so that one cell far to the right makes no table of thousands of empty ones. */
function tableOf(sheet: SheetData, numbers: readonly number[]): Block {
  const used = new Set<number>();
  for (const row of numbers) for (const column of sheet.rows.get(row)?.keys() ?? []) used.add(column);
  const columns = [...used].sort((a, b) => a - b);
  if (columns.length * numbers.length > MAX_CELLS * 2) throw new OfficeError("too-large", "表格过大");
  const grid: OfficeCell[][] = numbers.map((row, y) =>
    columns.map((column, x): OfficeCell => {
      const text = sheet.rows.get(row)?.get(column) ?? "";
      const texts = text === "" ? [] : [text];
      return { texts, place: placeOf(sheet, row, column), row: y, column: x, colspan: 1, rowspan: 1 };
    }),
  );
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  let covered = 0;
  for (const merge of sheet.merges) {
    if (merge.row < first || merge.row > last) continue;
    covered += spread(grid, merge, first, columns);
    if (covered > MAX_CELLS * 2) throw new OfficeError("too-large", "表格过大");
  }
  return { type: "table", caption: "", rows: grid };
}

/** The cell of a merged area's corner stands in all its places. Returns how many. */
function spread(
  grid: OfficeCell[][],
  merge: SheetData["merges"][number],
  first: number,
  columns: readonly number[],
): number {
  const top = merge.row - first;
  const start = columns.indexOf(merge.column);
  const corner = grid[top]?.[start];
  if (corner === undefined) return 0;
  const rowspan = Math.min(grid.length, merge.lastRow - first + 1) - top;
  const colspan = columns.filter((column) => column >= merge.column && column <= merge.lastColumn).length;
  const cell: OfficeCell = { ...corner, rowspan, colspan };
  for (let y = top; y < top + rowspan; y++) for (let x = start; x < start + colspan; x++) grid[y]![x] = cell;
  return Math.max(0, rowspan) * colspan;
}

function placeOf({ name, isHidden, hiddenRows, hiddenColumns }: SheetData, row: number, column: number): FilePlace {
  const cell = cellName(row, column);
  const hidden = isHidden
    ? "隐藏的工作表"
    : hiddenRows.has(row)
      ? "隐藏的行"
      : hiddenColumns.has(column)
        ? "隐藏的列"
        : null;
  return hidden === null ? { sheet: name, cell } : { sheet: name, cell, part: hidden };
}
