/** Word 97–2003 files and the WPS files made like them: body, notes, headers, comments, text boxes. */

import { spreadCells } from "./grid.ts";
import { type Block, type OfficeContent, OfficeError } from "./office-content.ts";

/** @throws OfficeError */
export async function readDoc(bytes: Uint8Array): Promise<OfficeContent> {
  const { default: WordExtractor } = await import("word-extractor");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const document = await new WordExtractor().extract(buffer).catch((cause: unknown) => {
    throw faultOf(cause);
  });
  const parts: readonly (readonly [string, string])[] = [
    ["页眉、页脚", document.getHeaders({ includeFooters: true })],
    ["脚注", document.getFootnotes()],
    ["尾注", document.getEndnotes()],
    ["批注", document.getAnnotations()],
    ["文本框", document.getTextboxes({ includeHeadersAndFooters: true, includeBody: true })],
  ];
  const blocks = [...bodyBlocks(document.getBody())];
  for (const [part, text] of parts) {
    for (const line of linesOf(text)) blocks.push({ type: "text", text: line, isHeading: false, place: { part } });
  }
  return { blocks, unread: [] };
}

/** A line with tabs is a row of a table: the library writes one after each cell. */
function bodyBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  let paragraphs = 0;
  let tables = 0;
  const endTable = (): void => {
    if (rows.length === 0) return;
    const cells = rows.map((row) => row.map((cell) => ({ texts: cell === "" ? [] : [cell], colspan: 1, rowspan: 1 })));
    rows = [];
    if (cells.length === 1 && cells[0]!.length < 3) {
      // One line with a tab is a line of text.
      paragraphs++;
      const line = cells[0]!.flatMap(({ texts }) => texts).join(" ");
      blocks.push({ type: "text", text: line, isHeading: false, place: { paragraph: paragraphs } });
      return;
    }
    tables++;
    const part = `第 ${tables} 个表格`;
    const grid = spreadCells(cells, (y, x) => ({ part, cell: `第 ${y + 1} 行第 ${x + 1} 列` }));
    blocks.push({ type: "table", caption: "", rows: grid });
  };
  for (const line of linesOf(text)) {
    if (line.includes("\t")) {
      rows.push(
        line
          .replace(/\t$/, "")
          .split("\t")
          .map((cell) => cell.trim()),
      );
      continue;
    }
    endTable();
    paragraphs++;
    blocks.push({ type: "text", text: line, isHeading: false, place: { paragraph: paragraphs } });
  }
  endTable();
  return blocks;
}

/** Field instructions (`HYPERLINK "…"`, between the characters 19 and 20) are no text of the document. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Word marks fields with them.
const FIELD = /\u0013[^\u0014\u0015]*[\u0014\u0015]/g;
/** Ends of paragraphs, lines and pages. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Word ends lines and pages with them.
const LINE_END = /[\r\n\u000b\u000c]+/;

function linesOf(text: string): string[] {
  // Behind the last end of a field every opening of one would be followed to the end of the text.
  const end = Math.max(text.lastIndexOf("\u0014"), text.lastIndexOf("\u0015")) + 1;
  return (text.slice(0, end).replace(FIELD, "") + text.slice(end)).split(LINE_END).filter((line) => line.trim() !== "");
}

function faultOf(cause: unknown): OfficeError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/encrypt|password/i.test(message)) return new OfficeError("encrypted", "有密码", { cause });
  return new OfficeError("damaged", "文件已损坏，或不是 Word 97–2003 格式", { cause });
}
