/** Reads one line of Markdown: its text without the marks, each character with its origin, and its links. */

import type { SegmentKind } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { type BuiltText, TextBuilder } from "./text-builder.ts";

export interface MarkdownLink {
  readonly href: string;
  readonly text: string;
  readonly source: Span;
  readonly isImage: boolean;
}

export interface MarkdownLine {
  readonly built: BuiltText | null;
  readonly kind: SegmentKind;
  readonly links: readonly MarkdownLink[];
}

const LEAD = /^[ \t]*(?:(#{1,6})(?=\s|$)|((?:>[ \t]?)*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?))/;
const MARK =
  /<!--(?:[^-\n]|-(?!->)){0,2000}-->|!?\[([^\]\n]{0,500})\]\(\s{0,9}<?([^\s)>]{0,2000})>?(?:\s{1,9}["'][^"')]{0,500}["'])?\s{0,9}\)|<(https?:\/\/[^\s>]+)>|<\/?(?:b|strong|i|em|u|s|del|ins|mark|span|font|small|big|su[bp])(?:\s[^<>\n]*)?>|\*{1,3}|__+|~~|`+/gi;

/** Without the number signs that may close a heading. */
function withoutClosingMarks(line: string): string {
  const trimmed = line.trimEnd();
  let end = trimmed.length;
  while (trimmed.charAt(end - 1) === "#") end -= 1;
  return end < trimmed.length && /\s/.test(trimmed.charAt(end - 1)) ? trimmed.slice(0, end).trimEnd() : line;
}

/** CommonMark, as far as notices and documents use it: headings, lists, quotes, emphasis, code, links, images, HTML tags inside a line. */
export function readMarkdownLine(source: string, start: number, end: number): MarkdownLine {
  const line = source.slice(start, end);
  if (/^\s*(?:[-*_=]\s*){3,}$/.test(line.slice(0, 200))) return { built: null, kind: "paragraph", links: [] };
  const lead = LEAD.exec(line);
  const from = lead?.[0].length ?? 0;
  const isHeading = lead?.[1] !== undefined;
  const isItem = /[-*+.)][ \t]/.test(lead?.[2] ?? "");
  const to = isHeading ? withoutClosingMarks(line).length : line.length;
  const builder = new TextBuilder();
  const links: MarkdownLink[] = [];
  const marks = [...line.slice(0, to).matchAll(MARK)];
  const unpaired = findUnpaired(marks);
  let at = from;
  for (const match of marks) {
    if (match.index < at || unpaired.has(match.index)) continue;
    builder.addSource(source, start + at, start + match.index);
    at = match.index + match[0].length;
    const text = match[1];
    if (text !== undefined) addLink(source, start + match.index, match, builder, links);
    else if (match[3] !== undefined) {
      const href = start + match.index + 1;
      builder.addSource(source, href, href + match[3].length);
      links.push({
        href: match[3],
        text: match[3],
        source: { start: href, end: href + match[3].length },
        isImage: false,
      });
    }
  }
  builder.addSource(source, start + at, start + to);
  return { built: builder.take(), kind: isHeading ? "heading" : isItem ? "item" : "paragraph", links };
}

/** Places of emphasis marks without a partner on the line: they are text (a name replaced by `***`). */
function findUnpaired(marks: readonly RegExpExecArray[]): ReadonlySet<number> {
  const open = new Map<string, number>();
  for (const match of marks) {
    if (match[1] !== undefined || match[3] !== undefined || match[0].startsWith("<")) continue;
    if (!open.delete(match[0])) open.set(match[0], match.index);
  }
  return new Set(open.values());
}

function addLink(
  source: string,
  at: number,
  match: RegExpMatchArray,
  builder: TextBuilder,
  links: MarkdownLink[],
): void {
  const isImage = match[0].startsWith("!");
  const text = match[1] ?? "";
  const href = match[2] ?? "";
  const textStart = at + (isImage ? 2 : 1);
  builder.addSource(source, textStart, textStart + text.length);
  const hrefStart = source.indexOf(href, textStart + text.length + 2);
  links.push({ href, text, source: { start: hrefStart, end: hrefStart + href.length }, isImage });
}
