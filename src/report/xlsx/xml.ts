/** Cell texts, cell addresses and dates the way spreadsheet programs want them. */

import { escapeXml } from "../xml.ts";

/** Most UTF-16 units that Excel keeps in a cell. */
const CELL_LIMIT = 32767;

/** Cell text: cut at Excel's limit with `…`; `_x0041_` is kept literal (ECMA-376 22.9.2.19). Line ends become one LF. */
export function escapeCell(text: string): string {
  const fitting = text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1)}…` : text;
  return escapeXml(fitting.replace(/\r\n?/g, "\n").replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_"));
}

/** Letters of a zero-based column: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** A sheet's name inside a formula. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Days since 30 December 1899, as spreadsheets count them; null when the text is no ISO date. */
export function dateSerial(iso: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) return null;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const serial = time / 86_400_000 + 25569;
  // Excel's calendar begins in 1900 and has a leap day too many there.
  return serial > 60 ? serial : null;
}
