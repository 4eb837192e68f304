/** Finds links that a script writes into the page at load time as whole string literals. */

import type { Span } from "../model/span.ts";

export interface ScriptLink {
  readonly href: string;
  readonly source: Span;
  readonly text: string;
  readonly isHidden: boolean;
}

/** Scripts without this word write nothing. */
export const SCRIPT_WRITE = "document.write";
/** Longer literals are data, not a link or two. */
const MAX_LITERAL = 10_000;
const TAG = /<(a|area|img|iframe|script|link)\s[^<>]*>/gi;
const ADDRESS = /(href|src)\s*=\s*(?:\\?(["'])([^"'\\>]*)\\?\2|([^\s"'>\\]+))/i;

/**
 * Only `document.write("…")` with one whole literal, run when the page loads (outside functions): strings that are put
 * together, or that stand in functions, are not known to become links.
 */
export function readScriptLinks(source: string, start: number, end: number): ScriptLink[] {
  const script = source.slice(start, end);
  const links: ScriptLink[] = [];
  for (const literal of topLevelWrites(script)) {
    addLinks(script.slice(literal.start, literal.end), start + literal.start, links);
  }
  return links;
}

function addLinks(raw: string, start: number, links: ScriptLink[]): void {
  const closings = /<\\?\/a>/gi;
  let closing = -1;
  for (const match of raw.matchAll(TAG)) {
    const [tag] = match;
    const address = ADDRESS.exec(tag);
    if (address === null) continue;
    const href = address[3] ?? address[4] ?? "";
    const at = start + match.index + tag.indexOf(href, tag.toLowerCase().indexOf((address[1] ?? "").toLowerCase()));
    const after = match.index + tag.length;
    if (closing < after) {
      closings.lastIndex = after;
      closing = closings.exec(raw)?.index ?? raw.length;
    }
    links.push({
      href,
      source: { start: at, end: at + href.length },
      text:
        closing === raw.length
          ? ""
          : raw
              .slice(after, closing)
              .replace(/<[^<>]*>/g, "")
              .trim(),
      isHidden: /display\s*:\s*none|visibility\s*:\s*hidden/i.test(tag),
    });
  }
}

/** String literals that are the only argument of a `document.write` outside every brace. */
function* topLevelWrites(source: string): Generator<Span> {
  const end = source.length;
  let depth = 0;
  let index = 0;
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
    } else if (code === 100 && depth === 0 && source.startsWith(SCRIPT_WRITE, index)) {
      const literal = wholeArgument(source, index + SCRIPT_WRITE.length, end);
      if (literal !== null) yield literal;
      index += SCRIPT_WRITE.length;
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
