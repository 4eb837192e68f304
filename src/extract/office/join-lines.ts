/** Makes paragraphs and tables of pieces of text that only have places on a page (PDF, OFD). */

import type { RawCell } from "./grid.ts";
import type { Block } from "./office-content.ts";
import type { PageLine } from "./page-line.ts";
import type { RuledTable } from "./ruled-tables.ts";
import { textTable } from "./text-table.ts";

interface Line {
  /** Pieces with wide gaps between them. */
  readonly cells: readonly PageLine[];
  /** As the file has them, left to right. */
  readonly pieces: readonly PageLine[];
  readonly y: number;
  readonly size: number;
}

/** Pieces whose heights differ by less than this share of the font size stand in one line. */
const SAME_LINE = 0.5;
/** A gap wider than this many characters parts two cells; a narrower one is a space or nothing. */
const CELL_GAP = 1.5;
/** A line that ends within so many characters of the right edge goes on in the next one. */
const FULL_LINE = 2.5;
/** A number or word that no program breaks: where it has no room left in a line, it begins the next one. */
const UNBROKEN = /^[!-~]{6,40}/;
/** Width of a Latin letter or a figure, in characters. */
const LATIN_WIDTH = 0.5;
/** A next line that starts so many characters to the right begins a paragraph. */
const INDENT = 1;
const LEAST_TABLE_ROWS = 2;
/** Cells of a row stand at least so many characters apart, rows at most so many lines. */
const LEAST_CELL_GAP = 0.15;
const SCRIPT_GAP = 0.35;
const MOST_ROW_GAP = 4;

/** A text or a table, by the height at which it begins. */
type Placed = { readonly top: number } & (
  | { readonly text: string }
  | { readonly rows: readonly (readonly RawCell[])[] }
);

/** Blocks of one page, top to bottom. `page` counts from 1; `ruled`: tables that were found by their lines. */
export function joinLines(
  pieces: readonly PageLine[],
  page: number,
  ruled: readonly RuledTable[] = [],
): readonly Block[] {
  let tables = 0;
  return [...placeLines(pieces), ...ruled]
    .sort((a, b) => a.top - b.top)
    .map((one): Block => {
      if ("text" in one) return { type: "text", text: one.text, isHeading: false, place: { page } };
      tables++;
      return textTable(one.rows, tables, { page });
    });
}

/** Do pieces of some line stand so far apart that they may be cells? */
export function hasColumns(pieces: readonly PageLine[]): boolean {
  return gatherLines(pieces).some(({ cells }) => cells.length > 1);
}

function placeLines(pieces: readonly PageLine[]): readonly Placed[] {
  const lines = gatherLines(pieces);
  const right = lines.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.right ?? 0), 0);
  const left = lines.reduce((least, { cells }) => Math.min(least, cells[0]?.x ?? least), Number.POSITIVE_INFINITY);
  const blocks: Placed[] = [];
  for (let at = 0; at < lines.length; ) {
    const top = lines[at]!.y;
    const table = findTable(lines, at);
    if (table !== null) {
      const rows = table.rows.map((row) =>
        row.map((text) => ({ texts: text === "" ? [] : [text], colspan: 1, rowspan: 1 })),
      );
      blocks.push({ top, rows });
      at += table.lines;
      continue;
    }
    let text = textOf(lines[at]!);
    let last = lines[at]!;
    at++;
    while (at < lines.length && findTable(lines, at) === null && goesOn(last, lines[at]!, left, right)) {
      last = lines[at]!;
      text += join(text, textOf(last));
      at++;
    }
    blocks.push({ top, text });
  }
  return blocks;
}

