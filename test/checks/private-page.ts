/** Makes a Document from lines for the privacy checks: `a | b | c` lines are table rows, one table a block, the first row its headings. */

import { expect } from "vitest";
import type { Document, Segment, Table, TableCell } from "../../src/model/document.ts";
import type { DocumentCheck, Match } from "../../src/model/rule.ts";
import { contextOn } from "./check-context.ts";
import { pageOf } from "./text-page.ts";

interface PrivateParts {
  readonly title?: string;
  /** The document knows the first row of each table as headings. */
  readonly marked?: boolean;
  readonly now?: string;
  readonly region?: Segment["region"];
}

/** Blocks of rows become tables; `# ` begins a heading. */
export function privatePageOf(text: string, parts: PrivateParts = {}): Document {
  const segments: Segment[] = [];
  const tables: Table[] = [];
  let rows: string[][] = [];
  const add = (line: string, kind: Segment["kind"], cell: Segment["cell"]): void => {
    segments.push({
      index: segments.length,
      kind,
      region: parts.region ?? "main",
      text: line,
      origin: [0, 0, line.length],
      path: "",
      cell,
    });
  };
  const flush = (): void => {
    const headings = parts.marked ? (rows[0] ?? []) : [];
    const table = tables.length;
    const made = rows.map((cells, row) =>
      cells.map((cell, column): TableCell => {
        const isHeader = parts.marked === true && row === 0;
        const columnHeader = isHeader ? "" : (headings[column] ?? "");
        if (cell !== "") add(cell, "cell", { table, row, column, columnHeader, rowHeader: "", isHeader });
        return { text: cell, segments: cell === "" ? [] : [segments.length - 1], columnHeader, isHeader };
      }),
    );
    if (rows.length > 0) tables.push({ caption: "", rows: made });
    rows = [];
  };
  for (const line of text.split("\n")) {
    if (line.includes(" | ")) rows.push(line.split(" | ").map((cell) => cell.trim()));
    else {
      flush();
      if (line.startsWith("# ")) add(line.slice(2), "heading", null);
      else add(line, "paragraph", null);
    }
  }
  flush();
  return { ...pageOf(""), source: text, title: parts.title ?? "", segments, tables };
}

/** Matches of a check on unmarked text, as `[quote, match]`. */
function findPrivate<State>(
  check: DocumentCheck<State>,
  text: string,
  parts: PrivateParts = {},
): readonly (readonly [quote: string, match: Match])[] {
  const document = privatePageOf(text, parts);
  return [...check.run(document, check.compile({}), contextOn(parts.now ?? "2026-11-22"))].map((match) => {
    if (!("segment" in match.place)) throw new Error("a privacy finding stands in a segment");
    const { segment, span } = match.place;
    return [document.segments[segment]?.text.slice(span.start, span.end) ?? "", match] as const;
  });
}

/** Asserts that exactly the places in `⟦…⟧` are found, in order, and returns the matches. */
export function expectPrivate<State>(
  check: DocumentCheck<State>,
  marked: string,
  parts: PrivateParts = {},
): readonly Match[] {
  const expected = Array.from(marked.matchAll(/⟦([^⟧]*)⟧/g), (match) => match[1]);
  const found = findPrivate(check, marked.replaceAll(/[⟦⟧]/g, ""), parts);
  expect(found.map(([quote]) => quote)).toEqual(expected);
  return found.map(([, match]) => match);
}
