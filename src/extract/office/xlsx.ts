/** Excel workbooks (ECMA-376 SpreadsheetML): all sheets, hidden ones, rows and columns too, comments, text boxes, properties. */

import type { FilePlace } from "../../model/finding.ts";
import { cellName, parseCellName } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeCell, type OfficeContent, OfficeError } from "./office-content.ts";
import { openPackage, type Package } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { type Attributes, readRelationships, readXml, relationshipsPart } from "./read-xml.ts";

/** A sheet's cells by row, and what is hidden. Shared with the readers of other spreadsheets. */
export interface SheetData {
  readonly name: string;
  readonly isHidden: boolean;
  /** Row → column → text; rows and columns zero-based. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly lastRow: number;
    readonly lastColumn: number;
  }[];
}

/** @throws OfficeError */
export async function readXlsx(bytes: Uint8Array): Promise<OfficeContent> {
  const pack = await openPackage(bytes);
  const roots = readRelationships(await pack.text("_rels/.rels"), "");
  const main = roots.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const related = readRelationships(await pack.text(relationshipsPart(main)), main);
  const shared = related.find(({ type }) => type === "sharedStrings");
  const strings = shared === undefined ? [] : readStrings(await pack.text(shared.target), "si");
  const blocks: Block[] = [];
  for (const { name, id, isHidden } of readSheetList(await pack.text(main))) {
    const part = related.find((one) => one.id === id)?.target;
    if (part === undefined) continue;
    blocks.push(...sheetBlocks(readSheet(await pack.text(part), name, isHidden, strings)));
    blocks.push(...(await readBesides(pack, part, name)));
  }
  blocks.push(...(await readProperties(pack, ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"])));
  return { blocks, unread: [] };
}

function readSheetList(xml: string): { name: string; id: string; isHidden: boolean }[] {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  readXml(xml, {
    open(name, attributes) {
      if (name !== "sheet") return;
      const state = attributes["state"] ?? "visible";
      sheets.push({ name: attributes["name"] ?? "", id: attributes["id"] ?? "", isHidden: state !== "visible" });
    },
    close() {},
    text() {},
  });
  return sheets;
}

/** The texts of each `item` element (`si`, `is`, `text`), phonetic guides left out. */
function readStrings(xml: string, item: string): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let isText = false;
  let phonetic = 0;
  readXml(xml, {
    open(name) {
      if (name === item) text = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t") isText = phonetic === 0;
    },
    text(more) {
      if (isText && text !== null) text += more;
    },
    close(name) {
      if (name === "rPh") phonetic--;
      else if (name === "t") isText = false;
      else if (name === item && text !== null) {
        strings.push(text);
        text = null;
      }
    },
  });
  return strings;
}

function readSheet(xml: string, sheet: string, isHidden: boolean, strings: readonly string[]): SheetData {
  const rows = new Map<number, Map<number, string>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges: { row: number; column: number; lastRow: number; lastColumn: number }[] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let value: string | null = null;
  let cells = 0;

  function openTag(name: string, attributes: Attributes): void {
    if (name === "row") {
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
      column = -1;
      if (isTrue(attributes["hidden"])) hiddenRows.add(row);
    } else if (name === "c") {
      const at = parseCellName(attributes["r"] ?? "");
      column = at?.column ?? column + 1;
      type = attributes["t"] ?? "n";
    } else if (name === "v" || name === "t") value = value ?? "";
    else if (name === "col" && isTrue(attributes["hidden"])) {
      const last = Math.min(Number(attributes["max"]) || 0, 16_384);
      for (let at = Number(attributes["min"]) || 1; at <= last; at++) hiddenColumns.add(at - 1);
    } else if (name === "mergeCell") {
      const [from = "", to = from] = (attributes["ref"] ?? "").split(":");
      const first = parseCellName(from);
      const last = parseCellName(to);
      if (first !== null && last !== null) {
        merges.push({ row: first.row, column: first.column, lastRow: last.row, lastColumn: last.column });
      }
    }
  }

  function endCell(): void {
    const text = value === null ? "" : textOfValue(value, type, strings);
    value = null;
    if (text.trim() === "") return;
    if (++cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
    const cellsOfRow = rows.get(row) ?? new Map<number, string>();
    cellsOfRow.set(column, text);
    rows.set(row, cellsOfRow);
  }

  let isValue = false;
  let phonetic = 0;
  readXml(xml, {
    open(name, attributes) {
      if (name === "rPh") phonetic++;
      if (name === "v" || name === "t") isValue = phonetic === 0;
      openTag(name, attributes);
    },
    text(more) {
      if (isValue && value !== null) value += more;
    },
    close(name) {
      if (name === "rPh") phonetic--;
      if (name === "v" || name === "t") isValue = false;
      if (name === "c") endCell();
    },
  });
  return { name: sheet, isHidden, rows, hiddenRows, hiddenColumns, merges };
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function textOfValue(value: string, type: string, strings: readonly string[]): string {
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "inlineStr" || type === "str") return value;
  if (type === "n" || type === "") return plainNumber(value);
  return "";
}

/** A number as a person sees it in a wide cell: `1.39E+10` is 13900000000. */
export function plainNumber(value: string): string {
  if (!/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(value)) return value;
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? String(BigInt(number)) : value;
}

/** A sheet as tables: rows that follow each other without an empty one are one table. */
export function sheetBlocks(sheet: SheetData): readonly Block[] {
  const blocks: Block[] = [];
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b);
  let from = 0;
  for (let index = 1; index <= numbers.length; index++) {
    if (index < numbers.length && numbers[index] === (numbers[index - 1] ?? 0) + 1) continue;
    blocks.push(tableOf(sheet, numbers.slice(from, index)));
    from = index;
  }
  return blocks;
}

function tableOf(sheet: SheetData, numbers: readonly number[]): Block {
  const first = numbers[0] ?? 0;
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const row of numbers) {
    for (const column of sheet.rows.get(row)?.keys() ?? []) {
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  const last = numbers.at(-1) ?? first;
  const merges = sheet.merges.filter(({ row, lastRow }) => row <= last && lastRow >= first);
  for (const { lastColumn } of merges) right = Math.max(right, Math.min(lastColumn, right));
  if ((right - left + 1) * numbers.length > MAX_CELLS * 2) throw new OfficeError("too-large", "表格过大");
  const grid: OfficeCell[][] = numbers.map((row, y) =>
    Array.from({ length: right - left + 1 }, (_, x): OfficeCell => {
      const column = left + x;
      const text = sheet.rows.get(row)?.get(column) ?? "";
      const texts = text === "" ? [] : [text];
      return { texts, place: placeOf(sheet, row, column), row: y, column: x, colspan: 1, rowspan: 1 };
    }),
  );
  for (const merge of merges) spread(grid, merge, first, left);
  return { type: "table", caption: "", rows: grid };
}

/** The cell of a merged area's corner stands in all its places. */
function spread(grid: OfficeCell[][], merge: SheetData["merges"][number], first: number, left: number): void {
  const top = Math.max(0, merge.row - first);
  const start = Math.max(0, merge.column - left);
  const corner = grid[top]?.[start];
  if (corner === undefined || merge.row < first) return;
  const rowspan = Math.min(grid.length, merge.lastRow - first + 1) - top;
  const colspan = Math.min(grid[top]?.length ?? 0, merge.lastColumn - left + 1) - start;
  const cell: OfficeCell = { ...corner, rowspan, colspan };
  for (let y = top; y < top + rowspan; y++) for (let x = start; x < start + colspan; x++) grid[y]![x] = cell;
}

function placeOf({ name, isHidden, hiddenRows, hiddenColumns }: SheetData, row: number, column: number): FilePlace {
  const cell = cellName(row, column);
  const hidden = isHidden
    ? "隐藏的工作表"
    : hiddenRows.has(row)
      ? "隐藏的行"
      : hiddenColumns.has(column)
        ? "隐藏的列"
        : null;
  return hidden === null ? { sheet: name, cell } : { sheet: name, cell, part: hidden };
}

/** Comments and text boxes of a sheet. */
async function readBesides(pack: Package, part: string, sheet: string): Promise<readonly Block[]> {
  const related = readRelationships(await pack.text(relationshipsPart(part)), part);
  const blocks: Block[] = [];
  for (const { type, target, isExternal } of related) {
    if (isExternal) continue;
    if (type === "comments" || type === "threadedComment") {
      blocks.push(...readComments(await pack.text(target), sheet));
    } else if (type === "drawing") {
      for (const text of readParagraphs(await pack.text(target))) {
        blocks.push({ type: "text", text, isHeading: false, place: { sheet, part: "文本框" } });
      }
    }
  }
  return blocks;
}

function readComments(xml: string, sheet: string): Block[] {
  const blocks: Block[] = [];
  let cell: string | null = null;
  let text = "";
  let isText = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "comment" || name === "threadedComment") {
        cell = attributes["ref"] ?? "";
        text = "";
      }
      isText = name === "t" || (name === "text" && cell !== null);
    },
    text(more) {
      if (isText && cell !== null) text += more;
    },
    close(name) {
      if (name === "t") isText = false;
      if ((name === "comment" || name === "threadedComment") && cell !== null) {
        if (text.trim() !== "")
          blocks.push({ type: "text", text, isHeading: false, place: { sheet, cell, part: "批注" } });
        cell = null;
      }
    },
  });
  return blocks;
}

/** DrawingML paragraphs (`a:p`), as text boxes and slides have them. */
export function readParagraphs(xml: string): string[] {
  const paragraphs: string[] = [];
  let text = "";
  let isText = false;
  readXml(xml, {
    open(name) {
      if (name === "t") isText = true;
      else if (name === "br" || name === "tab") text += " ";
    },
    text(more) {
      if (isText) text += more;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name !== "p") return;
      if (text.trim() !== "") paragraphs.push(text);
      text = "";
    },
  });
  return paragraphs;
}
