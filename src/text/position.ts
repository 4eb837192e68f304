/** Maps read text back to page source, and source offsets to lines and columns. */

import type { LineColumn, Origin, Span } from "../model/span.ts";

/**
 * The source range that a non-empty range of read text came from. An end that falls inside a run that maps as a whole
 * (an entity) takes the whole run; text between two runs that stand apart in the source (tags) is covered too.
 */
export function sourceSpan(origin: Origin, span: Span): Span {
  if (origin.length === 0) return { start: 0, end: 0 };
  const first = findRun(origin, span.start);
  if (span.end <= span.start) {
    const start = startInRun(origin, first, span.start);
    return { start, end: start };
  }
  const last = findRun(origin, span.end - 1);
  return { start: startInRun(origin, first, span.start), end: endInRun(origin, last, span.end) };
}

/** Offsets at which the lines of a text begin; a line ends with CRLF, LF or a lone CR. */
export function lineStarts(source: string): number[] {
  const starts = [0];
  const hasReturn = source.includes("\r");
  let next = source.indexOf("\n");
  if (!hasReturn) {
    while (next !== -1) {
      starts.push(next + 1);
      next = source.indexOf("\n", next + 1);
    }
    return starts;
  }
  for (let index = 0; index < source.length; index += 1) {
    const code = source.charCodeAt(index);
    if (code === 10) starts.push(index + 1);
    else if (code === 13 && source.charCodeAt(index + 1) !== 10) starts.push(index + 1);
  }
  return starts;
}

/** One-based line and column of an offset, by binary search in what `lineStarts` returned. */
export function lineColumn(starts: readonly number[], offset: number): LineColumn {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function findRun(origin: Origin, offset: number): number {
  let low = 0;
  let high = origin.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (origin[middle * 3]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}

/**
 * The last run has no successor to tell its text length, so the extractor closes an origin whose last run maps as a whole
 * with an empty run; a last run is therefore verbatim.
 */
function isVerbatim(origin: Origin, run: number): boolean {
  const sourceLength = origin[run + 2]! - origin[run + 1]!;
  const next = origin[run + 3];
  if (next !== undefined) return next - origin[run]! === sourceLength;
  return true;
}

function startInRun(origin: Origin, run: number, offset: number): number {
  const start = origin[run + 1]!;
  if (!isVerbatim(origin, run)) return start;
  return Math.min(start + (offset - origin[run]!), origin[run + 2]!);
}

function endInRun(origin: Origin, run: number, offset: number): number {
  const end = origin[run + 2]!;
  if (!isVerbatim(origin, run)) return end;
  return Math.min(origin[run + 1]! + (offset - origin[run]!), end);
}
