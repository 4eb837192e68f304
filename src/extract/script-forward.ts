/** Finds where an entry page sends its visitor by script: `location.href = "/home/index.html"`. */

import type { Span } from "../model/span.ts";

export interface ScriptForward {
  readonly href: string;
  readonly source: Span;
}

const FORWARD =
  /\blocation\s{0,9}(?:(?:\.\s{0,9}href\s{0,9})?=(?!=)|\.\s{0,9}(?:assign|replace)\s{0,9}\()\s{0,99}(["'])([^"'\n<>]{1,500})\1\s{0,99}(?=[;)}\r\n]|$)/g;
/** Entry pages are short; longer scripts do other things. */
const MAX_SCRIPT = 10_000;

/** Addresses that are one whole literal, in functions too: an entry page has little else to call them for. */
export function readScriptForwards(source: string, start: number, end: number): ScriptForward[] {
  if (end - start > MAX_SCRIPT) return [];
  const script = source
    .slice(start, end)
    .replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|(?![\s\S]))|^[^\S\n\r\u2028\u2029]*\/\/.*$/gm, (comment) =>
      " ".repeat(comment.length),
    );
  const forwards: ScriptForward[] = [];
  for (const match of script.matchAll(FORWARD)) {
    const href = match[2] ?? "";
    const at = start + match.index + match[0].lastIndexOf(href);
    forwards.push({ href, source: { start: at, end: at + href.length } });
  }
  return forwards;
}
