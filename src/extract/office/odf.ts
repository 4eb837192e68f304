/** OpenDocument texts, spreadsheets and presentations (ISO/IEC 26300): content, comments, tracked deletions, hidden sheets, properties. */

import type { FilePlace } from "../../model/finding.ts";
import { cellName, type RawCell, spreadCells } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeContent, OfficeError } from "./office-content.ts";
import { type Allowance, openPackage } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { type Attributes, readXml } from "./read-xml.ts";
import { type SheetData, sheetBlocks } from "./sheet-blocks.ts";

/** More repeated rows or columns than this are the empty rest of a sheet. */
const MAX_REPEAT = 2000;

/** @throws OfficeError */
export async function readOdf(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const manifest = await pack.text("META-INF/manifest.xml");
  if (/<(?:\w+:)?encryption-data\b/.test(manifest)) throw new OfficeError("encrypted", "有密码");
  const content = await pack.text("content.xml");
  if (content === "") throw new OfficeError("damaged", "缺少正文");
  const blocks = [...readContent(content)];
  blocks.push(...(await readProperties(pack, ["meta.xml"])));
  return { blocks, unread: [] };
}

interface TableDraft {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: (RawCell & { texts: string[] })[][];
  readonly sheetRows: Map<number, Map<number, string>>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly merges: { row: number; column: number; lastRow: number; lastColumn: number }[];
  row: number;
  rowRepeat: number;
  column: number;
  columns: number;
  isRowHidden: boolean;
  /** The open cell: repeated how often, with which spans. */
  cell: { texts: string[]; repeat: number; colspan: number; rowspan: number } | null;
}

