/** Web pages and texts inside archives and mails, and web pages that call themselves `.xls` or `.doc`: their texts and tables. */

import type { Table } from "../../model/document.ts";
import { extractDocument } from "../extract-document.ts";
import type { Block, OfficeCell, OfficeContent } from "./office-content.ts";
import { cellInTable, tableName } from "./text-table.ts";

const ADDRESS = "http://example.invalid/";

/** Tables come behind all other text. */
export function readPlain(bytes: Uint8Array, name: string, kind: "html" | "text"): OfficeContent {
  const page = { url: ADDRESS, name, finalUrl: ADDRESS, status: 200, headers: {}, redirects: [] };
  const document = extractDocument(
    { ...page, kind, body: bytes, miss: null, depth: 0, fetchedAt: "" },
    { now: "2000-01-01", home: false },
  );
  const blocks: Block[] = [];
  let paragraphs = 0;
  for (const { text, cell, kind: segmentKind } of document.segments) {
    if (cell !== null) continue;
    paragraphs++;
    blocks.push({ type: "text", text, isHeading: segmentKind === "heading", place: { paragraph: paragraphs } });
  }
  document.tables.forEach((table, index) => {
    blocks.push({ type: "table", caption: table.caption, rows: gridOf(table, tableName(index + 1)) });
  });
  return { blocks, unread: [] };
}

/** A merged cell has the same texts in every place that it covers, and becomes one object again. */
function gridOf({ rows }: Table, part: string): readonly (readonly OfficeCell[])[] {
  const corners = new Map<number, { row: number; column: number; lastRow: number; lastColumn: number }>();
  rows.forEach((cells, row) => {
    cells.forEach(({ segments: [first] }, column) => {
      if (first === undefined) return;
      const known = corners.get(first);
      if (known === undefined) corners.set(first, { row, column, lastRow: row, lastColumn: column });
      else [known.lastRow, known.lastColumn] = [row, Math.max(known.lastColumn, column)];
    });
  });
  const made = new Map<number, OfficeCell>();
  return rows.map((cells, y) =>
    cells.map(({ text, segments: [first] }, x): OfficeCell => {
      const known = first === undefined ? undefined : made.get(first);
      if (known !== undefined) return known;
      const corner = first === undefined ? undefined : corners.get(first);
      const cell: OfficeCell = {
        texts: text === "" ? [] : [text],
        place: { part, cell: cellInTable(y, x) },
        row: y,
        column: x,
        colspan: (corner?.lastColumn ?? x) - x + 1,
        rowspan: (corner?.lastRow ?? y) - y + 1,
      };
      if (first !== undefined) made.set(first, cell);
      return cell;
    }),
  );
}