/** Pieces at one height, left to right; pieces that touch become one. */
function gatherLines(pieces: readonly PageLine[]): readonly Line[] {
  const sorted = pieces.filter(({ text }) => text.trim() !== "").sort((a, b) => a.y - b.y || a.x - b.x);
  const groups: PageLine[][] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group !== undefined &&
      first !== undefined &&
      piece.y - first.y < Math.max(first.size, piece.size) * SAME_LINE
    ) {
      group.push(piece);
    } else groups.push([piece]);
  }
  return groups.map((group) => {
    const cells: PageLine[] = [];
    for (const piece of group.sort((a, b) => a.x - b.x)) {
      const before = cells.at(-1);
      const gap = before === undefined ? 0 : piece.x - before.right;
      const size = before === undefined ? piece.size : Math.max(before.size, piece.size);
      if (before === undefined || gap > size * CELL_GAP) cells.push(piece);
      else {
        const glue = gap > size * 0.3 && isLatin(before.text.at(-1)) && isLatin(piece.text[0]) ? " " : "";
        cells[cells.length - 1] = { ...before, text: before.text + glue + piece.text, right: piece.right, size };
      }
    }
    const size = Math.max(...group.map((piece) => piece.size));
    return { cells, pieces: group, y: group[0]!.y, size };
  });
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[0-9A-Za-z]/.test(character);
}

function textOf({ cells }: Line): string {
  return cells.map(({ text }) => text.trim()).join(" ");
}

function join(before: string, after: string): string {
  return isLatin(before.at(-1)) && isLatin(after[0]) && !/\d$/.test(before) ? ` ${after}` : after;
}

function goesOn(line: Line, next: Line, left: number, right: number): boolean {
  const end = line.cells.at(-1)?.right ?? 0;
  const start = next.cells[0]?.x ?? 0;
  if (line.cells.length > 1 || next.cells.length > 1) return false;
  if (Math.abs(line.size - next.size) > line.size * 0.2 || next.y - line.y > line.size * 3) return false;
  const unbroken = UNBROKEN.exec(next.cells[0]?.text.trim() ?? "")?.[0].length ?? 0;
  return right - end < line.size * (FULL_LINE + unbroken * LATIN_WIDTH) && start - left < line.size * INDENT;
}

/** A table that begins with the line at `at`: its rows, and how many lines they take; null when there is none. */
interface Found {
  readonly rows: readonly (readonly string[])[];
  readonly lines: number;
}

/** The cells of the first line set the columns. A line with text in none but some later columns goes on in the row above. */
function findTable(lines: readonly Line[], at: number): Found | null {
  const head = lines[at]!;
  if (head.cells.length < 2) return null;
  const edges = head.cells.slice(1).map((cell, index) => (cell.x + (head.cells[index]?.right ?? cell.x)) / 2);
  const rows: string[][] = [head.cells.map(({ text }) => text.trim())];
  let count = 1;
  let last = head;
  for (; at + count < lines.length; count++) {
    const line = lines[at + count]!;
    const texts = splitAt(line, edges);
    if (texts === null || line.y - last.y > line.size * MOST_ROW_GAP) break;
    const filled = texts.filter((text) => text !== "").length;
    const isRest = texts[0] === "" && filled * 2 <= texts.length && line.y - last.y < line.size * 1.6;
    if (isRest) {
      const row = rows.at(-1)!;
      texts.forEach((text, column) => {
        row[column] = `${row[column] ?? ""}${text}`;
      });
    } else if (filled >= 2) rows.push(texts);
    else break;
    last = line;
  }
  return rows.length >= LEAST_TABLE_ROWS ? { rows, lines: count } : null;
}

/** The line's text by column, each piece where its middle is; null when one piece spans columns, as in a paragraph. */
function splitAt({ pieces }: Line, edges: readonly number[]): string[] | null {
  const texts = ["", ...edges.map(() => "")];
  let before: PageLine | null = null;
  let column = 0;
  for (const piece of pieces) {
    const { text, x, right, size } = piece;
    if (before === null || !touches(before, piece)) column = edges.filter((edge) => edge <= (x + right) / 2).length;
    const crossed = edges.filter((edge) => edge > x + size && edge < right - size).length;
    if (crossed > 1 || (crossed === 1 && pieces.length === 1)) return null;
    texts[column] = `${texts[column] ?? ""}${text.trim()}`;
    before = piece;
  }
  return texts;
}

/** Layout programs put a quarter of a character between Chinese and Latin text. */
function touches(before: PageLine, piece: PageLine): boolean {
  const isMixed = isLatin(before.text.trim().at(-1)) !== isLatin(piece.text.trim()[0]);
  return piece.x - before.right < piece.size * (isMixed ? SCRIPT_GAP : LEAST_CELL_GAP);
}