function readContent(xml: string): readonly Block[] {
  const blocks: Block[] = [];
  const hiddenStyles = new Set<string>();
  const hiddenSpans = new Set<string>();
  /** Open spans, innermost last: is each hidden? */
  const spans: boolean[] = [];
  const open: { text: string; hidden: string; isHeading: boolean }[] = [];
  const tables: TableDraft[] = [];
  let style = "";
  let part: string | null = null;
  let isSheet = false;
  let page = 0;
  let paragraphs = 0;
  let tableCount = 0;
  let cells = 0;
  /** Elements whose text is no text of the document: creators and dates of comments, change information. */
  let silent = 0;

  const placeOf = (): FilePlace => ({
    ...(page > 0 ? { page } : {}),
    ...(part === null ? {} : { part }),
    ...(page === 0 && part === null && tables.length === 0 ? { paragraph: paragraphs } : {}),
  });

  function openTag(name: string, attributes: Attributes): void {
    switch (name) {
      case "style":
        style = attributes["name"] ?? "";
        break;
      case "table-properties":
        if (attributes["display"] === "false") hiddenStyles.add(style);
        break;
      case "text-properties":
        if (attributes["display"] === "none") hiddenSpans.add(style);
        break;
      case "span":
        spans.push(hiddenSpans.has(attributes["style-name"] ?? ""));
        break;
      case "spreadsheet":
        isSheet = true;
        break;
      case "page":
        page++;
        break;
      case "notes":
        part = "备注";
        break;
      case "annotation":
        part = "批注";
        break;
      case "deletion":
        part = "修订中删除的文字";
        break;
      case "creator":
      case "date":
        // Who commented and when; in running text the same names are fields that are read.
        if (part === "批注") silent++;
        break;
      case "change-info":
        silent++;
        break;
      case "table":
        tables.push(newTable(attributes, hiddenStyles));
        break;
      case "table-column": {
        const table = tables.at(-1);
        if (table === undefined) break;
        const repeat = Number(attributes["number-columns-repeated"]) || 1;
        if (isHidden(attributes)) {
          for (let at = 0; at < Math.min(repeat, MAX_REPEAT); at++) table.hiddenColumns.add(table.columns + at);
        }
        table.columns += repeat;
        break;
      }
      case "table-row": {
        const table = tables.at(-1);
        if (table === undefined) break;
        table.rows.push([]);
        table.rowRepeat = Number(attributes["number-rows-repeated"]) || 1;
        table.isRowHidden = isHidden(attributes);
        table.column = 0;
        break;
      }
      case "table-cell":
      case "covered-table-cell": {
        const table = tables.at(-1);
        if (table === undefined) break;
        table.cell = {
          texts: [],
          repeat: Number(attributes["number-columns-repeated"]) || 1,
          colspan: Number(attributes["number-columns-spanned"]) || 1,
          rowspan: Number(attributes["number-rows-spanned"]) || 1,
        };
        break;
      }
      case "p":
      case "h":
        open.push({ text: "", hidden: "", isHeading: name === "h" });
        break;
      case "s":
        add(" ".repeat(Math.min(Number(attributes["c"]) || 1, 64)));
        break;
      case "tab":
      case "line-break":
        add(" ");
        break;
    }
  }

  function add(text: string): void {
    const paragraph = open.at(-1);
    if (silent > 0 || paragraph === undefined) return;
    if (spans.includes(true)) paragraph.hidden += text;
    else paragraph.text += text;
  }

  function endParagraph(): void {
    const paragraph = open.pop();
    if (paragraph === undefined) return;
    const { text, hidden, isHeading } = paragraph;
    if (text.trim() !== "") tell(text, isHeading);
    if (hidden.trim() !== "") {
      blocks.push({ type: "text", text: hidden, isHeading: false, place: { part: "隐藏文字" } });
    }
  }

  function tell(text: string, isHeading: boolean): void {
    const cell = tables.at(-1)?.cell ?? null;
    if (cell !== null && part === null) {
      cell.texts.push(text);
      return;
    }
    if (part === null && page === 0 && tables.length === 0) paragraphs++;
    const table = tables.at(-1);
    const place =
      part !== null && isSheet && table !== undefined
        ? { sheet: table.name, cell: cellName(table.row, table.column), part }
        : placeOf();
    blocks.push({ type: "text", text, isHeading, place });
  }

  function endCell(isCovered: boolean): void {
    const table = tables.at(-1);
    if (table?.cell == null) return;
    const { texts, repeat, colspan, rowspan } = table.cell;
    table.cell = null;
    const times = Math.min(repeat, texts.length === 0 ? MAX_REPEAT : repeat);
    if (texts.length > 0) {
      cells += times * table.rowRepeat;
      if (cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
    }
    if (isSheet && texts.length > 0 && !isCovered) {
      for (let row = table.row; row < table.row + table.rowRepeat; row++) {
        const values = table.sheetRows.get(row) ?? new Map<number, string>();
        for (let at = 0; at < times; at++) values.set(table.column + at, texts.join("\n"));
        table.sheetRows.set(row, values);
      }
      if (colspan > 1 || rowspan > 1) {
        const { row, column } = table;
        table.merges.push({ row, column, lastRow: row + rowspan - 1, lastColumn: column + colspan - 1 });
      }
    }
    if (!isSheet && !isCovered) {
      for (let at = 0; at < times; at++) table.rows.at(-1)?.push({ texts, colspan, rowspan });
    }
    table.column += repeat;
  }

  function endRow(): void {
    const table = tables.at(-1);
    if (table === undefined) return;
    const repeat = Math.min(table.rowRepeat, MAX_REPEAT);
    if (table.isRowHidden) for (let at = 0; at < repeat; at++) table.hiddenRows.add(table.row + at);
    table.row += table.rowRepeat;
  }

  function endTable(): void {
    const table = tables.pop();
    if (table === undefined) return;
    if (isSheet && tables.length === 0) {
      const { name, isHidden, sheetRows: rows, hiddenRows, hiddenColumns, merges } = table;
      const sheet: SheetData = { name, isHidden, rows, hiddenRows, hiddenColumns, merges };
      blocks.push(...sheetBlocks(sheet));
      return;
    }
    if (table.rows.length === 0) return;
    tableCount++;
    const own = [part, `第 ${tableCount} 个表格`].filter((one) => one !== null).join("，");
    const where = page > 0 ? { page } : {};
    const grid = spreadCells(table.rows, (row, column) => ({
      ...where,
      part: own,
      cell: `第 ${row + 1} 行第 ${column + 1} 列`,
    }));
    blocks.push({ type: "table", caption: "", rows: grid });
  }

  readXml(xml, {
    open: openTag,
    text: add,
    close(name) {
      if (name === "p" || name === "h") endParagraph();
      else if (name === "table-cell" || name === "covered-table-cell") endCell(name === "covered-table-cell");
      else if (name === "table-row") endRow();
      else if (name === "table") endTable();
      else if (name === "span") spans.pop();
      else if (name === "change-info" || (part === "批注" && (name === "creator" || name === "date"))) silent--;
      else if (name === "annotation" || name === "deletion" || name === "notes") part = null;
    },
  });
  return blocks;
}

function newTable(attributes: Attributes, hiddenStyles: ReadonlySet<string>): TableDraft {
  return {
    name: attributes["name"] ?? "",
    isHidden: hiddenStyles.has(attributes["style-name"] ?? ""),
    rows: [],
    sheetRows: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    row: 0,
    rowRepeat: 1,
    column: 0,
    columns: 0,
    isRowHidden: false,
    cell: null,
  };
}

function isHidden(attributes: Attributes): boolean {
  return attributes["visibility"] === "collapse" || attributes["visibility"] === "filter";
}
