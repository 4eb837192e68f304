/** Finds links that a script writes into the page at load time as whole string literals. */

import type { Span } from "../model/span.ts";

export interface ScriptLink {
  readonly href: string;
  readonly source: Span;
  readonly text: string;
  readonly isHidden: boolean;
}

const WRITE = "document.write";
/** Longer literals are data, not a link or two. */
const MAX_LITERAL = 10_000;
const TAG =
  /<(a|area|img|iframe|script|link)\s[^>]*?(href|src)\s*=\s*(?:\\?(["'])([^"'\\>]*)\\?\3|([^\s"'>\\]+))[^>]*>/gi;

/**
 * Only `document.write("…")` with one whole literal, run when the page loads (outside functions): strings that are put
 * together, or that stand in functions, are not known to become links.
 */
export function readScriptLinks(source: string, start: number, end: number): ScriptLink[] {
  const first = source.indexOf(WRITE, start);
  if (first === -1 || first >= end) return [];
  const links: ScriptLink[] = [];
  for (const literal of topLevelWrites(source, start, end)) addLinks(source, literal, links);
  return links;
}

function addLinks(source: string, literal: Span, links: ScriptLink[]): void {
  const raw = source.slice(literal.start, literal.end);
  for (const match of raw.matchAll(TAG)) {
    const href = match[4] ?? match[5] ?? "";
    const at =
      match.index + match[0].indexOf(href, match[0].toLowerCase().indexOf(`${(match[2] ?? "").toLowerCase()}`));
    const rest = raw.slice(match.index + match[0].length);
    const closing = rest.search(/<\\?\/a>/i);
    links.push({
      href,
      source: { start: literal.start + at, end: literal.start + at + href.length },
      text:
        closing === -1
          ? ""
          : rest
              .slice(0, closing)
              .replace(/<[^>]*>/g, "")
              .trim(),
      isHidden: /display\s*:\s*none|visibility\s*:\s*hidden/i.test(match[0]),
    });
  }
}

/** String literals that are the only argument of a `document.write` outside every brace. */
function* topLevelWrites(source: string, start: number, end: number): Generator<Span> {
  let depth = 0;
  let index = start;
  while (index < end) {
    const code = source.charCodeAt(index);
    if (code === 123) depth += 1;
    else if (code === 125) depth -= 1;
    else if (code === 34 || code === 39 || code === 96) {
      index = endOfString(source, index, end);
      continue;
    } else if (code === 47) {
      const after = endOfComment(source, index, end);
      if (after !== index) {
        index = after;
        continue;
      }
    } else if (code === 100 && depth === 0 && source.startsWith(WRITE, index)) {
      const literal = wholeArgument(source, index + WRITE.length, end);
      if (literal !== null) yield literal;
      index += WRITE.length;
      continue;
    }
    index += 1;
  }
}

function wholeArgument(source: string, after: number, end: number): Span | null {
  const open = /^(?:ln)?\s*\(\s*(["'])/.exec(source.slice(after, after + 40));
  if (open === null) return null;
  const start = after + open[0].length;
  const stop = endOfString(source, start - 1, end);
  if (stop - start > MAX_LITERAL) return null;
  return /^\s*\)/.test(source.slice(stop, stop + 20)) ? { start, end: stop - 1 } : null;
}

/** Offset after the closing quotation mark; strings other than templates end with their line. */
function endOfString(source: string, open: number, end: number): number {
  const quote = source.charCodeAt(open);
  for (let index = open + 1; index < end; index += 1) {
    const code = source.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === quote) return index + 1;
    else if (code === 10 && quote !== 96) return index + 1;
  }
  return end;
}

function endOfComment(source: string, index: number, end: number): number {
  const next = source.charCodeAt(index + 1);
  const closing = next === 47 ? source.indexOf("\n", index) : next === 42 ? source.indexOf("*/", index + 2) + 2 : index;
  if (closing === index) return index;
  return closing < index + 2 || closing > end ? end : closing;
}
