/** Lists written as lines, their columns set apart by spaces or tabs: which words of the heading line stand above a place. */

import type { Document, Segment } from "../model/document.ts";

const LONGEST_LINE = 120;
const MOST_LINES = 60;
const LEAST_COLUMNS = 2;

/** The heading above a place in such a list; empty where the lines above are no list. */
export function lineHeading(document: Document, segment: Segment, start: number): string {
  const columns = columnsOf(segment.text);
  if (segment.cell !== null || segment.text.length > LONGEST_LINE || columns.length < LEAST_COLUMNS) return "";
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - MOST_LINES); index--) {
    const line = document.segments[index];
    if (line === undefined || line.cell !== null || line.text.length > LONGEST_LINE) return "";
    const headings = columnsOf(line.text);
    if (headings.length !== columns.length) return "";
    if (/\d/.test(line.text)) continue;
    return headings[columnsOf(`${segment.text.slice(0, start)}|`).length - 1] ?? "";
  }
  return "";
}

function columnsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
