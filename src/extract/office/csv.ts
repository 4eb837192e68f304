/** CSV and TSV files in any charset (RFC 4180, with the separators that spreadsheet programs of all languages write). */

import { decodePage } from "../charset.ts";
import { cellName, spreadCells } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeContent, OfficeError } from "./office-content.ts";

export function readCsv(bytes: Uint8Array): OfficeContent {
  const { source } = decodePage(bytes, null);
  const rows = parseCsv(source, separatorOf(source));
  if (rows.length === 0) return { blocks: [], unread: [] };
  const cells = rows.map((row) =>
    row.map((text) => ({ texts: text.trim() === "" ? [] : [cellText(text)], colspan: 1, rowspan: 1 })),
  );
  const grid = spreadCells(cells, (row, column) => ({ cell: cellName(row, column) }));
  const table: Block = { type: "table", caption: "", rows: grid };
  return { blocks: [table], unread: [] };
}

/** `="0123"` and a leading apostrophe keep digits from becoming numbers; they are no part of the value. */
function cellText(text: string): string {
  const value = text.trim();
  return (/^="(.*)"$/s.exec(value)?.[1] ?? value).replace(/^['\t]+(?=[\d+\-=@])/, "");
}

/** The separator that the first line has most of, outside quotes. */
function separatorOf(source: string): string {
  const head = source.slice(0, 4096).replace(/"[^"]*"/g, "");
  const [line = ""] = head.split(/[\r\n]/, 1);
  const counts = [",", "\t", ";", "|"].map((one) => ({ one, count: line.split(one).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).one;
}

/** @throws OfficeError `too-large` */
function parseCsv(source: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  const text = source.replace(/^\ufeff/, "");
  for (let at = 0; at <= text.length; ) {
    let value = "";
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0) end = text.length;
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const rest = nextOf(text, at, separator);
    value += text.slice(at, rest);
    row.push(value);
    if (++cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
    at = rest;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (row.some((cell) => cell.trim() !== "")) rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return rows;
}

/** Where the next separator or line end stands. */
function nextOf(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === separator || character === "\n" || character === "\r") return at;
  }
  return text.length;
}
