/** Reads the lists that sections send back: any workbook with a column of problem numbers, however sorted, filtered, merged or renamed. */

import type { CellAddress, CellObject, WorkSheet } from "@e965/xlsx";
import { UsageError } from "../model/errors.ts";
import { isIsoDate } from "../text/dates.ts";

/** What people fill in, and what tells the entry. Texts as written, trimmed; dates as `2026-12-08` where they could be read. */
export interface SheetRow {
  readonly sheet: string;
  /** Row number as the spreadsheet shows it. */
  readonly row: number;
  readonly id: string;
  readonly progress: string;
  readonly fixer: string;
  readonly doneOn: string;
  readonly url: string;
  readonly review: string;
  readonly remark: string;
}

type Field = Exclude<keyof SheetRow, "sheet" | "row">;
type Grid = readonly (readonly string[])[];
/** Headings of fields. */
type FieldNames = Readonly<Partial<Record<Field, readonly string[]>>>;

/** Headings as sections write them, without blanks and marks. */
const HEADINGS: Readonly<Record<Field, RegExp>> = {
  id: /^(?:问题)?(?:编号|编码|id|号)$|^problemnumber$/i,
  progress:
    /^(?:整改|办理|处理|完成)(?:情况|状态|进展|进度|结果)$|^是否(?:已|完成)?整改(?:完成|到位)?$|^(?:进展|进度)(?:情况)?$|^progress$/i,
  fixer: /^(?:整改|办理|处理|经办)(?:责任)?人(?:员)?$|^责任人$|^fixedby$/i,
  doneOn: /^(?:整改)?(?:完成|办结)(?:时间|日期)$|^整改(?:时间|日期)$|^fixedon$/i,
  url: /^整改后(?:的)?(?:链接|网址|地址)$|^newaddress$/i,
  review: /^(?:复核|复查|核查|审核)(?:结果|情况|意见)?$|^(?:是否)?销号(?:情况)?$|^review$/i,
  remark: /^(?:备注|情况说明|整改说明|备注说明)$|^remarks?$/i,
};
const ID = /^[0-9a-f]{16}$/i;
/** Titles and notes may stand above the headings. */
const HEAD_ROWS = 20;
const LONGEST_FILE = 64 * 1024 * 1024;

/** `names`: the headings of our own lists, which count besides the usual ones. @throws UsageError `bad-argument` for a file that is no such list */
export async function readSheetRows(bytes: Uint8Array, shown: string, names: FieldNames): Promise<readonly SheetRow[]> {
  if (bytes.length > LONGEST_FILE) throw noList(shown);
  const { read, utils } = await import("@e965/xlsx");
  let book: ReturnType<typeof read>;
  try {
    book = silently(() =>
      read(bytes, { type: "array", cellDates: true, UTC: true, cellFormula: false, cellHTML: false }),
    );
  } catch (cause) {
    throw noList(shown, cause);
  }
  const rows: SheetRow[] = [];
  let hasIds = false;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined || book.Workbook?.Sheets?.[index]?.Hidden === 2) continue;
    const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    const found = rowsOf(name, spread(gridOf(sheet, utils.decode_cell), merges), names);
    hasIds ||= found !== null;
    rows.push(...(found ?? []));
  }
  if (!hasIds) throw noList(shown);
  return rows;
}

/** Cell by cell: the range that a file states for itself may be wrong, and dates may stand in cells of text, and the reverse. */
function gridOf(sheet: WorkSheet, placeOf: (name: string) => CellAddress): Grid {
  const grid: string[][] = [];
  for (const [name, cell] of Object.entries(sheet)) {
    const text = name.startsWith("!") ? "" : textOf(cell);
    if (text === "") continue;
    const { r, c } = placeOf(name);
    while (grid.length <= r) grid.push([]);
    const row = grid[r] ?? [];
    while (row.length < c) row.push("");
    row[c] = text;
  }
  return grid;
}

/** The library says on standard error what it thinks of number formats; clerks can do nothing about that. */
function silently<T>(work: () => T): T {
  const { error } = globalThis.console;
  globalThis.console.error = () => {};
  try {
    return work();
  } finally {
    globalThis.console.error = error;
  }
}

