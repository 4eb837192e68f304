/** Rows of tables whose cells are told by their edges (DOC, RTF): columns, and cells that span several. */

import type { DraftCell, DraftRow } from "./grid.ts";

export interface EdgedRow {
  /** Paragraphs of each cell. */
  readonly cells: readonly (readonly string[])[];
  /** Left edges of the cells and the right edge of the last, in twips; anything else when they are not known. */
  readonly edges: readonly number[];
  readonly merges: readonly CellMerge[];
}

export interface CellMerge {
  readonly isMergedLeft: boolean;
  readonly down: DraftCell["merge"];
}

/** Edges that differ by less, in twips, are one. */
const SAME_EDGE = 30;

/** The columns are what the edges of all cells make. */
export function rowsByEdges(rows: readonly EdgedRow[]): readonly DraftRow[] {
  const edges: number[] = [];
  for (const edge of rows.flatMap((row) => row.edges).sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || edge - last > SAME_EDGE) edges.push(edge);
  }
  const columnAt = (edge: number): number => Math.max(0, lastAtOrBefore(edges, edge));
  return rows.map(({ cells, edges: own, merges }) => {
    const isKnown = own.length === cells.length + 1;
    const row: DraftRow = { skipped: isKnown ? columnAt(own[0] ?? 0) : 0, cells: [] };
    cells.forEach((texts, index) => {
      const width = isKnown ? columnAt(own[index + 1] ?? 0) - columnAt(own[index] ?? 0) : 1;
      const merge = merges[index];
      const before = row.cells.at(-1);
      if (merge?.isMergedLeft === true && before !== undefined) {
        before.colspan += Math.max(1, width);
        before.texts.push(...texts);
      } else row.cells.push({ texts: [...texts], colspan: Math.max(1, width), merge: merge?.down ?? "none" });
    });
    return row;
  });
}

/** Index of the last of ascending numbers that is no more than `value`; 0 where there is none. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
