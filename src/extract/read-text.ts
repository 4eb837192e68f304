/** Reads plain text and Markdown into a `Document`: a segment a line, tables from lines with `|` or tabs. */

import type { CellPlace, Document, Link, Region, Segment, SegmentKind, Table } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { createCanonicalizer, fragmentOf } from "../text/url.ts";
import { isCrumbLabel, isFormText, isNeighbourLink, isWidget } from "./labels.ts";
import { linkKindOf } from "./link-kind.ts";
import { takeComments } from "./markdown-comments.ts";
import { type MarkdownLink, readMarkdownLine } from "./markdown-line.ts";
import type { PageContext } from "./options.ts";
import { readPublishInfo } from "./publish-info.ts";
import { type BuiltText, TextBuilder } from "./text-builder.ts";
import { WAIVER_MARK, waiversOfComments } from "./waiver-comments.ts";

interface Draft extends BuiltText {
  readonly kind: SegmentKind;
  readonly cell: CellPlace | null;
}

/** A first line longer than this, or ended like a sentence, is no title. */
const TITLE_LENGTH = 60;
const HEAD_LINES = 10;

/** Each line is a paragraph; in Markdown its headings, lists, tables and links are told. */
export function readText(source: string, context: PageContext, format: "text" | "markdown"): Document {
  const all = splitLines(source);
  const { lines, comments } =
    format === "markdown" ? takeComments(source, skipUnread(source, all)) : { lines: all, comments: [] };
  const { drafts, tables, links } = draftLines(source, lines, format);
  const title = titleOf(drafts);
  const waivers = source.includes(WAIVER_MARK) ? waiversOfComments(source, comments) : [];
  const info = readPublishInfo(
    [],
    drafts.slice(0, HEAD_LINES).map((draft) => draft.text),
    context.finalUrl,
  );
  const length = drafts.reduce((sum, draft) => sum + draft.text.length, 0);
  return {
    url: context.url,
    name: context.name,
    finalUrl: context.finalUrl,
    status: context.status,
    format,
    source,
    encoding: context.encoding,
    kind: info.publishedAt !== null || length >= 200 ? "article" : "other",
    title,
    column: context.columnMap?.(context.finalUrl) ?? [],
    columnType: "",
    publishedAt: info.publishedAt,
    publishedFrom: info.publishedFrom,
    contentSource: info.contentSource,
    author: info.author,
    metas: [],
    segments: makeSegments(drafts, title),
    links: makeLinks(links, context.finalUrl),
    tables,
    items: [],
    listSource: "none",
    anchors: new Set(),
    ...(waivers.length === 0 ? {} : { waivers }),
  };
}

interface Drafts {
  readonly drafts: Draft[];
  readonly tables: Table[];
  readonly links: MarkdownLink[];
}

function draftLines(source: string, lines: readonly Span[], format: "text" | "markdown"): Drafts {
  const drafts: Draft[] = [];
  const tables: Table[] = [];
  const links: MarkdownLink[] = [];
  for (let index = 0; index < lines.length; ) {
    const rows = tableAt(source, lines, index);
    if (rows > 1) addTable(source, lines.slice(index, index + rows), drafts, tables);
    else addLine(source, lines[index]!, format, drafts, links);
    index += Math.max(1, rows);
  }
  return { drafts, tables, links };
}

/** A first line that names the text is its heading, unless there is nothing below it. */
function makeSegments(drafts: readonly Draft[], title: string): Segment[] {
  return drafts.map(({ text, origin, cell, kind }, index): Segment => {
    const isTitle = index === 0 && kind === "paragraph" && title === text && drafts.length > 1;
    return { index, kind: isTitle ? "heading" : kind, region: regionOf(text), text, origin, path: "", cell };
  });
}

function splitLines(source: string): Span[] {
  const lines: Span[] = [];
  const ends = /\r\n|\r|\n|\u2028|\u2029/g;
  let start = 0;
  for (let match = ends.exec(source); match !== null; match = ends.exec(source)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: source.length });
  return lines;
}

