/** What a finding shows of its page: the quote, what stands beside it, and where that is. */

import type { Document } from "../model/document.ts";
import type { FindingLink, Location } from "../model/finding.ts";
import type { Match } from "../model/rule.ts";
import type { Span } from "../model/span.ts";
import { lineColumn } from "../text/position.ts";
import { placeInSource } from "./place.ts";

export interface Evidence {
  readonly quote: string;
  /** Whole text that the quote stands in, and where; the context is cut from it after masking. */
  readonly text: string;
  readonly span: Span;
  readonly location: Location;
  /** Offset in the source that findings are ordered by; -1 for the page as a whole. */
  readonly order: number;
  readonly link: FindingLink | null;
  readonly isTemplate: boolean;
}

/** Page facts that are worked out once and only when something was found. */
export interface SourceIndex {
  readonly starts: () => readonly number[];
  /** Offset at which the head ends; 0 when there is none. */
  readonly headEnd: () => number;
}

/** Longest piece of page source that is shown as a quote, in UTF-16 code units. */
const LONGEST_SOURCE_QUOTE = 200;
/** Enough source on either side to hold 30 characters of text between tags. */
const SOURCE_MARGIN = 400;

/** @throws RangeError when the match stands nowhere on the page: a bug of its check. */
export function gatherEvidence(document: Document, match: Match, index: SourceIndex): Evidence {
  const span = placeInSource(document, match.place);
  if (span === null) return wholePage(match);
  const location = locate(span, index.starts());
  const order = span.start;
  const { place } = match;
  if ("segment" in place) {
    const segment = document.segments[place.segment];
    if (segment === undefined) throw new RangeError(`no segment ${place.segment}`);
    const { text, path } = segment;
    const quote = text.slice(place.span.start, place.span.end);
    const isTemplate = segment.region !== "main" || segment.kind === "meta";
    const where = segment.place ?? withPath(location, path);
    return { quote, text, span: place.span, location: where, order, link: null, isTemplate };
  }
  if ("link" in place) {
    const link = document.links[place.link];
    if (link === undefined) throw new RangeError(`no link ${place.link}`);
    const { href, target, text, path } = link;
    const shown: FindingLink = { href, target, text, status: null, error: null, redirects: [] };
    const isTemplate = link.region !== "main";
    const evidence = { quote: href, text, span: { start: 0, end: text.length } };
    return { ...evidence, location: withPath(location, path), order, link: shown, isTemplate };
  }
  const isTemplate = span.start < index.headEnd();
  const beside = besideSource(document.source, span);
  // What stands beside a tag of the head is the title of this very page; the fault is the template's.
  const { quote } = beside;
  const shown = isTemplate ? { quote, text: quote, span: { start: 0, end: quote.length } } : beside;
  return { ...shown, location, order, link: null, isTemplate };
}

function wholePage(match: Match): Evidence {
  const quote = match.data?.["match"] ?? "";
  return {
    quote,
    text: quote,
    span: { start: 0, end: quote.length },
    location: {},
    order: -1,
    link: null,
    isTemplate: true,
  };
}

function locate(span: Span, starts: readonly number[]): Location {
  const start = lineColumn(starts, span.start);
  const end = lineColumn(starts, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function withPath(location: Location, path: string): Location {
  return path === "" ? location : { ...location, path };
}

/** Source without its tags; tags that the margin cuts are dropped with everything up to them. */
function besideSource(
  source: string,
  span: Span,
): { readonly quote: string; readonly text: string; readonly span: Span } {
  const quote = source.slice(span.start, Math.min(span.end, span.start + LONGEST_SOURCE_QUOTE));
  const from = Math.max(0, span.start - SOURCE_MARGIN);
  const lead = source.slice(from, span.start);
  const before = tidy(from > 0 ? lead.replace(/^[^>]*>/, "") : lead);
  const tail = source.slice(span.end, span.end + SOURCE_MARGIN);
  const after = tidy(span.end + SOURCE_MARGIN < source.length ? tail.replace(/<[^<]*$/, "") : tail);
  return {
    quote,
    text: before + quote + after,
    span: { start: before.length, end: before.length + quote.length },
  };
}

function tidy(source: string): string {
  return source
    .replace(/<[^<>]*>/g, "")
    .replace(/<[^<>]*$/, "")
    .replace(/^[^<>]*>/, "")
    .replace(/\s+/g, " ");
}
