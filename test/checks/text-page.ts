/** Turns marked lines into a Document and back: `⟦…⟧` encloses exactly what a check must find. */

import { expect } from "vitest";
import type { Document, Segment, SegmentKind } from "../../src/model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../../src/model/rule.ts";
import { CONTEXT } from "./check-context.ts";

export interface PageParts {
  readonly document?: Partial<Document>;
  readonly context?: Partial<CheckContext>;
  readonly options?: Json;
  /** Kind of every segment (else paragraphs). */
  readonly kind?: SegmentKind;
}

function segmentOf(text: string, index: number, kind: SegmentKind): Segment {
  return { index, kind, region: "main", text, origin: [0, 0, text.length], path: "", cell: null };
}

/** One segment a line; a line that begins with `# ` is a heading, with `| ` a table cell, with `@ ` a link. */
export function pageOf(text: string, parts: PageParts = {}): Document {
  const kinds: Readonly<Record<string, SegmentKind>> = { "# ": "heading", "| ": "cell", "@ ": "link" };
  const segments = text.split("\n").map((line, index) => {
    const kind = kinds[line.slice(0, 2)];
    return kind ? segmentOf(line.slice(2), index, kind) : segmentOf(line, index, parts.kind ?? "paragraph");
  });
  return {
    url: "https://www.example.com/a.html",
    name: "https://www.example.com/a.html",
    finalUrl: "https://www.example.com/a.html",
    status: 200,
    format: "text",
    source: text,
    encoding: { used: "utf-8", from: "default", header: null, meta: null, contradiction: null, replaced: 0 },
    kind: "article",
    title: "",
    column: [],
    columnType: "",
    publishedAt: null,
    publishedFrom: null,
    contentSource: "",
    author: "",
    metas: [],
    segments,
    links: [],
    tables: [],
    items: [],
    listSource: "none",
    anchors: new Set(),
    ...parts.document,
  };
}

/** All matches of a check on unmarked text, in the check's own order. */
export function matchesOf<State>(check: DocumentCheck<State>, text: string, parts: PageParts = {}): readonly Match[] {
  const state = check.compile(parts.options ?? {});
  return [...check.run(pageOf(text, parts), state, { ...CONTEXT, ...parts.context })];
}

function mark(text: string, matches: readonly Match[]): string {
  const lines = text.split("\n");
  const places = matches.map((match) => match.place).filter((place) => "segment" in place);
  for (const { segment, span } of places.toSorted((a, b) => b.span.start - a.span.start)) {
    const line = lines[segment] ?? "";
    const shift = /^[#|@] /.test(line) ? 2 : 0;
    lines[segment] =
      `${line.slice(0, span.start + shift)}⟦${line.slice(span.start + shift, span.end + shift)}⟧${line.slice(span.end + shift)}`;
  }
  return lines.join("\n");
}

/** Asserts that the check finds the marked places of `marked` and nothing else; returns the matches. */
export function expectMarks<State>(
  check: DocumentCheck<State>,
  marked: string,
  parts: PageParts = {},
): readonly Match[] {
  const text = marked.replaceAll(/[⟦⟧]/g, "");
  const matches = matchesOf(check, text, parts);
  expect(mark(text, matches)).toBe(marked);
  // What is found of the whole page has no place to mark.
  if (!marked.includes("⟦")) expect(matches).toEqual([]);
  return matches;
}