/** Markdown without its front matter and its code blocks. */
function skipUnread(source: string, lines: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let fence = "";
  let isFrontMatter = false;
  lines.forEach((line, index) => {
    const text = source.slice(line.start, line.end);
    if (index === 0 && text.trim() === "---") {
      isFrontMatter = lines.slice(1, 60).some((other) => source.slice(other.start, other.end).trim() === "---");
      if (isFrontMatter) return;
    }
    if (isFrontMatter) {
      isFrontMatter = text.trim() !== "---";
      return;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? "";
    if (fence === "" && mark !== "") fence = mark;
    else if (fence !== "" && mark.startsWith(fence)) fence = "";
    else if (fence === "") kept.push(line);
  });
  return kept;
}

/** How many lines from `index` on form a table: the same number of cells, two at least. */
function tableAt(source: string, lines: readonly Span[], index: number): number {
  const width = cellsOf(source, lines[index]!).length;
  if (width < 2) return 0;
  let count = 1;
  while (index + count < lines.length && cellsOf(source, lines[index + count]!).length === width) count += 1;
  return count;
}

/** Cells between ` | ` or tabs; a line of dashes is Markdown's rule below the header and counts as a row. */
function cellsOf(source: string, line: Span): Span[] {
  const text = source.slice(line.start, line.end);
  const isPiped = text.includes("|");
  if (!isPiped && !text.includes("\t")) return [];
  const separator = isPiped ? "|" : "\t";
  let start = line.start + (/^\s*\|/.exec(text)?.[0].length ?? 0);
  if (!isPiped) start = line.start + (/^\s*/.exec(text)?.[0].length ?? 0);
  const end = line.start + (isPiped ? text.trimEnd().replace(/\|$/, "") : text).trimEnd().length;
  const cells: Span[] = [];
  for (let at = source.indexOf(separator, start); at !== -1 && at < end; at = source.indexOf(separator, at + 1)) {
    cells.push({ start, end: at });
    start = at + 1;
  }
  if (start <= end) cells.push({ start, end });
  return cells.length >= 2 ? cells : [];
}

function addTable(source: string, lines: readonly Span[], drafts: Draft[], tables: Table[]): void {
  const rows = lines
    .map((line) => cellsOf(source, line).map((cell) => build(source, cell)))
    .filter((row) => !row.every((cell) => cell !== null && /^:?-+:?$/.test(cell.text)));
  const headers = rows[0]?.map((cell) => cell?.text ?? "") ?? [];
  const table = tables.length;
  tables.push({
    caption: "",
    rows: rows.map((row, rowIndex) =>
      row.map((cell, column) => {
        const isHeader = rowIndex === 0;
        const columnHeader = isHeader ? "" : (headers[column] ?? "");
        const segments = cell === null ? [] : [drafts.length];
        const place = { table, row: rowIndex, column, columnHeader, rowHeader: "", isHeader };
        if (cell !== null) drafts.push({ ...cell, kind: "cell", cell: place });
        return { text: cell?.text ?? "", segments, columnHeader, isHeader };
      }),
    ),
  });
}

function build(source: string, line: Span): BuiltText | null {
  const builder = new TextBuilder();
  builder.addSource(source, line.start, line.end);
  return builder.take();
}

function addLine(
  source: string,
  line: Span,
  format: "text" | "markdown",
  drafts: Draft[],
  links: MarkdownLink[],
): void {
  if (format === "text") {
    const built = build(source, line);
    if (built !== null) drafts.push({ ...built, kind: "paragraph", cell: null });
    return;
  }
  const read = readMarkdownLine(source, line.start, line.end);
  links.push(...read.links);
  if (read.built !== null) drafts.push({ ...read.built, kind: read.kind, cell: null });
}

function titleOf(drafts: readonly Draft[]): string {
  const first = drafts.find((draft) => draft.kind === "heading") ?? drafts[0];
  if (first === undefined || first.cell !== null || first.text.length > TITLE_LENGTH) return "";
  return /[。；，,;、：:]$/.test(first.text) ? "" : first.text;
}

/** Lines that a page's furniture left behind when its text was copied. */
function regionOf(text: string): Region {
  return isCrumbLabel(text) || isWidget(text) || isNeighbourLink(text) || isFormText(text) ? "chrome" : "main";
}

function makeLinks(links: readonly MarkdownLink[], base: string): Link[] {
  if (links.length === 0) return [];
  const resolve = createCanonicalizer(base);
  return links.map((link, index) => {
    const target = /^\s*(?:javascript|mailto|tel|data):/i.test(link.href) ? null : resolve(link.href);
    return {
      index,
      kind: linkKindOf(link.isImage ? "img" : "a", target ?? link.href),
      element: link.isImage ? "img" : "a",
      region: "main",
      href: link.href,
      target,
      fragment: fragmentOf(link.href),
      text: link.text,
      source: link.source,
      path: "",
    };
  });
}
