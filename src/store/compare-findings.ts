/** The order in which findings are told. */

import type { Finding, Location } from "../model/finding.ts";
import { compareText } from "../text/compare-text.ts";

/**
 * Order of the contract (§2): url, line, column, rule; then the place inside a file, or id. What stands in one paragraph of a file stays
 * in the order in which it was found: an id hangs on the folder that the file lies in.
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.url, b.url) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    (a.location.column ?? 0) - (b.location.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    (isInFile(a) && isInFile(b) ? comparePlaces(a.location, b.location) : compareText(a.id, b.id))
  );
}

/** The place is told by page, sheet and paragraph, not by a line. */
function isInFile({ location }: Finding): boolean {
  return location.line === undefined;
}

/** As a reader goes through a file: files, pages, sheets, paragraphs, cells row by row. */
function comparePlaces(a: Location, b: Location): number {
  return (
    compareText(a.file ?? "", b.file ?? "") ||
    (a.page ?? 0) - (b.page ?? 0) ||
    compareText(a.sheet ?? "", b.sheet ?? "") ||
    (a.paragraph ?? Number.MAX_SAFE_INTEGER) - (b.paragraph ?? Number.MAX_SAFE_INTEGER) ||
    compareCells(a.cell ?? "", b.cell ?? "")
  );
}

/** `C12` and `第 12 行第 3 列`: rows before columns; A to Z before AA. */
function compareCells(a: string, b: string): number {
  return rowOf(a) - rowOf(b) || a.length - b.length || compareText(a, b);
}

function rowOf(cell: string): number {
  return Number(/\d+/.exec(cell)?.[0] ?? 0);
}
