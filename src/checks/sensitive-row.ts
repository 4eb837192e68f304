/** Names of persons in one row with illness, disability, cause of hardship, birth date or home address: one finding a table or line. */

import type { Document, Segment, Table, TableCell } from "../model/document.ts";
import type { Severity, Verdict } from "../model/finding.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { maskSample } from "../text/mask-sample.ts";
import { readNoOptions } from "../text/options.ts";
import { isNameInColumn, isPersonName } from "../text/person-name.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { isNameHeading, judgeValue, kindOfHeading, type SensitiveKind } from "../text/sensitive-column.ts";
import { bodyRows, columnHeadings, findHeadingRow } from "../text/table-heading.ts";

/** Worst first: the finding is as grave as the worst column. Ages (contests) and offences (judgments) may be public: a person must look. */
const OUTCOMES: readonly (readonly [SensitiveKind, Severity, Verdict])[] = [
  ["illness", "error", "violation"],
  ["disability", "error", "violation"],
  ["belief", "error", "violation"],
  ["record", "error", "review"],
  ["minor", "error", "review"],
  ["remark", "warning", "review"],
  ["cause", "warning", "violation"],
  ["address", "warning", "violation"],
  ["birth", "warning", "violation"],
];
/** Lists in which birth dates are public by their own rules: appointments, elections, registers of honours and professions. */
const PUBLIC_BIRTH =
  /任前|拟任|拟提|干部|候选|代表|委员|院士|专家|简历|烈士|革命|红军|传承人|领导|职称|医师|律师|评委|名录/;
const PAIR = /([\u4e00-\u9fff]{2,10})[:：]\s?([^，,；;。\s:：]{1,40})/g;
const LABEL_LENGTH = 12;
/** The labels, and two persons: fewer are a form. */
const LEAST_LYING_COLUMNS = 3;
/** Of the row that is shown: its name and so many values. */
const MOST_VALUES = 4;

interface Column {
  readonly heading: string;
  readonly kind: SensitiveKind;
  /** Segment of the heading cell, else of the first telling cell. */
  readonly segment: number | null;
  readonly isHeading: boolean;
  /** First and last segment that tell something. */
  readonly cells: readonly [first: number, last: number];
}

/** What a table tells, and of how many persons. */
interface Judged {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Name and values of the first of them, masked. */
  readonly sample: readonly string[];
}

/** 个人信息保护法 第28条: health, belief and data of children under fourteen are sensitive. */
export const sensitiveRow: DocumentCheck<null> = {
  scope: "document",
  name: "sensitive-row",
  compile: readNoOptions,
  run: findSensitiveRows,
};

function* findSensitiveRows(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  for (const table of document.tables) {
    const isPublicBirth = PUBLIC_BIRTH.test(`${document.title} ${table.caption}`);
    const hasHeadings = columnHeadings(table).some((heading) => heading !== "");
    const list = hasHeadings ? table : turnOver(table);
    const found = list === null ? judgeForm(table, context) : judgeList(list, context, isPublicBirth);
    if (found !== null) yield* toMatch(document, found);
  }
  for (const segment of segmentsWith(document, TRAIT.content | TRAIT.colon)) {
    if (segment.cell === null) yield* findInLine(segment, context);
  }
}

/** A list that lies on its side, its labels in the first column and a person in each other one, set upright; null for any other table. */
function turnOver(table: Table): Table | null {
  const labels = table.rows.map((row) => row[0]?.text ?? "");
  const names = table.rows[labels.findIndex(isNameHeading)];
  if (names === undefined || names.length < LEAST_LYING_COLUMNS) return null;
  if (!names.slice(1).every(({ text }) => text === "" || isPersonName(text))) return null;
  const rows = names.map((_, column) =>
    table.rows.flatMap((row, index): TableCell[] => {
      const cell = row[column];
      const columnHeader = column === 0 ? "" : (labels[index] ?? "");
      return cell === undefined ? [] : [{ ...cell, columnHeader, isHeader: column === 0 }];
    }),
  );
  return { caption: table.caption, rows };
}

