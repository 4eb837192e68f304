/** Judges the form of document numbers (发文字号): brackets, year, serial number, and known wrong numbers beside a title. */

import type { Document } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../model/rule.ts";
import type { Span } from "../model/span.ts";
import { readObject, readObjects, readString } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

interface KnownNumber {
  readonly title: string;
  /** Issuer's code, e.g. 国办发. */
  readonly issuer: string;
  readonly right: string;
}
type State = readonly KnownNumber[];

interface Parts {
  readonly issuer: string;
  readonly open: string;
  readonly year: string;
  readonly close: string;
  readonly ordinal: string;
  readonly serial: string;
}

const DIGIT_BRACKET = /[[(（【﹝〔［〖〘﹙]\s?\d/;
/** The number behind the issuer's code; text out of PDF and Word has blanks around its figures. */
const NUMBER = /([[(（【﹝〔［〖〘﹙])\s?(\d{2,4})\s?([\])）】﹞〕］〗〙﹚])\s?(第?)\s?(\d{1,6})\s?号/g;
/** Looked for behind a number's back: to begin with it would try each character of the text. */
const ISSUER = /([一-龥]{1,12})\s?$/;
const LONGEST_ISSUER = 13;
/** Codes of ordinary official documents end in one of these (发、函、办、水、卫 …); a word before a bracket that does not is no code. */
const CODE_END = /[发函办字秘规政电传呈请批复任委组宣综党人财教府税预库建农城房水体卫保信科林旅商统急管环监]$/;
/**
 * Of codes in 字 only those of offices (某政字, 某发字). The others number penalties, registers, reports of auditors and appraisers
 * (罚字, 证字, 验字, 评字): their forms are set elsewhere.
 */
const OFFICE_CODE = /[发函办政委党组宣人财教府厅税农资通任规务]字$/;
/** Since 1 July 2012 (GB/T 9704-2012); earlier numbers are only quoted. */
const STANDARD_SINCE = 2012;
/** Beyond it stands no year: in six-sided brackets a slip (`〔2204〕`), in others anything. */
const MOST_YEAR = 2099;

function fullYear(year: string, now: () => number): number | null {
  if (year.length === 4) return Number(year);
  if (year.length !== 2) return null;
  const recent = 2000 + Number(year);
  return recent <= now() ? recent : null;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function correct(parts: Parts, year: number): string {
  return `〔${year}〕${Number(parts.serial)}号`;
}

/** The first fault of the number's form, or null. */
function judge(
  parts: Parts,
  year: number,
  thisYear: () => number,
): Pick<Match, "wording" | "severity" | "verdict"> | null {
  const bracketsAreRight = parts.open === "〔" && parts.close === "〕";
  if (!bracketsAreRight) {
    const isRound = "(（﹙".includes(parts.open);
    return isRound ? { wording: "round", severity: "notice" } : {};
  }
  if (parts.year.length === 2) return { wording: "year", severity: "notice" };
  if (parts.serial.startsWith("0")) return { wording: "zero", severity: "notice" };
  if (parts.ordinal !== "" && !parts.issuer.endsWith("字")) return { wording: "ordinal", severity: "notice" };
  return year > thisYear() ? { wording: "future", severity: "notice", verdict: "review" } : null;
}

function partsOf(issuer: string, match: RegExpMatchArray): Parts {
  const [, open = "", year = "", close = "", ordinal = "", serial = ""] = match;
  return { issuer, open, year, close, ordinal, serial };
}

/** Does the title stand directly before the number, in book-title marks, or directly after it? */
function standsBeside(text: string, title: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - title.length - 24), start);
  const after = text.slice(end, end + title.length + 24);
  const at = before.lastIndexOf(title);
  if (at >= 0) return /^[^《。；]{0,3}》[^《。；]{0,20}$/.test(before.slice(at + title.length));
  return after.includes(title) && /^[)）]?《[^》]*$/.test(after.slice(0, after.indexOf(title)));
}

function findKnown(text: string, parts: Parts, start: number, end: number, known: State): KnownNumber | null {
  const number = `〔${parts.year}〕${Number(parts.serial)}号`;
  for (const entry of known) {
    if (!parts.issuer.endsWith(entry.issuer) || entry.right === entry.issuer + number) continue;
    if (standsBeside(text, entry.title, start, end)) return entry;
  }
  return null;
}

type Hit = Omit<Match, "place"> & { readonly span: Span };

function* find(text: string, known: State, context: CheckContext): Iterable<Hit> {
  let lastEnd = 0;
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    const lead = ISSUER.exec(text.slice(Math.max(lastEnd, start - LONGEST_ISSUER), start));
    const issuer = lead?.[1];
    if (lead === null || issuer === undefined) continue;
    const parts = partsOf(issuer, match);
    const end = start + match[0].length;
    lastEnd = end;
    const wrong = findKnown(text, parts, start - lead[0].length, end, known);
    if (wrong) {
      const span = { start: start - lead[0].length + issuer.length - wrong.issuer.length, end };
      yield { span, wording: "known", suggestion: wrong.right, data: { title: wrong.title } };
      continue;
    }
    const year = fullYear(parts.year, () => yearOf(context.now));
    if (year === null || year < STANDARD_SINCE) continue;
    if (year > MOST_YEAR && parts.open !== "〔") continue;
    if (!CODE_END.test(parts.issuer) || (parts.issuer.endsWith("字") && !OFFICE_CODE.test(parts.issuer))) continue;
    const fault = judge(parts, year, () => Math.max(yearOf(context.date), STANDARD_SINCE));
    if (fault === null) continue;
    const suggestion = fault.wording === "future" ? {} : { suggestion: correct(parts, year) };
    yield { span: { start, end }, ...fault, ...suggestion };
  }
}

function* run(document: Document, known: State, context: CheckContext): Iterable<Match> {
  for (const { index: segment, text } of segmentsWith(document, TRAIT.main | TRAIT.digit | TRAIT.bracket)) {
    if (!DIGIT_BRACKET.test(text)) continue;
    for (const { span, ...match } of find(text, known, context)) yield { place: { segment, span }, ...match };
  }
}

function compile(options: Json): State {
  const object = readObject(options, ["known"]);
  return readObjects(object, "known", ["title", "issuer", "right"]).map((entry) => ({
    title: readString(entry, "title", ["known"]),
    issuer: readString(entry, "issuer", ["known"]),
    right: readString(entry, "right", ["known"]),
  }));
}

/**
 * Form by GB/T 9704-2012 §7.2.5 (six-sided brackets, four-digit year, no 第, no leading zero), judged for numbers of 2012 and later.
 * Options: `known`: well-known documents with their right numbers.
 */
export const docNumber: DocumentCheck<State> = { scope: "document", name: "doc-number", compile, run };
