/** Resident identity numbers: 18 characters by GB 11643-1999, 15 digits beside a label, numbers of disability and operator cards that hold one. */

import type { Document, Segment, Table } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { type BirthClock, digitsOf, type IdVerdict, judgeIdNumber } from "../text/id-number.ts";
import type { NumberRun } from "../text/number-runs.ts";
import { readNoOptions } from "../text/options.ts";
import { clauseBefore, isSample, isSampleForm, type Label, labelOf, numbersOf } from "../text/personal-context.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { headingOf } from "../text/table-heading.ts";

type Judgement = Pick<Match, "verdict" | "severity" | "wording">;

const VIOLATION: Judgement = {};
const REVIEW: Judgement = { verdict: "review", severity: "warning", wording: "uncertain" };
const MISTYPED: Judgement = { verdict: "review", severity: "notice", wording: "mistyped" };
/** Codes made of region, date and serial number look like an identity number one time in eleven; their dates are recent. */
const CODE_YEARS = 15;
const UNLABELLED_YEARS = 3;
const HYPHEN = /[-‐‑‒–—―−－]/;
/** Identity number, category 1 to 7, grade 1 to 4. */
const DISABILITY_CARD = /(?<![0-9A-Za-z])\d{17}[\dXx][1-7][1-4](?![0-9A-Za-z])/g;

/** Files of a person are named by the number; names that a program gives begin with a date or a letter. */
const FILE_NAME =
  /(?<![!-~])\d{17}[\dXx](?=\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|bmp)(?![0-9A-Za-z]))/gi;

/** 特种作业操作证: T and the identity number of the holder. */
const OPERATOR_CARD = /(?<![0-9A-Za-z])[Tt]\d{17}[\dXx](?![0-9A-Za-z])/g;
const OPERATOR_WORDS = /特种|作业|操作证|持证|上岗|焊工|电工|证书/;

/** GB 11643-1999 numbers; the label decides where an 18-digit code of an organisation passes too. */
export const residentId: DocumentCheck<null> = {
  scope: "document",
  name: "resident-id",
  compile: readNoOptions,
  run: findIds,
};

function* findIds(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  const idColumns = new Map<Table, Set<number>>();
  const isForm = isSampleForm(document);
  let lastSegment = -1;
  let lastEnd = 0;
  for (const { segment, run } of numbersOf(document)) {
    if (run.digits.length !== 18 && run.digits.length !== 15) continue;
    if (lastSegment === segment.index && run.start < lastEnd) continue;
    const verdict = judgeIdNumber(run.digits, context);
    if (verdict === "none") continue;
    const label = labelOf(document, segment, run.start);
    const judgement =
      run.digits.length === 18
        ? judgeLong(segment.text, run, verdict, label, isForm, context)
        : judgeShort(run, verdict, label, () => isInIdColumn(document, segment, idColumns, context));
    if (judgement === null) continue;
    lastSegment = segment.index;
    lastEnd = run.end;
    yield toMatch(segment, run.start, run.end, judgement);
  }
  for (const segment of segmentsWith(document, TRAIT.row17)) {
    yield* findDisabilityCards(document, segment, context);
    yield* findOperatorCards(document, segment, context);
    yield* findFileNames(segment, context);
  }
}

function judgeLong(
  text: string,
  run: NumberRun,
  verdict: IdVerdict,
  label: Label | null,
  isForm: boolean,
  clock: BirthClock,
): Judgement | null {
  const isLabelled = label === "id" || label === "disability" || label === "student";
  if (verdict === "wrong-check") return label === "id" ? MISTYPED : null;
  if (label === "company") return null;
  if (label === "code" && !isOlder(run.digits, CODE_YEARS, clock)) return null;
  if (isSample(text, run.start) || isForm) return REVIEW;
  if (isLabelled) return VIOLATION;
  if (verdict === "unknown-region") return null;
  // Set off by hyphens on both sides it is the middle of a longer code.
  if (run.groups.length > 1 && (HYPHEN.test(run.gapBefore) || HYPHEN.test(run.gapAfter))) return null;
  return label !== "code" && isOlder(run.digits, UNLABELLED_YEARS, clock) ? VIOLATION : REVIEW;
}

/** Was the holder born more calendar years ago? */
function isOlder(id: string, years: number, clock: BirthClock): boolean {
  return !clock.isAhead(`${Number(id.slice(6, 10)) + years + 1}-01-01`);
}

function judgeShort(
  run: NumberRun,
  verdict: IdVerdict,
  label: Label | null,
  isInColumn: () => boolean,
): Judgement | null {
  if (label === "id") return VIOLATION;
  return label === null && verdict === "valid" && run.groups.length === 1 && isInColumn() ? VIOLATION : null;
}

/** Does the number's column hold 18-digit identity numbers? */
function isInIdColumn(
  document: Document,
  segment: Segment,
  known: Map<Table, Set<number>>,
  clock: BirthClock,
): boolean {
  const table = segment.cell === null ? undefined : document.tables[segment.cell.table];
  if (segment.cell === null || table === undefined) return false;
  let columns = known.get(table);
  if (columns === undefined) {
    columns = new Set();
    for (const row of table.rows) {
      for (const [column, cell] of row.entries()) {
        if (
          cell.text.length < 24 &&
          judgeIdNumber(digitsOf(cell.text), clock) === "valid" &&
          /\d{17}/.test(cell.text)
        ) {
          columns.add(column);
        }
      }
    }
    known.set(table, columns);
  }
  return columns.has(segment.cell.column);
}

function* findDisabilityCards(document: Document, segment: Segment, context: CheckContext): Iterable<Match> {
  for (const match of segment.text.matchAll(DISABILITY_CARD)) {
    if (judgeIdNumber(digitsOf(match[0].slice(0, 18)), context) !== "valid") continue;
    if (labelOf(document, segment, match.index) !== "disability") continue;
    yield toMatch(segment, match.index, match.index + match[0].length, VIOLATION);
  }
}

function* findOperatorCards(document: Document, segment: Segment, context: CheckContext): Iterable<Match> {
  for (const match of segment.text.matchAll(OPERATOR_CARD)) {
    if (judgeIdNumber(digitsOf(match[0]), context) !== "valid") continue;
    const words = `${document.title} ${headingOf(document, segment)} ${clauseBefore(segment.text, match.index)}`;
    const judgement = OPERATOR_WORDS.test(words) ? VIOLATION : REVIEW;
    yield toMatch(segment, match.index, match.index + match[0].length, judgement);
  }
}

function* findFileNames(segment: Segment, clock: BirthClock): Iterable<Match> {
  for (const { 0: number, index } of segment.text.matchAll(FILE_NAME)) {
    if (judgeIdNumber(digitsOf(number), clock) !== "valid" || !isOlder(number, UNLABELLED_YEARS, clock)) continue;
    yield toMatch(segment, index, index + number.length, VIOLATION);
  }
}

function toMatch(segment: Segment, start: number, end: number, judgement: Judgement): Match {
  return { place: { segment: segment.index, span: { start, end } }, data: { kind: "resident-id" }, ...judgement };
}
