/** One worksheet as a stream of XML: rows go through, only counts and merged ranges are kept. */

import { displayWidth } from "../../text/width.ts";
import { escapeXml } from "../xml.ts";
import { type Style, styleIndex, type Tint, tints } from "./styles.ts";
import { columnLetters, dateSerial, escapeCell } from "./xml.ts";

export interface Cell {
  readonly value: string | number;
  readonly style: Style;
  /** Address to open. Addresses beyond Excel's limit are left out; the text stays. */
  readonly link?: string;
  /** Columns that the cell reaches over; the row has empty cells in the further ones. Default: 1. */
  readonly span?: number;
  /** Formula without `=`; `value` is its result as far as we know. */
  readonly formula?: string;
}
export type Row = readonly Cell[];

export interface Choice {
  /** Zero-based column. */
  readonly column: number;
  readonly values: readonly string[];
  /** Colours by value. */
  readonly tints: Readonly<Record<string, Tint>>;
}

export interface Sheet {
  /** At most 31 characters, none of `[ ] : * ? / \`; see `sheetName`. */
  readonly name: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  /** First row. */
  readonly head: Row;
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Row (from 1) that carries the filter buttons; null: none. */
  readonly filterRow: number | null;
  /** Keeps the head in sight and repeats it on every printed page. */
  readonly freeze: boolean;
  readonly choices: readonly Choice[];
  /** Printed above every page. */
  readonly title: string;
  readonly note: string;
  readonly landscape: boolean;
  readonly tab: "red" | "blue" | "grey";
  /** Printed pages that lie side by side, the first column repeated on each; it also stays in sight. Default: 1, nothing repeated. */
  readonly pagesAcross?: number;
  /** How the page count is worded in the footer. */
  readonly pageOf: { readonly page: string; readonly of: string; readonly end: string };
}

/** What the workbook must know after a sheet was written. */
export interface SheetTally {
  /** Rows including the head. */
  rows: number;
}

/** Longest text that Excel takes inside a formula, and so the longest address. */
const LITERAL_LIMIT = 255;
const LINE_HEIGHT = 15;
/** Excel's highest row, in points. */
const ROW_LIMIT = 409;
const tabColors = { red: "A4161A", blue: "1F3A5F", grey: "8A94A3" } as const;

export async function* sheetXml(sheet: Sheet, rows: AsyncIterable<Row>, tally: SheetTally): AsyncIterable<string> {
  const merges: string[] = [];
  yield prelude(sheet);
  tally.rows = 1;
  yield rowXml(sheet.head, 1, sheet.widths);
  sheet.head.forEach(({ span }, column) => {
    if (span !== undefined) merges.push(mergeXml(column, 1, span));
  });
  for await (const row of rows) {
    tally.rows++;
    yield rowXml(row, tally.rows, sheet.widths);
    row.forEach((cell, column) => {
      if (cell.span !== undefined) merges.push(mergeXml(column, tally.rows, cell.span));
    });
  }
  yield coda(sheet, tally.rows, merges);
}

function mergeXml(column: number, row: number, span: number): string {
  return `<mergeCell ref="${columnLetters(column)}${row}:${columnLetters(column + span - 1)}${row}"/>`;
}

function prelude(sheet: Sheet): string {
  const cols = sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const pane =
    sheet.pagesAcross === undefined
      ? `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`
      : `<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>`;
  return [
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
    `<sheetPr><tabColor rgb="FF${tabColors[sheet.tab]}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${sheet.freeze ? pane : ""}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/><cols>${cols.join("")}</cols><sheetData>`,
  ].join("");
}

/** The order of these elements is fixed by the schema (ECMA-376 18.3.1.99). */
function coda(sheet: Sheet, rows: number, merges: readonly string[]): string {
  const last = columnLetters(sheet.widths.length - 1);
  const from = sheet.filterRow;
  const filter = from === null ? "" : `<autoFilter ref="A${from}:${last}${Math.max(from, rows)}"/>`;
  const header = `&C&"微软雅黑,Bold"&14${headerText(sheet.title)}&R&9${headerText(sheet.note)}`;
  const footer = `&C&9${sheet.pageOf.page}&P${sheet.pageOf.of}&N${sheet.pageOf.end}`;
  return [
    "</sheetData>",
    filter,
    merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`,
    rows > 1 ? choicesXml(sheet.choices, rows) : "",
    `<printOptions horizontalCentered="1"/>`,
    `<pageMargins left="0.35" right="0.35" top="0.75" bottom="0.55" header="0.3" footer="0.25"/>`,
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? "landscape" : "portrait"}" fitToWidth="${sheet.pagesAcross ?? 1}" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>${escapeXml(header)}</oddHeader><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`,
    "</worksheet>",
  ].join("");
}

