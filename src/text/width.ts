/** Width of text in terminal columns: Chinese characters take two, and nothing here ever cuts one in half. */

import { eastAsianWidth } from "get-east-asian-width";
import type { Span } from "../model/span.ts";

/** Columns of one UTF-16 unit whose width needs no table; 0 when the unit needs a closer look. */
function plainWidth(code: number): 0 | 1 | 2 {
  if (code >= 0x20 && code < 0x7f) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 2;
  if (code >= 0x3000 && code <= 0x3029) return 2;
  if (code >= 0xff01 && code <= 0xff60) return 2;
  if (code >= 0x3400 && code <= 0x4dbf) return 2;
  // Quotation marks, dash and ellipsis are "ambiguous" (UAX #11); terminals draw them narrow unless told otherwise.
  if (code === 0x201c || code === 0x201d || code === 0x2018 || code === 0x2019) return 1;
  return code === 0x2014 || code === 0x2026 || code === 0xb7 ? 1 : 0;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of them.
const ANSI = /\u001b\[[0-9;]*[A-Za-z]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Mark}\p{Surrogate}]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** One user-perceived character: as wide as its base; emoji take two columns. */
function clusterWidth(cluster: string): number {
  if (INVISIBLE.test(cluster)) return 0;
  return EMOJI.test(cluster) ? 2 : eastAsianWidth(cluster.codePointAt(0) ?? 0);
}

/** Terminal columns that the text takes; ambiguous characters count one, control characters and ANSI escapes none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const one = plainWidth(text.charCodeAt(i));
    if (one === 0) return sumWidths(text.replace(ANSI, ""));
    width += one;
  }
  return width;
}

function sumWidths(text: string): number {
  let width = 0;
  for (const cluster of clusters(text)) width += cluster.width;
  return width;
}

interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

let segmenter: Intl.Segmenter | undefined;

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (plainWidth(text.charCodeAt(i)) === 0) return false;
  return true;
}

/** User-perceived characters in order. */
function* clusters(text: string): Iterable<Cluster> {
  if (isPlain(text)) {
    for (let i = 0; i < text.length; i++) yield { start: i, end: i + 1, width: plainWidth(text.charCodeAt(i)) };
    return;
  }
  segmenter ??= new Intl.Segmenter("zh", { granularity: "grapheme" });
  for (const { segment, index } of segmenter.segment(text)) {
    yield { start: index, end: index + segment.length, width: clusterWidth(segment) };
  }
}

/** The text itself when it fits, else its beginning with `…` inside the same width. A width below one gives "". */
export function truncateToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return "";
  let used = 0;
  for (const cluster of clusters(text)) {
    if (used + cluster.width > width - 1) return `${text.slice(0, cluster.start)}…`;
    used += cluster.width;
  }
  return text;
}

/** Fills with spaces up to the width; longer text stays as it is. */
export function padToWidth(text: string, width: number, align: "left" | "right" = "left"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + fill : fill + text;
}

/** Characters that must not begin a line (GB/T 15834 5.1: closing marks stay with what they close). */
const NO_START = "，。；：！？、）〕】》〉”’…,.;:!?)]}%";
/** Characters that must not end a line. */
const NO_END = "（〔【《〈“‘([{";
const WORD = /[\w.~%/?#&=+@:-]/;

/** Where the line of `all[from]` … may end, at best before `all[to]`: not inside a short word, not before a closing mark. */
function softBreak(text: string, all: readonly Cluster[], from: number, to: number): number {
  const first = (index: number) => text.charAt(all[index]?.start ?? text.length);
  let at = to;
  while (at > from && NO_START.includes(first(at)) && to - at < 3) at--;
  if (WORD.test(first(at)) && WORD.test(first(at - 1))) {
    let word = at;
    while (word > from && WORD.test(first(word - 1)) && at - word < 20) word--;
    if (word > from && !WORD.test(first(word - 1))) at = word;
  }
  while (at > from + 1 && NO_END.includes(first(at - 1))) at--;
  return at > from ? at : to;
}

/** Cuts text into lines of at most `width` columns (one character a line at least); the spans cover the whole text. */
export function wrapSpans(text: string, width: number): Span[] {
  const all = [...clusters(text)];
  const lines: Span[] = [];
  let from = 0;
  let used = 0;
  for (let i = 0; i < all.length; i++) {
    const next = all[i]!.width;
    while (i > from && used + next > width) {
      const at = softBreak(text, all, from, i);
      lines.push({ start: all[from]!.start, end: all[at]!.start });
      from = at;
      used = all.slice(from, i).reduce((sum, cluster) => sum + cluster.width, 0);
    }
    used += next;
  }
  lines.push({ start: all[from]?.start ?? 0, end: text.length });
  return lines;
}

/** The lines of `wrapSpans` as text, without white space at their ends; line breaks in the text are kept. */
export function wrapToWidth(text: string, width: number): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => wrapSpans(line, width).map((span) => line.slice(span.start, span.end).trimEnd()));
}