function noList(shown: string, cause?: unknown): UsageError {
  return new UsageError(
    "bad-argument",
    `${shown}：不是带“问题编号”一列的表格，请用 zicha ledger export 导出的文件填写`,
    {
      cause,
      en: `${shown}: no table with a column of problem numbers; fill in the file that zicha ledger export made`,
    },
  );
}

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A merged cell says the same in every place that it covers. */
function spread(grid: Grid, merges: readonly Merge[]): string[][] {
  const filled = grid.map((row) => [...row]);
  for (const { top, left, bottom, right } of merges) {
    const value = filled[top]?.[left] ?? "";
    for (const row of filled.slice(top, bottom + 1)) {
      for (let column = left; column <= right; column++) row[column] = value;
    }
  }
  return filled;
}

/** Null for a sheet without problem numbers. */
function rowsOf(sheet: string, grid: Grid, names: FieldNames): readonly SheetRow[] | null {
  const head = findHead(grid, names);
  if (head === null) return null;
  const { last, columns } = head;
  const rows: SheetRow[] = [];
  for (const [index, row] of grid.entries()) {
    if (index <= last || row.every((text) => text === "")) continue;
    const at = (field: Field): string => row[columns.get(field) ?? -1] ?? "";
    rows.push({
      sheet,
      row: index + 1,
      id: at("id").replace(/\s/g, "").toLowerCase(),
      progress: at("progress"),
      fixer: at("fixer"),
      doneOn: dateIn(at("doneOn")),
      url: at("url"),
      review: at("review"),
      remark: at("remark"),
    });
  }
  return rows;
}

/** The row of headings (and a second one below it, where heads are merged), and the column of each field. */
function findHead(
  grid: Grid,
  names: FieldNames,
): { readonly last: number; readonly columns: ReadonlyMap<Field, number> } | null {
  const idColumn = findIdColumn(grid);
  const firstId = idColumn === null ? -1 : grid.findIndex((row) => ID.test(row[idColumn]?.trim() ?? ""));
  const limit = firstId >= 0 ? firstId : Math.min(grid.length, HEAD_ROWS);
  let best: { last: number; columns: Map<Field, number> } | null = null;
  const columns = new Map<Field, number>();
  for (let row = 0; row < limit; row++) {
    for (const [column, text] of (grid[row] ?? []).entries()) {
      const field = fieldOf(text, names);
      // A heading further down is the more exact one of two.
      if (field !== null && (field !== "id" || idColumn === null)) columns.set(field, column);
    }
    if (columns.has("id") || idColumn !== null) best = { last: row, columns };
  }
  if (idColumn !== null) {
    columns.set("id", idColumn);
    return { last: Math.max(0, firstId - 1), columns };
  }
  return best?.columns.has("id") === true ? { ...best, last: lastHeadRow(grid, best.columns, names) } : null;
}

function lastHeadRow(grid: Grid, columns: ReadonlyMap<Field, number>, names: FieldNames): number {
  const column = columns.get("id") ?? 0;
  let last = 0;
  for (let row = 0; row < Math.min(grid.length, HEAD_ROWS); row++) {
    if (fieldOf(grid[row]?.[column] ?? "", names) === "id") last = row;
  }
  return last;
}

/** The column that holds problem numbers, whatever it is called. */
function findIdColumn(grid: Grid): number | null {
  const counts = new Map<number, number>();
  for (const row of grid) {
    for (const [column, text] of row.entries()) {
      if (ID.test(text.trim())) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

function fieldOf(text: string, names: FieldNames): Field | null {
  const plain = text.replace(/\s/g, "").replace(/[*：:（(].*$/, "");
  if (plain === "") return null;
  for (const field of FIELDS) {
    if (names[field]?.includes(text.trim()) === true || HEADINGS[field].test(plain)) return field;
  }
  return null;
}

const FIELDS: readonly Field[] = ["id", "progress", "fixer", "doneOn", "url", "review", "remark"];

/** What the cell shows where its value is none; nothing for an error of a formula. */
function textOf({ t: type, v: value, w: shown }: CellObject): string {
  if (type === "e") return "";
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return (typeof text === "string" ? text : (shown ?? "")).trim().replace(/^'(?=[=+\-@])/, "");
}

/** `2026年12月8日`, `2026.12.8`, `2026/12/8`, `20261208`, and the number that spreadsheets keep for that day, as an ISO date; other texts as they are. */
function dateIn(text: string): string {
  if (/^[34567]\d{4}$/.test(text)) return new Date(EPOCH_MS + Number(text) * DAY_MS).toISOString().slice(0, 10);
  const parts = /(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})|\b(\d{4})(\d{2})(\d{2})\b/.exec(text);
  if (parts === null) return text;
  const [, year = parts[4], month = parts[5], day = parts[6]] = parts;
  const iso = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : text;
}

/** Day 0 of spreadsheets (ECMA-376 part 1 §18.17.4.1), for days after February 1900. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