/** In headers `&` begins a code, and a digit after a size would belong to the size; the whole may have 255 characters. */
function headerText(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return (/^\d/.test(short) ? ` ${short}` : short).replaceAll("&", "&&");
}

function choicesXml(choices: readonly Choice[], rows: number): string {
  if (choices.length === 0) return "";
  const rules: string[] = [];
  const lists: string[] = [];
  let priority = 0;
  for (const { column, values, tints: byValue } of choices) {
    const range = `${columnLetters(column)}2:${columnLetters(column)}${rows}`;
    const colored = Object.entries(byValue).map(([value, tint]) => {
      priority++;
      return `<cfRule type="cellIs" dxfId="${tints[tint]}" priority="${priority}" operator="equal"><formula>"${escapeXml(value)}"</formula></cfRule>`;
    });
    rules.push(`<conditionalFormatting sqref="${range}">${colored.join("")}</conditionalFormatting>`);
    lists.push(
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${range}"><formula1>"${escapeXml(values.join(","))}"</formula1></dataValidation>`,
    );
  }
  return `${rules.join("")}<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`;
}

function rowXml(row: Row, number: number, widths: readonly number[]): string {
  const cells = row.map((cell, column) => cellXml(cell, `${columnLetters(column)}${number}`)).join("");
  return `<row r="${number}" ht="${rowHeight(row, widths)}">${cells}</row>`;
}

function cellXml(cell: Cell, ref: string): string {
  const at = `<c r="${ref}" s="${styleIndex(cell.style)}"`;
  const serial = cell.style === "date" && typeof cell.value === "string" ? dateSerial(cell.value) : null;
  const value = serial ?? cell.value;
  if (typeof value === "number") {
    const formula = cell.formula === undefined ? "" : `<f>${escapeXml(cell.formula)}</f>`;
    return `${at}>${formula}<v>${value}</v></c>`;
  }
  if (value === "") return `${at}/>`;
  const link = cell.link === undefined ? null : linkFormula(cell.link, value);
  if (link !== null) return `${at} t="str"><f>${escapeXml(link)}</f><v>${escapeCell(value)}</v></c>`;
  return `${at} t="inlineStr"><is><t xml:space="preserve">${escapeCell(value)}</t></is></c>`;
}

/**
 * Links as formulas: other than the format's own hyperlinks they wrap on paper in every program, go along when people sort,
 * and have no limit of number. Both texts are quoted, so that nothing in them is computed. Null when one is too long.
 */
function linkFormula(address: string, text: string): string | null {
  if (address.length > LITERAL_LIMIT || text.length > LITERAL_LIMIT) return null;
  const quote = (literal: string): string => `"${literal.replaceAll('"', '""').replace(/\s+/g, " ")}"`;
  return `HYPERLINK(${quote(address)},${quote(text)})`;
}

/** Points that the row needs to show all its text: programs differ in whether they grow rows by themselves. */
function rowHeight(row: Row, widths: readonly number[]): number {
  let lines = 1;
  row.forEach((cell, column) => {
    if (typeof cell.value === "string" && cell.style !== "title" && cell.style !== "plain") {
      const over = widths.slice(column, column + (cell.span ?? 1));
      lines = Math.max(
        lines,
        lineCount(
          cell.value,
          over.reduce((sum, width) => sum + width, 0),
        ),
      );
    }
  });
  return Math.min(ROW_LIMIT, lines * LINE_HEIGHT + 5);
}

/** Narrow in terminals, but two columns wide in Chinese fonts. */
const WIDE_IN_PRINT = /[“”‘’—…·→]/g;

/** A little narrower than the column: fonts differ, and cut text is worse than a free line. */
function lineCount(text: string, width: number): number {
  const usable = Math.max(2, width - 1.2);
  let lines = 0;
  for (const line of text.split("\n")) {
    const columns = displayWidth(line) + (line.match(WIDE_IN_PRINT)?.length ?? 0);
    lines += Math.max(1, Math.ceil(columns / usable));
  }
  return lines;
}
