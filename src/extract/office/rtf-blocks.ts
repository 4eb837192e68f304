/** Builds the blocks of a Rich Text file from what its words say: paragraphs, tables, and texts that stand beside them. */

import { type CellMerge, type EdgedRow, rowsByEdges } from "./edge-rows.ts";
import { joinMerged } from "./grid.ts";
import type { Block } from "./office-content.ts";
import { textTable } from "./text-table.ts";

export interface RtfBlocks {
  /** Text of the open paragraph, as a reader sees it or does not. */
  readonly add: (text: string, look: "shown" | "hidden" | "deleted") => void;
  readonly endParagraph: () => void;
  readonly endCell: () => void;
  readonly endRow: () => void;
  /** Do paragraphs from here on belong to a table? */
  readonly setInTable: (isInTable: boolean) => void;
  /** The open row is defined anew: by its left edge, and the right edge of each cell with the merge noted before it. In twips. */
  readonly beginRow: () => void;
  readonly setLeft: (edge: number) => void;
  readonly noteMerge: (merge: Partial<CellMerge>) => void;
  readonly addEdge: (edge: number) => void;
  /** A block that stands beside the line of reading. */
  readonly addBeside: (block: Block) => void;
  /** Ends what is open. Nothing may be added afterwards. */
  readonly finish: () => readonly Block[];
}

const NO_MERGE: CellMerge = { isMergedLeft: false, down: "none" };

export function createRtfBlocks(): RtfBlocks {
  const blocks: Block[] = [];
  let paragraph = "";
  let hidden = "";
  let deleted = "";
  let cell: string[] = [];
  let row: string[][] = [];
  let rows: EdgedRow[] = [];
  let edges: number[] = [0];
  let merges: CellMerge[] = [];
  let merge = NO_MERGE;
  let paragraphs = 0;
  let tables = 0;
  let isInTable = false;

  function tell(words: string, part: string): void {
    const text = words.trim();
    if (text !== "") blocks.push({ type: "text", text, isHeading: false, place: { part } });
  }

  function endParagraph(): void {
    const text = paragraph.trim();
    if (text !== "" && isInTable) cell.push(text);
    else if (text !== "") {
      endTable();
      paragraphs++;
      blocks.push({ type: "text", text, isHeading: false, place: { paragraph: paragraphs } });
    }
    tell(hidden, "隐藏文字");
    tell(deleted, "修订中删除的文字");
    [paragraph, hidden, deleted] = ["", "", ""];
  }

  function endRow(): void {
    if (row.length > 0) rows.push({ cells: row, edges, merges });
    row = [];
    isInTable = false;
  }

  function endTable(): void {
    if (rows.length === 0) return;
    tables++;
    blocks.push(textTable(joinMerged(rowsByEdges(rows)), tables));
    rows = [];
  }

  return {
    add(text, look) {
      if (look === "shown") paragraph += text;
      else if (look === "hidden") hidden += text;
      else deleted += text;
    },
    endParagraph,
    endCell() {
      isInTable = true;
      endParagraph();
      row.push(cell);
      cell = [];
    },
    endRow,
    setInTable(value) {
      isInTable = value;
    },
    beginRow() {
      [edges, merges] = [[0], []];
    },
    setLeft(edge) {
      edges[0] = edge;
    },
    noteMerge(part) {
      merge = { ...merge, ...part };
    },
    addEdge(edge) {
      edges.push(edge);
      merges.push(merge);
      merge = NO_MERGE;
    },
    addBeside: (block) => void blocks.push(block),
    finish() {
      endParagraph();
      endRow();
      endTable();
      return blocks;
    },
  };
}
