/** Finds calendar dates in Chinese text and computes with ISO dates, without any clock. */

import type { Span } from "../model/span.ts";

/**
 * One date as written. `year` is null for forms such as `[10-08]` and `10月8日`, `day` for `2025年1月` and `2025-01`.
 * `iso` is set exactly when year, month and day stand there and name a real day.
 */
export interface ParsedDate {
  readonly iso: string | null;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** False for an impossible date such as 2025-02-30 or 13月. */
  readonly isValid: boolean;
  readonly span: Span;
}

const DIGIT = "[0-9０-９]";
const HAN_DIGITS = "〇零○一二三四五六七八九";
const HAN_NUMBER = "十一二三四五六七八九廿卅";
const SEPARATED = `((?:19|20|１９|２０)${DIGIT}{2})\\s?([-－/／.．])\\s?(${DIGIT}{1,2})(?:\\s?\\2\\s?(${DIGIT}{1,2}))?(?!${DIGIT})`;
const WORDED = `(?:((?:${DIGIT}\\s?){4})年\\s?)?(${DIGIT}{1,2})\\s?月(?:份|\\s?(${DIGIT}{1,2})\\s?[日号])?`;
const HAN = `(?:([${HAN_DIGITS}]{4})年)?([${HAN_NUMBER}]{1,3})月(?:([${HAN_NUMBER}]{1,4})[日号])?`;
const SHORT = `[[［【(（]\\s?(${DIGIT}{1,2})[-/.月](${DIGIT}{1,2})日?\\s?[\\]］】)）]`;
const BARE_SHORT = `(${DIGIT}{1,2})[-/](${DIGIT}{1,2})`;

const DATE = new RegExp(
  `(?<!${DIGIT})${SEPARATED}|(?<!${DIGIT})${WORDED}|${HAN}|${SHORT}|^\\s*${BARE_SHORT}\\s*$`,
  "g",
);
const HAS_DATE = /[0-9０-９]|[年月]/;

/**
 * All dates of a text in order. Ranges such as 10-08 without brackets count only when they are the whole text. A chapter
 * number (`1.2`) or a fraction (`2025/13` without day) is not a date; `2025-13-01` is one, but not valid.
 */
export function parseDates(text: string): ParsedDate[] {
  if (!HAS_DATE.test(text)) return [];
  const found: ParsedDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const date = readMatch(match);
    if (date !== null) found.push(date);
  }
  return found;
}

function readMatch(match: RegExpMatchArray): ParsedDate | null {
  const span = { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
  if (match[1] !== undefined) {
    const month = readDigits(match[3]);
    if (match[4] === undefined && (match[2] !== "-" || match[3]?.length !== 2 || month === 0 || month > 12))
      return null;
    return makeDate(readDigits(match[1]), month, match[4] === undefined ? null : readDigits(match[4]), span);
  }
  if (match[6] !== undefined) {
    if (match[5] === undefined && match[7] === undefined) return null;
    const year = match[5] === undefined ? null : readDigits(match[5]);
    return makeDate(year, readDigits(match[6]), match[7] === undefined ? null : readDigits(match[7]), span);
  }
  if (match[9] !== undefined) {
    if (match[8] === undefined && match[10] === undefined) return null;
    const year = match[8] === undefined ? null : readHanDigits(match[8]);
    return makeDate(year, readHanNumber(match[9]), match[10] === undefined ? null : readHanNumber(match[10]), span);
  }
  const month = readDigits(match[11] ?? match[13]);
  const day = readDigits(match[12] ?? match[14]);
  const date = makeDate(null, month, day, span);
  return date.isValid ? date : null;
}

function makeDate(year: number | null, month: number, day: number | null, span: Span): ParsedDate {
  const isValid = isCalendarDay(year ?? 2000, month, day ?? 1) && (year === null || (year >= 1900 && year <= 2099));
  return {
    iso: isValid && year !== null && day !== null ? toIso(year, month, day) : null,
    year,
    month,
    day,
    isValid,
    span,
  };
}

const ADDRESS_DAY = /(?<![0-9])(?:t|T|P0|W0)?((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9]{1,5}(?![0-9]))/g;
const ADDRESS_SPLIT =
  /[/_-]((?:19|20)[0-9]{2})[/_-]([01]?[0-9])[/_-]([0-3]?[0-9])(?=[/_.-]|$)|[/_-]((?:19|20)[0-9]{2})[/_-]([01][0-9])([0-3][0-9])(?=[/_.-]|$)/;

/**
 * The day that a page address names, as CMSs write it: `t20250608_123.html`, `/2025/6/8/`, `/2025-06/08/`, `/2025/0608/`.
 * ISO date, or null; a month folder alone (`/202506/`) names no day.
 */
export function parseAddressDate(address: string): string | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
  const split = ADDRESS_SPLIT.exec(path);
  if (split !== null) {
    const iso = checkedIso(Number(split[1] ?? split[4]), Number(split[2] ?? split[5]), Number(split[3] ?? split[6]));
    if (iso !== null) return iso;
  }
  for (const match of path.matchAll(ADDRESS_DAY)) {
    const iso = checkedIso(Number(match[1]), Number(match[2]), Number(match[3]));
    if (iso !== null) return iso;
  }
  return null;
}

/** ISO date of a calendar day, or null when there is no such day (proleptic Gregorian). */
export function checkedIso(year: number, month: number, day: number): string | null {
  return isCalendarDay(year, month, day) ? toIso(year, month, day) : null;
}

/** Is there such a day in the Gregorian calendar? Months and days are one-based. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= daysInMonth(year, month);
}

/** Is it a calendar day, written `2026-11-22`? */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return isCalendarDay(Number(year), Number(month), Number(day));
}

/** The ISO date `count` days after (before, when negative) an ISO date. */
export function addDays(date: string, count: number): string {
  const day = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)) + count));
  return toIso(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

const MS_PER_DAY = 86_400_000;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function toIso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function readDigits(text: string | undefined): number {
  let value = 0;
  for (const char of text ?? "") {
    const code = char.charCodeAt(0);
    const digit = code >= 0xff10 ? code - 0xff10 : code - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}

function readHanDigits(text: string): number {
  let value = 0;
  for (const char of text) value = value * 10 + Math.max(0, HAN_DIGITS.indexOf(char) - 2);
  return value;
}

/** 一 … 三十一, 廿八, 卅一; 0 for anything that is no such number. */
function readHanNumber(text: string): number {
  const plain = text.replace("廿", "二十").replace("卅", "三十");
  const ten = plain.indexOf("十");
  const digit = (char: string): number => (char === "" ? 0 : Math.max(0, HAN_DIGITS.indexOf(char) - 2));
  if (ten === -1) return plain.length === 1 ? digit(plain) : 0;
  if (ten > 1 || plain.length - ten > 2 || plain.indexOf("十", ten + 1) !== -1) return 0;
  return (ten === 0 ? 1 : digit(plain.charAt(0))) * 10 + digit(plain.charAt(ten + 1));
}
