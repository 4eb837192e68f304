/** Tables of a page by the lines drawn round their cells: what text alone cannot tell, wrapped cells and merged headings. */

import type { RawCell } from "./grid.ts";
import type { PageLine } from "./page-line.ts";

/** A drawn line along one of the axes; `at` is where it stands on the other one. In the unit of the page's text, y downwards. */
export interface Ruling {
  readonly isHorizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface RuledTable {
  readonly rows: readonly (readonly RawCell[])[];
  /** Height of its upper edge, for its place among the lines of the page. */
  readonly top: number;
}

export interface RuledPage {
  readonly tables: readonly RuledTable[];
  /** Pieces that stand in none of them. */
  readonly rest: readonly PageLine[];
}

/** Lines nearer than this are one: both sides of a thin rectangle, borders of neighbours. */
const SAME = 2.5;
/** A page of more lines is a drawing. */
const MOST_RULINGS = 20_000;
const MOST_CELLS = 20_000;
const LEAST_EDGES = 3;

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rulings: readonly Ruling[];
}

/** Tables of at least two rows and two columns. */
export function findRuledTables(rulings: readonly Ruling[], pieces: readonly PageLine[]): RuledPage {
  if (rulings.length === 0 || rulings.length > MOST_RULINGS) return { tables: [], rest: pieces };
  let rest = pieces;
  const tables: RuledTable[] = [];
  for (const grid of gridsOf(rulings)) {
    const own = rest.filter((piece) => isInside(grid, piece));
    if (own.length === 0) continue;
    rest = rest.filter((piece) => !isInside(grid, piece));
    tables.push({ rows: readRows(grid, own), top: grid.ys[0] ?? 0 });
  }
  return { tables, rest };
}

/** Lines that meet belong to one table. */
function gridsOf(rulings: readonly Ruling[]): readonly Grid[] {
  const across = rulings.filter(({ isHorizontal }) => isHorizontal).sort((a, b) => a.at - b.at);
  const down = rulings.filter(({ isHorizontal }) => !isHorizontal);
  const groups: { rulings: Ruling[]; top: number; bottom: number; left: number; right: number }[] = [];
  // Bands of the page: a vertical line joins all horizontal ones that it crosses.
  for (const line of [...down].sort((a, b) => a.from - b.from)) {
    const group = groups.findLast(({ bottom }) => line.from <= bottom + SAME);
    if (group === undefined) {
      groups.push({ rulings: [line], top: line.from, bottom: line.to, left: line.at, right: line.at });
      continue;
    }
    group.rulings.push(line);
    group.bottom = Math.max(group.bottom, line.to);
    group.left = Math.min(group.left, line.at);
    group.right = Math.max(group.right, line.at);
  }
  return groups.flatMap(({ rulings: own, top, bottom, left, right }) => {
    const crossing = across.filter(
      ({ at, from, to }) => at >= top - SAME && at <= bottom + SAME && from <= right + SAME && to >= left - SAME,
    );
    const xs = clusters(own.map(({ at }) => at));
    const ys = clusters(crossing.map(({ at }) => at));
    const isTable = xs.length >= LEAST_EDGES && ys.length >= LEAST_EDGES;
    const isSane = (xs.length - 1) * (ys.length - 1) <= MOST_CELLS;
    return isTable && isSane ? [{ xs, ys, rulings: [...own, ...crossing] }] : [];
  });
}

function clusters(values: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || value - last > SAME) kept.push(value);
  }
  return kept;
}

function isInside({ xs, ys }: Grid, { x, right, y, size }: PageLine): boolean {
  const [centre, middle] = [(x + right) / 2, y - size / 3];
  return centre > (xs[0] ?? 0) && centre < (xs.at(-1) ?? 0) && middle > (ys[0] ?? 0) && middle < (ys.at(-1) ?? 0);
}

/** Neighbouring places without a line between them are one cell. */
function readRows(grid: Grid, pieces: readonly PageLine[]): readonly (readonly RawCell[])[] {
  const { xs, ys } = grid;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const walls = wallsOf(grid);
  const taken = Array.from({ length: rows }, () => new Array<Draft | null>(columns).fill(null));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column] !== null) continue;
      let width = 1;
      while (column + width < columns && taken[row]![column + width] === null && !walls.right[row]![column + width - 1])
        width++;
      let height = 1;
      while (row + height < rows && isOpenBelow(walls.below[row + height - 1]!, column, width)) height++;
      const draft: Draft = { row, column, width, height, pieces: [] };
      for (let y = row; y < row + height; y++) taken[y]!.fill(draft, column, column + width);
    }
  }
  for (const piece of pieces) {
    const column = indexAt(xs, (piece.x + piece.right) / 2);
    taken[indexAt(ys, piece.y - piece.size / 3)]?.[column]?.pieces.push(piece);
  }
  return taken.map((drafts, row) =>
    drafts.flatMap((draft, column) => (draft?.row === row && draft.column === column ? [cellOf(draft)] : [])),
  );
}

interface Draft {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: PageLine[];
}

function isOpenBelow(below: readonly boolean[], column: number, width: number): boolean {
  return below.slice(column, column + width).every((isWall) => !isWall);
}

/** For each place: does a line stand at its right, and below it? */
function wallsOf({ xs, ys, rulings }: Grid): { readonly right: boolean[][]; readonly below: boolean[][] } {
  const make = (): boolean[][] => ys.slice(1).map(() => xs.slice(1).map(() => false));
  const [right, below] = [make(), make()];
  for (const { isHorizontal, at, from, to } of rulings) {
    const [across, along] = isHorizontal ? [ys, xs] : [xs, ys];
    const edge = across.findIndex((one) => Math.abs(one - at) <= SAME) - 1;
    if (edge < 0) continue;
    for (let index = 0; index + 1 < along.length; index++) {
      const middle = ((along[index] ?? 0) + (along[index + 1] ?? 0)) / 2;
      if (middle < from || middle > to) continue;
      if (isHorizontal) below[edge]![index] = true;
      else right[index]![edge] = true;
    }
  }
  return { right, below };
}

function indexAt(edges: readonly number[], value: number): number {
  return edges.findLastIndex((edge) => edge <= value);
}

/** Lines of a cell follow each other without a space, save between Latin words. */
function cellOf({ width, height, pieces }: Draft): RawCell {
  const sorted = [...pieces].sort((a, b) =>
    Math.abs(a.y - b.y) > Math.max(a.size, b.size) / 2 ? a.y - b.y : a.x - b.x,
  );
  let text = "";
  let before: PageLine | null = null;
  for (const piece of sorted) {
    const isApart =
      before !== null && Math.abs(before.y - piece.y) < piece.size / 2 && piece.x - before.right > piece.size / 3;
    const isWord = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(piece.text);
    text += (isApart && /\w$/.test(text) && /^\w/.test(piece.text)) || isWord ? ` ${piece.text}` : piece.text;
    before = piece;
  }
  const own = text.trim();
  return { texts: own === "" ? [] : [own], colspan: width, rowspan: height };
}
