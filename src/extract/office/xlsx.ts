/** Excel workbooks (ECMA-376 SpreadsheetML): all sheets, hidden ones, rows and columns too, comments, headers, text boxes, charts, properties. */

import { relationshipsPart } from "../../text/part-names.ts";
import { plainNumber } from "../../text/plain-number.ts";
import { readGraphics, readParagraphs } from "./graphics.ts";
import { parseCellName } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeContent, OfficeError } from "./office-content.ts";
import { type Allowance, openPackage, type Package } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { type Attributes, readRelationships, readXml } from "./read-xml.ts";
import { type DateFormat, dateFormatOf, textOfSerial } from "./serial-date.ts";
import { type SheetData, sheetBlocks } from "./sheet-blocks.ts";
import { readSheetEdges } from "./sheet-edges.ts";

/** What the cells of all sheets refer to. */
interface XlsxBook {
  readonly strings: readonly string[];
  /** By the number of a cell's format; null for numbers that are no dates. */
  readonly dateFormats: readonly (DateFormat | null)[];
  readonly is1904: boolean;
}

/** @throws OfficeError */
export async function readXlsx(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const roots = readRelationships(await pack.text("_rels/.rels"), "");
  const main = roots.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const related = readRelationships(await pack.text(relationshipsPart(main)), main);
  const shared = related.find(({ type }) => type === "sharedStrings");
  const styles = related.find(({ type }) => type === "styles");
  const workbook = await pack.text(main);
  const book: XlsxBook = {
    strings: shared === undefined ? [] : readStrings(await pack.text(shared.target), "si"),
    dateFormats: styles === undefined ? [] : readDateFormats(await pack.text(styles.target)),
    is1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
  };
  const blocks: Block[] = [];
  for (const { name, id, isHidden } of readSheetList(workbook)) {
    const part = related.find((one) => one.id === id)?.target;
    if (part === undefined) continue;
    const xml = await pack.text(part);
    blocks.push(...sheetBlocks(readSheet(xml, name, isHidden, book)), ...readSheetEdges(xml, name));
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

function readSheet(xml: string, sheet: string, isHidden: boolean, book: XlsxBook): SheetData {
  const rows = new Map<number, Map<number, string>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges: { row: number; column: number; lastRow: number; lastColumn: number }[] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let style = 0;
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
      style = Number(attributes["s"]) || 0;
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
    const text = value === null ? "" : textOfValue(value, type, style, book);
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

function textOfValue(value: string, type: string, style: number, book: XlsxBook): string {
  if (type === "s") return book.strings[Number(value)] ?? "";
  if (type === "inlineStr" || type === "str" || type === "d") return value;
  if (type !== "n" && type !== "") return "";
  const format = book.dateFormats[style] ?? null;
  return (format === null ? null : textOfSerial(Number(value), format, book.is1904)) ?? plainNumber(value);
}

/** By the place of a format among those of cells (`cellXfs`). */
function readDateFormats(xml: string): readonly (DateFormat | null)[] {
  const codes = new Map<number, string>();
  const formats: (DateFormat | null)[] = [];
  let isOfCells = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "cellXfs") isOfCells = true;
      const id = Number(attributes["numFmtId"]) || 0;
      if (name === "numFmt") codes.set(id, attributes["formatCode"] ?? "");
      else if (name === "xf" && isOfCells) formats.push(dateFormatOf(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
    text() {},
  });
  return formats;
}

/** Comments of a sheet, text boxes, diagrams and charts. */
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
      blocks.push(...(await readGraphics(pack, target, { sheet })));
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
