/** Makes a `Document` of an office file's texts and tables, so that the same rules judge it as judge a page. */

import type { CellPlace, Document, Segment, Table } from "../../model/document.ts";
import type { FilePlace } from "../../model/finding.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { hasKnownBin, passesLuhn } from "../../text/bank-card.ts";
import { digitsOf, idCheckCharacter } from "../../text/id-number.ts";
import type { ExtractOptions } from "../options.ts";
import { readPublishInfo } from "../publish-info.ts";
import { findHeaders, type GridCell } from "../table-headers.ts";
import type { Block, OfficeCell, OfficeContent, TableBlock } from "./office-content.ts";
import { MAX_CHARACTERS, OfficeError } from "./office-content.ts";

const TITLE_LENGTH = 60;
const HEAD_BLOCKS = 10;
const HEADER_LENGTH = 20;
/** Paragraphs that one number is cut into. */
const MOST_PIECES = 4;

/** @throws OfficeError `too-large` */
export function officeDocument(content: OfficeContent, snapshot: Snapshot, options: ExtractOptions): Document {
  const build = createBuilder();
  const tables: Table[] = [];
  for (const block of content.blocks) {
    if (block.type === "text") build.add(block.text, block.isHeading ? "heading" : "paragraph", null, block.place);
    else addTable(block, tables, build);
  }
  const { segments, source } = build.finish();
  const texts = content.blocks.slice(0, HEAD_BLOCKS).flatMap((block) => (block.type === "text" ? [block.text] : []));
  const info = readPublishInfo([], texts, snapshot.finalUrl);
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

function addTable(block: TableBlock, tables: Table[], build: Builder): void {
  const cells = new Map<OfficeCell, GridCell>();
  const grid = block.rows.map((row) => row.map((cell) => cells.get(cell) ?? remember(cells, cell)));
  const named = findHeaders(grid, block.caption);
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
}

/** A number that was cut into paragraphs to fit its cell is one number where its last digit proves the others. */
function joinBroken(texts: readonly string[]): readonly string[] {
  if (texts.length < 2 || texts.length > MOST_PIECES || !texts.every((one) => /^\s*[\dXx]+\s*$/.test(one)))
    return texts;
  const digits = digitsOf(texts.join(""));
  const isId = digits.length === 18 && idCheckCharacter(digits.slice(0, 17)) === digits.charAt(17);
  return isId || (hasKnownBin(digits) && passesLuhn(digits)) ? [digits] : texts;
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
