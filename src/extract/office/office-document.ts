/** Makes a `Document` of an office file's texts and tables, so that the same rules judge it as judge a page. */

import type { CellPlace, Document, Segment, Table } from "../../model/document.ts";
import type { FilePlace } from "../../model/finding.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { digitsOf } from "../../text/id-number.ts";
import { isProvenNumber } from "../../text/proven-number.ts";
import type { ExtractOptions } from "../options.ts";
import { readPublishInfo } from "../publish-info.ts";
import { findHeaders, type GridCell } from "../table-headers.ts";
import type { Block, OfficeCell, OfficeContent, TableBlock } from "./office-content.ts";
import { MAX_CHARACTERS, OfficeError } from "./office-content.ts";

const TITLE_LENGTH = 60;
const HEAD_BLOCKS = 10;
const HEADER_LENGTH = 20;
/** What stands between the two halves of a table that is cut by the end of a page. */
const PAGE_NUMBER = /^[\s\-—–－·.]*第?\s?\d{1,4}\s?页?(?:\s?[/,，共]{1,2}\s?\d{1,4}\s?页?)?[\s\-—–－·.]*$/;
/** Paragraphs that one number is cut into. */
const MOST_PIECES = 4;

/** @throws OfficeError `too-large` */
export function officeDocument(content: OfficeContent, snapshot: Snapshot, options: ExtractOptions): Document {
  const build = createBuilder();
  const tables: Table[] = [];
  const texts = new Set<string>();
  let before: HeadedTable | null = null;
  for (const block of content.blocks) {
    if (block.type === "table") {
      before = { block, headings: addTable(block, before, tables, build) };
      continue;
    }
    build.add(block.text, block.isHeading ? "heading" : "paragraph", null, block.place);
    const isPageEdge = PAGE_NUMBER.test(block.text) || texts.has(block.text);
    if (!isPageEdge) before = null;
    texts.add(block.text);
  }
  const { segments, source } = build.finish();
  const head = content.blocks.slice(0, HEAD_BLOCKS).flatMap((block) => (block.type === "text" ? [block.text] : []));
  const info = readPublishInfo([], head, snapshot.finalUrl);
  return {
    url: snapshot.url,
    name: snapshot.name,
    finalUrl: snapshot.finalUrl,
    status: snapshot.status,
    format: "office",
    source,
    encoding: { used: "utf-8", from: "default", header: null, meta: null, contradiction: null, replaced: 0 },
    kind: "attachment",
    title: titleOf(content.blocks),
    column: options.columnMap?.(snapshot.finalUrl) ?? [],
    columnType: "",
    publishedAt: info.publishedAt,
    publishedFrom: info.publishedFrom,
    contentSource: info.contentSource,
    author: info.author,
    metas: [],
    segments,
    links: [],
    tables,
    items: [],
    listSource: "none",
    anchors: new Set(),
  };
}

interface Builder {
  /** Returns the segment's number; null for a text of white space. */
  readonly add: (
    text: string,
    kind: "heading" | "paragraph" | "cell",
    cell: CellPlace | null,
    place: FilePlace,
  ) => number | null;
  readonly finish: () => { readonly segments: readonly Segment[]; readonly source: string };
}

/** The document's source is its texts, one a line, so that places in it can be ordered and compared. */
function createBuilder(): Builder {
  const segments: Segment[] = [];
  const lines: string[] = [];
  let length = 0;
  return {
    add(raw, kind, cell, place) {
      const text = raw.replace(/[\s\u00a0\u3000]+/g, (space) => (space === "\u3000" ? space : " ")).trim();
      if (text === "") return null;
      const index = segments.length;
      const origin = [0, length, length + text.length];
      segments.push({ index, kind, region: "main", text, origin, path: "", cell, place });
      lines.push(text);
      length += text.length + 1;
      if (length > MAX_CHARACTERS) throw new OfficeError("too-large", "文字过多");
      return index;
    },
    finish: () => ({ segments, source: lines.join("\n") }),
  };
}

