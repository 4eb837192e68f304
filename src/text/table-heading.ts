/** What a table says a cell is: its column heading, marked as such or not, or the label in the cell to its left. */

import type { Document, Segment, Table, TableCell } from "../model/document.ts";

/** Words that stand in the heading row of lists of persons, accounts and offices. */
const HEADING =
  /姓名|户主|名称|单位|证件|身份证|电话|手机|联系方式|账号|帐号|账户|卡号|住址|地址|序号|编号|性别|年龄|出生|残疾|病种|疾病|病情|原因|护照|学籍|车牌|车号|班级|职务|代码|编码|流水|类别|类型|等级|金额|备注|数量|日期|时间|乡镇|街道|学校|项目|一[卡折]通|窗口/;
const LONGEST_HEADING = 30;
const MOST_TITLE_ROWS = 3;

const headingRows = new WeakMap<Table, number>();
const headings = new WeakMap<Table, readonly string[]>();

/** Index of the row that heads the columns although no markup says so; -1 when there is none or the markup says it. */
export function findHeadingRow(table: Table): number {
  const known = headingRows.get(table);
  if (known !== undefined) return known;
  const row = table.rows
    .slice(0, MOST_TITLE_ROWS)
    .findIndex((cells, index) => isHeadingRow(cells, table.rows[index + 1]));
  headingRows.set(table, row);
  return row;
}

function isHeadingRow(cells: readonly TableCell[], next: readonly TableCell[] | undefined): boolean {
  if (next === undefined || new Set(cells.map((cell) => cell.text)).size < 2) return false;
  if (cells.some((cell) => cell.text.length > LONGEST_HEADING || /\d{4}|[:：]/.test(cell.text))) return false;
  const named = cells.filter((cell) => HEADING.test(cell.text)).length;
  if (named === 0) return false;
  // Forms of label and value side by side have such words in every row, but never in most of its cells.
  return named * 2 > cells.filter((cell) => cell.text !== "").length || !next.some((cell) => HEADING.test(cell.text));
}

/** Headings of every column, in order; empty strings where there is none. */
export function columnHeadings(table: Table): readonly string[] {
  const known = headings.get(table);
  if (known !== undefined) return known;
  const width = table.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const headingRow = table.rows[findHeadingRow(table)];
  const read = Array.from({ length: width }, (_, column) => {
    // Titles above the headings are no headers and have none.
    const body = table.rows.find((row) => row[column] !== undefined && row[column].columnHeader !== "");
    return body?.[column]?.columnHeader || headingRow?.[column]?.text || "";
  });
  headings.set(table, read);
  return read;
}

/** Rows below the headings. */
export function bodyRows(table: Table): readonly (readonly TableCell[])[] {
  const headingRow = findHeadingRow(table);
  return table.rows.filter((row, index) => index > headingRow && row.some((cell) => !cell.isHeader));
}

/** The row that holds the segment; empty outside tables. */
export function rowOf(document: Document, segment: Segment): readonly TableCell[] {
  if (segment.cell === null) return [];
  return document.tables[segment.cell.table]?.rows[segment.cell.row] ?? [];
}

/** What the table calls this cell; empty outside tables and where nothing names it. */
export function headingOf(document: Document, segment: Segment): string {
  const place = segment.cell;
  const table = place === null ? undefined : document.tables[place.table];
  if (place === null || table === undefined || place.isHeader) return "";
  const headingRow = findHeadingRow(table);
  const above =
    place.columnHeader || (place.row > headingRow ? (table.rows[headingRow]?.[place.column]?.text ?? "") : "");
  if (above !== "") return place.rowHeader === "" || /\d/.test(place.rowHeader) ? above : `${place.rowHeader} ${above}`;
  const left = table.rows[place.row]?.[place.column - 1]?.text ?? "";
  const label = place.rowHeader || left;
  return label.length <= LONGEST_HEADING && !/\d{4}/.test(label) ? label : "";
}
