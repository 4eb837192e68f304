/** What a Word 97–2003 file says of characters and paragraphs: pages of 512 bytes that name runs by their offsets (MS-DOC 2.9.33, 2.9.174). */

import type { CellMerge } from "./edge-rows.ts";

/** Of a paragraph, as far as a reader of its text needs it. */
export interface ParagraphLook {
  readonly isHeading: boolean;
  readonly isInTable: boolean;
  /** Its mark ends a row of a table. */
  readonly isRowEnd: boolean;
  /** Of a row's end: left edges of its cells and the right edge of the last, in twips; empty when it does not say. */
  readonly edges: readonly number[];
  readonly merges: readonly CellMerge[];
}

export interface RunLooks {
  readonly isDeleted: (offset: number) => boolean;
  readonly isHidden: (offset: number) => boolean;
}

interface Run {
  readonly from: number;
  readonly to: number;
  /** Of the page that describes it. */
  readonly page: Buffer;
  readonly index: number;
  readonly count: number;
}

const PAGE = 512;
/** Property codes (MS-DOC 2.6). */
const DELETED = 0x0800;
const HIDDEN = 0x083c;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE = 0xd608;
const TABS = 0xc615;
/** Properties too long for a page stand in the stream of data. */
const ELSEWHERE = new Set([0x6645, 0x6646, 0x646b]);
/** Styles 1 to 9 are the headings of that level in every file. */
const LAST_HEADING = 9;

/** @throws RangeError in damaged files */
export function readRuns(main: Buffer, list: Buffer): RunLooks {
  const deleted: Run[] = [];
  const hidden: Run[] = [];
  for (const run of runsOf(main, list)) {
    const at = run.page.readUInt8((run.count + 1) * 4 + run.index) * 2;
    if (at === 0) continue;
    for (const { code, operand } of propertiesOf(run.page.subarray(at + 1, at + 1 + run.page.readUInt8(at)))) {
      if (code === DELETED && operand[0] === 1) deleted.push(run);
      if (code === HIDDEN && (operand[0] === 1 || operand[0] === 0x81)) hidden.push(run);
    }
  }
  return {
    isDeleted: (offset) => runAt(deleted, offset) !== null,
    isHidden: (offset) => runAt(hidden, offset) !== null,
  };
}

/** Returns what looks up the paragraph whose mark stands at an offset. @throws RangeError in damaged files */
export function readParagraphs(main: Buffer, list: Buffer, data: Buffer): (offset: number) => ParagraphLook | null {
  const runs = [...runsOf(main, list)];
  return (offset) => {
    const run = runAt(runs, offset);
    if (run === null) return null;
    const at = run.page.readUInt8((run.count + 1) * 4 + run.index * 13) * 2;
    if (at === 0) return null;
    const words = run.page.readUInt8(at);
    const own = words === 0 ? run.page.readUInt8(at + 1) * 2 : words * 2 - 1;
    const from = words === 0 ? at + 2 : at + 1;
    return lookOf(run.page.subarray(from, from + own), data);
  };
}

function lookOf(list: Buffer, data: Buffer): ParagraphLook {
  const style = list.readUInt16LE(0);
  let [isInTable, isRowEnd] = [false, false];
  let row: Pick<ParagraphLook, "edges" | "merges"> = { edges: [], merges: [] };
  const own = [...propertiesOf(list.subarray(2))];
  const elsewhere = own.flatMap(({ code, operand }) => {
    const at = ELSEWHERE.has(code) ? operand.readUInt32LE(0) : data.length;
    return at + 2 > data.length ? [] : [...propertiesOf(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)))];
  });
  for (const { code, operand } of [...own, ...elsewhere]) {
    if (code === IN_TABLE) isInTable = operand[0] === 1;
    else if (code === ROW_END) isRowEnd = operand[0] === 1;
    else if (code === TABLE) row = readRow(operand);
  }
  return { isHeading: style >= 1 && style <= LAST_HEADING, isInTable, isRowEnd, ...row };
}

/** MS-DOC 2.9.321: number of cells, their edges, and 20 bytes for each. */
function readRow(operand: Buffer): Pick<ParagraphLook, "edges" | "merges"> {
  const cells = operand.readUInt8(0);
  if (1 + (cells + 1) * 2 > operand.length) return { edges: [], merges: [] };
  const edges = Array.from({ length: cells + 1 }, (_, index) => operand.readInt16LE(1 + index * 2));
  const merges = Array.from({ length: cells }, (_, index): CellMerge => {
    const at = 1 + (cells + 1) * 2 + index * 20;
    const flags = at + 2 > operand.length ? 0 : operand.readUInt16LE(at);
    const down = (flags >> 5) & 3;
    return { isMergedLeft: (flags & 3) === 1, down: down === 1 ? "continue" : down === 3 ? "restart" : "none" };
  });
  return { edges, merges };
}

/** Runs in the order of their offsets; a page that leads back belongs to a damaged file. */
function* runsOf(main: Buffer, list: Buffer): Iterable<Run> {
  const pages = Math.max(0, Math.floor((list.length - 4) / 8));
  let last = 0;
  for (let number = 0; number < pages; number++) {
    const start = (list.readUInt32LE((pages + 1) * 4 + number * 4) & 0x3fffff) * PAGE;
    const page = main.subarray(start, start + PAGE);
    if (page.length < PAGE) throw new RangeError("page outside of the file");
    const count = page.readUInt8(PAGE - 1);
    for (let index = 0; index < count; index++) {
      const [from, to] = [page.readUInt32LE(index * 4), page.readUInt32LE(index * 4 + 4)];
      if (from < last || to < from) continue;
      last = to;
      yield { from, to, page, index, count };
    }
  }
}

/** Runs do not overlap and stand in order. */
function runAt(runs: readonly Run[], offset: number): Run | null {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return null;
    if (offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}

/** The top three bits of a code tell how long its operand is (MS-DOC 2.2.5.1). */
const LENGTHS: readonly (number | null)[] = [1, 1, 2, 4, 2, 2, null, 3];

function* propertiesOf(list: Buffer): Iterable<{ readonly code: number; readonly operand: Buffer }> {
  for (let at = 0; at + 3 <= list.length; ) {
    const code = list.readUInt16LE(at);
    at += 2;
    let length = LENGTHS[code >> 13] ?? null;
    if (length === null) {
      const first = list.readUInt8(at);
      if (code === TABLE) {
        length = first + ((list[at + 1] ?? 0) << 8) - 1;
        at += 2;
      } else {
        // 255 tabs and more say their number elsewhere; what follows cannot be told apart.
        if (code === TABS && first === 255) return;
        length = first;
        at += 1;
      }
    }
    yield { code, operand: list.subarray(at, at + length) };
    at += length;
  }
}