interface HeadedTable {
  readonly block: TableBlock;
  readonly headings: readonly string[];
}

/** Does a table go on here: on the next page, or below an empty row of its sheet, in the same columns? */
function goesOn({ block }: HeadedTable, next: TableBlock): boolean {
  const [row, nextRow] = [block.rows[0], next.rows[0]];
  const [place, nextPlace] = [row?.[0]?.place, nextRow?.[0]?.place];
  if (place === undefined || nextPlace === undefined || row?.length !== nextRow?.length) return false;
  if (place.page !== undefined) return nextPlace.page === place.page + 1;
  return place.sheet !== undefined && place.sheet === nextPlace.sheet && columnOf(place) === columnOf(nextPlace);
}

function columnOf({ cell = "" }: FilePlace): string {
  return /^[A-Z]*/.exec(cell)?.[0] ?? "";
}

/** Returns the headings of its columns. */
function addTable(block: TableBlock, before: HeadedTable | null, tables: Table[], build: Builder): readonly string[] {
  const cells = new Map<OfficeCell, GridCell>();
  const grid = block.rows.map((row) => row.map((cell) => cells.get(cell) ?? remember(cells, cell)));
  const inherited = before !== null && goesOn(before, block) ? before.headings : [];
  const named = findHeaders(grid, block.caption, inherited);
  const table = tables.length;
  /** Segments of each cell: a merged one has them once. */
  const segmentsOf = new Map<OfficeCell, readonly number[]>();
  const rows = named.rows.map((row, y) =>
    row.map(({ text, columnHeader, rowHeader, isHeader }, x) => {
      const cell = block.rows[y]?.[x];
      let segments = cell === undefined ? [] : segmentsOf.get(cell);
      if (segments === undefined && cell !== undefined) {
        const place: CellPlace = { table, row: y, column: x, columnHeader, rowHeader, isHeader };
        const where = columnHeader === "" ? cell.place : { ...cell.place, header: headerText(columnHeader) };
        segments = joinBroken(cell.texts).flatMap((one) => build.add(one, "cell", place, where) ?? []);
        segmentsOf.set(cell, segments);
      }
      return { text, segments: segments ?? [], columnHeader, isHeader };
    }),
  );
  tables.push({ caption: named.caption, rows });
  const headed = rows.findLast((row) => row.some(({ columnHeader }) => columnHeader !== "")) ?? [];
  return headed.map(({ columnHeader }) => columnHeader);
}

/** A number that was cut into paragraphs to fit its cell is one number where its last digit proves the others. */
function joinBroken(texts: readonly string[]): readonly string[] {
  if (texts.length < 2 || texts.length > MOST_PIECES || !texts.every((one) => /^\s*[\dXx]+\s*$/.test(one)))
    return texts;
  const digits = digitsOf(texts.join(""));
  return isProvenNumber(digits) ? [digits] : texts;
}

/** Headings of two rows are long; the last words are the column's own. */
function headerText(header: string): string {
  const text = header.replace(/\s+/g, " ").trim();
  return text.length > HEADER_LENGTH ? `…${text.slice(-HEADER_LENGTH)}` : text;
}

function remember(cells: Map<OfficeCell, GridCell>, cell: OfficeCell): GridCell {
  const text = cell.texts.join("\n").trim();
  const { row, column, colspan, rowspan } = cell;
  const made: GridCell = { text, texts: [], isTh: false, isBold: false, row, column, colspan, rowspan };
  cells.set(cell, made);
  return made;
}

/** The first heading, else the first short line that does not end like a sentence. */
function titleOf(blocks: readonly Block[]): string {
  const own = blocks.flatMap((block) => (block.type === "text" && block.place.part === undefined ? [block] : []));
  const first = own.slice(0, HEAD_BLOCKS).find(({ isHeading }) => isHeading) ?? own[0];
  const text = first?.text.trim() ?? "";
  return text.length > TITLE_LENGTH || /[。；，,;、：:]$/.test(text) ? "" : text;
}
