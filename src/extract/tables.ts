/** Tells data tables from layout tables, spreads merged cells over a regular grid, and names each cell's headers. */

import type { CellPlace, Table, TableCell } from "../model/document.ts";
import { type Layout, MAIN } from "./layout.ts";
import { findHeaders, type GridCell } from "./table-headers.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

/** HTML Standard 4.9.11: larger spans count as these. */
const MAX_COLSPAN = 1000;
const MAX_ROWSPAN = 65_534;
/** A table spread out beyond this is a trap, not data. */
const MAX_PLACES = 200_000;

export interface PageTables {
  /** Index of the page's text → where it stands. */
  readonly cells: ReadonlyMap<number, CellPlace>;
  /** The tables in page order, once the segments of the page's texts are numbered. */
  readonly finish: (segmentOf: Int32Array) => readonly Table[];
}

interface DraftTable {
  readonly caption: string;
  readonly rows: readonly (readonly GridCell[])[];
}

/** Tables inside one another are layout, save the innermost. */
export function readTables(layout: Layout): PageTables {
  const drafts: DraftTable[] = [];
  const cells = new Map<number, CellPlace>();
  for (const element of layout.page.elements) {
    if (element.name !== "table" || element.isSilent) continue;
    const draft = readTable(layout, element);
    if (draft !== null) drafts.push(draft);
  }
  const named = drafts.map((draft) => findHeaders(draft.rows, draft.caption));
  named.forEach((table, index) => {
    table.rows.forEach((row, rowIndex) => {
      row.forEach((cell, columnIndex) => {
        for (const text of cell.texts) {
          if (cells.has(text)) continue;
          cells.set(text, {
            table: index,
            row: rowIndex,
            column: columnIndex,
            columnHeader: cell.columnHeader,
            rowHeader: cell.rowHeader,
            isHeader: cell.isHeader,
          });
        }
      });
    });
  });
  const finish = (segmentOf: Int32Array): readonly Table[] =>
    named.map((table) => ({
      caption: table.caption,
      rows: table.rows.map((row) =>
        row.map(
          (cell): TableCell => ({
            text: cell.text,
            segments: cell.texts.map((text) => segmentOf[text]!),
            columnHeader: cell.columnHeader,
            isHeader: cell.isHeader,
          }),
        ),
      ),
    }));
  return { cells, finish };
}

interface RawCell {
  readonly element: ElementNode;
  readonly texts: number[];
  readonly colspan: number;
  readonly rowspan: number;
}

function readTable(layout: Layout, table: ElementNode): DraftTable | null {
  const { elements, texts } = layout.page;
  const rows: { readonly isHead: boolean; readonly cells: RawCell[] }[] = [];
  let caption = "";
  let isLaidOut = false;
  for (let index = table.index + 1; index < table.last; index += 1) {
    const element = elements[index]!;
    if (element.name === "table") return null;
    if (element.name === "tr") rows.push({ isHead: element.parent?.name === "thead", cells: [] });
    else if (element.name === "caption") caption = joinTexts(layout, element);
    else if (element.name === "td" || element.name === "th") {
      const row = rows[rows.length - 1];
      if (row !== undefined) row.cells.push(readCell(element));
    } else if (LAYOUT_ONLY.has(element.name)) isLaidOut = true;
  }
  if (isLaidOut || !looksLikeData(layout, table, rows)) return null;
  return { caption, rows: spread(rows, texts) };
}

const LAYOUT_ONLY: ReadonlySet<string> = new Set(["form", "iframe", "nav", "h1", "h2", "marquee", "header", "footer"]);

function readCell(element: ElementNode): RawCell {
  const texts: number[] = [];
  for (let index = element.textFrom; index < element.textTo; index += 1) texts.push(index);
  return {
    element,
    texts,
    colspan: readSpan(attributeOf(element, "colspan"), MAX_COLSPAN),
    rowspan: readSpan(attributeOf(element, "rowspan"), MAX_ROWSPAN),
  };
}

function readSpan(value: string | null, limit: number): number {
  const span = Number.parseInt(value ?? "1", 10);
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, limit);
}

/** Rows of several cells, filled mostly with short texts; long running text or lists of links in cells are layout. */
function looksLikeData(
  layout: Layout,
  table: ElementNode,
  rows: readonly { readonly cells: readonly RawCell[] }[],
): boolean {
  const full = rows.filter((row) => row.cells.length >= 2);
  if (full.length < 2)
    return rows.length >= 2 && rows.some((row) => row.cells.some((cell) => cell.element.name === "th"));
  const length = layout.textLength[table.index]!;
  if (length === 0) return false;
  const hasHeaders = rows.some((row) => row.cells.some((cell) => cell.element.name === "th"));
  if (hasHeaders || Number(attributeOf(table, "border") ?? 0) > 0) return true;
  const links = layout.linkLength[table.index]!;
  if (links * 10 > length * 7 && layout.regions[table.index] !== MAIN) return false;
  const cells = rows.flatMap((row) => row.cells);
  const filled = cells.filter((cell) => cell.texts.length > 0);
  if (filled.length * 3 < cells.length) return false;
  const crowded = filled.filter((cell) => cell.texts.length > 6 || hasBlocks(layout, cell.element)).length;
  return crowded * 4 <= filled.length;
}

/** Do lists or nested boxes stand in the cell, rather than lines of text? */
function hasBlocks(layout: Layout, cell: ElementNode): boolean {
  for (let index = cell.index + 1; index < cell.last; index += 1) {
    const { name } = layout.page.elements[index]!;
    if (name === "ul" || name === "ol" || name === "dl") return true;
  }
  return false;
}

function joinTexts(layout: Layout, element: ElementNode): string {
  const parts: string[] = [];
  for (let index = element.textFrom; index < element.textTo; index += 1) parts.push(layout.page.texts[index]!.text);
  return parts.join(" ");
}

function spread(
  rows: readonly { readonly isHead: boolean; readonly cells: readonly RawCell[] }[],
  texts: readonly { readonly text: string }[],
): GridCell[][] {
  const grid: GridCell[][] = rows.map(() => []);
  let places = 0;
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const raw of row.cells) {
      while (grid[rowIndex]![column] !== undefined) column += 1;
      const cell: GridCell = {
        text: raw.texts.map((text) => texts[text]!.text).join(" "),
        texts: raw.texts,
        isTh: raw.element.name === "th" || row.isHead,
        isBold: isBold(raw.element),
        row: rowIndex,
        column,
        colspan: raw.colspan,
        rowspan: raw.rowspan,
      };
      const lastRow = Math.min(rows.length, rowIndex + raw.rowspan);
      for (let y = rowIndex; y < lastRow; y += 1) {
        for (let x = column; x < column + raw.colspan; x += 1) {
          places += 1;
          if (places > MAX_PLACES) return;
          grid[y]![x] ??= cell;
        }
      }
      column += raw.colspan;
    }
  });
  return fillGaps(grid);
}

/** Rows that end early, or holes that spans left, get empty cells. */
function fillGaps(grid: GridCell[][]): GridCell[][] {
  const width = Math.min(
    grid.reduce((most, row) => Math.max(most, row.length), 0),
    Math.ceil(MAX_PLACES / Math.max(1, grid.length)),
  );
  return grid.map((row, rowIndex) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row[column];
      return cell ?? { text: "", texts: [], isTh: false, isBold: false, row: rowIndex, column, colspan: 1, rowspan: 1 };
    }),
  );
}

function isBold(cell: ElementNode): boolean {
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attributeOf(cell, "style") ?? "");
}