function judgeList(table: Table, clock: Pick<CheckContext, "now">, isPublicBirth: boolean): Judged | null {
  const headings = columnHeadings(table);
  const names = [...headings.keys()].filter((column) => isNameHeading(headings[column] ?? ""));
  if (names.length === 0) return null;
  const kinds = headings.map((heading) => (isNameHeading(heading) ? null : kindOfHeading(heading)));
  const columns = new Map<number, Column>();
  const sample: string[] = [];
  let rows = 0;
  let surnamed = 0;
  for (const row of bodyRows(table)) {
    const fullNames = names.map((column) => row[column]?.text ?? "").filter(isNameInColumn);
    if (fullNames.length === 0) continue;
    const values: string[] = [];
    for (const [column, kind] of kinds.entries()) {
      const value = kind === null ? null : judgeValue(kind, row[column]?.text ?? "", clock);
      if (value === null || (value === "birth" && isPublicBirth)) continue;
      values.push(row[column]?.text ?? "");
      const known = columns.get(column);
      const last = row[column]?.segments[0] ?? known?.cells[1] ?? 0;
      const cells = [known?.cells[0] ?? last, last] as const;
      if (known !== undefined && rank(value) >= rank(known.kind)) columns.set(column, { ...known, cells });
      else columns.set(column, { ...makeColumn(table, column, headings[column] ?? "", value, row[column]), cells });
    }
    if (values.length === 0) continue;
    if (rows === 0) sample.push(...[fullNames[0] ?? "", ...values].map(maskSample));
    rows++;
    if (fullNames.some(isPersonName)) surnamed++;
  }
  // “患者 | 病种” may head groups (成人, 儿童) instead of names.
  return rows === 0 || surnamed * 2 < rows ? null : { columns: [...columns.values()], rows, sample };
}

function makeColumn(
  table: Table,
  column: number,
  heading: string,
  kind: SensitiveKind,
  cell: TableCell | undefined,
): Omit<Column, "cells"> {
  // Of headings in two rows the lower one is the column's own.
  const headingRow = table.rows.findLast((row) => row[column]?.isHeader === true) ?? table.rows[findHeadingRow(table)];
  const segment = headingRow?.[column]?.segments[0];
  if (segment !== undefined) return { heading, kind, segment, isHeading: true };
  return { heading, kind, segment: cell?.segments[0] ?? null, isHeading: false };
}

/** Forms with label and value side by side describe one person. */
function judgeForm(table: Table, clock: Pick<CheckContext, "now">): Judged | null {
  const columns: Column[] = [];
  const values: string[] = [];
  let name = "";
  for (const row of table.rows) {
    for (const [index, cell] of row.entries()) {
      const value = row[index + 1]?.text ?? "";
      if (cell.text.length > LABEL_LENGTH || cell.text === value) continue;
      if (isNameHeading(cell.text)) {
        if (name === "" && isPersonName(value)) name = value;
        continue;
      }
      const announced = kindOfHeading(cell.text);
      const kind = announced === null ? null : judgeValue(announced, value, clock);
      if (kind === null) continue;
      const segment = cell.segments[0] ?? null;
      const own = row[index + 1]?.segments[0] ?? segment ?? 0;
      columns.push({ heading: cell.text, kind, segment, isHeading: true, cells: [own, own] });
      values.push(value);
    }
  }
  return name !== "" && columns.length > 0 ? { columns, rows: 1, sample: [name, ...values].map(maskSample) } : null;
}

function* findInLine(segment: Segment, clock: Pick<CheckContext, "now">): Iterable<Match> {
  if (!isNameHeading(segment.text)) return;
  let isNamed = false;
  const found: { kind: SensitiveKind; label: string; start: number }[] = [];
  for (const match of segment.text.matchAll(PAIR)) {
    const [, label = "", value = ""] = match;
    if (isNameHeading(label)) {
      isNamed ||= isPersonName(value);
      continue;
    }
    const announced = kindOfHeading(label);
    const kind = announced === null ? null : judgeValue(announced, value, clock);
    if (kind !== null) found.push({ kind, label, start: match.index });
  }
  if (!isNamed) return;
  const [worst] = found.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  if (worst === undefined) return;
  const span = { start: worst.start, end: worst.start + worst.label.length };
  yield makeMatch(
    segment.index,
    span,
    "label",
    worst.kind,
    found.map(({ label }) => label),
    1,
  );
}

function* toMatch(document: Document, { columns, rows, sample }: Judged): Iterable<Match> {
  const [worst] = columns.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const segment = worst?.segment == null ? undefined : document.segments[worst.segment];
  if (worst === undefined || segment === undefined) return;
  const span = { start: 0, end: segment.text.length };
  const labels = columns.map((column) => column.heading);
  const kind = worst.isHeading ? "label" : "other";
  const summed = { columns: columns.map(({ cells }) => cells), sample: sample.slice(0, MOST_VALUES) };
  yield { ...makeMatch(segment.index, span, kind, worst.kind, labels, rows), rows: summed };
}

function makeMatch(
  segment: number,
  span: { start: number; end: number },
  dataKind: string,
  kind: SensitiveKind,
  labels: readonly string[],
  rows: number,
): Match {
  const [, severity, verdict] = OUTCOMES[rank(kind)] ?? ["", "warning", "review"];
  const data = { kind: dataKind, columns: [...new Set(labels)].join("、"), rows: String(rows) };
  return { place: { segment, span }, data, wording: kind, severity, verdict };
}

function rank(kind: SensitiveKind): number {
  return OUTCOMES.findIndex(([name]) => name === kind);
}
