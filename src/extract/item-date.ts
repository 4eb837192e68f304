/** Reads the short dates that list entries show, and finds the year of those that show none. */

import { addDays, checkedIso, parseAddressDate, parseDates } from "../text/dates.ts";

export type ItemDate = CalendarDay | DayAgo;

interface CalendarDay {
  /** Null when the entry shows month and day only. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** 昨天, 3天前, 2周前: counted from the day of reading, to the nearest day that may be meant. */
interface DayAgo {
  readonly daysAgo: number;
}

/** Which of a form's numbers is the day, the month, the year. */
type PartOrder = "dym" | "ymd" | "mdy";
const BOX_FORMS: readonly (readonly [RegExp, PartOrder])[] = [
  [/(?:^|\D)(\d{1,2})日?\s?((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?(?=\D|$)/, "dym"],
  [/(?:^|\D)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?\s(\d{1,2})日?(?=\D|$)/, "ymd"],
  [/(?:^|\D)(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?\s?((?:19|20)\d{2})年?(?=\D|$)/, "mdy"],
];
/** Nothing but the date, with two digits of the year: `26-01-26`. */
const TWO_DIGIT_YEAR = /^[[［(（【]?(\d{2})([-/.])(\d{2})\2(\d{2})[\]］)）】]?$/;
const ENGLISH =
  /\b(?:(\d{1,2}) )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:(\d{1,2}), ?)?(20\d{2})(?!\d)/i;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const AGO =
  /^(?:(?:发布|更新|发表)(?:于|时间|日期)?\s?[:：]?\s?)?(?:(刚刚|今[天日])|(昨[天日])|(前[天日])|(\d{1,3})\s?(分钟|小时|天|周|个月|年)前)(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?$/;
const DAYS: Readonly<Record<string, number>> = { 分钟: 0, 小时: 0, 天: 1, 周: 7, 个月: 30, 年: 365 };
const SHORT_FORM = /(?:^|[[［(（【\s])(\d{1,2})\s?(?:[-/]|月)\s?(\d{1,2})日?(?=$|[\]］)）】\s])/;
const DAY_OVER_MONTH = /^(\d{1,2})\s(\d{1,2})月$/;

/** Null when the text shows no day. Full dates win over short ones; the last full one counts, as 发布时间 stands after the title. */
export function readItemDate(text: string): ItemDate | null {
  if (text.length === 0 || text.length > 400 || !/\d|[一二三四五六七八九十]月|[今昨前][天日]|刚刚/.test(text))
    return null;
  const dates = parseDates(text).filter((date) => date.isValid && date.day !== null);
  const full = dates.filter((date) => date.year !== null);
  const best = full[full.length - 1];
  if (best?.day != null) return { year: best.year, month: best.month, day: best.day };
  for (const [form, order] of BOX_FORMS) {
    const match = form.exec(text);
    const date = match === null ? null : orderParts(match, order);
    if (date !== null) return date;
  }
  const other = readOther(text.trim());
  if (other !== null) return other;
  const first = text.length <= 40 ? dates[0] : undefined;
  if (first?.day != null) return { year: null, month: first.month, day: first.day };
  if (text.length > 40) return null;
  const stacked = DAY_OVER_MONTH.exec(text);
  if (stacked !== null) return checked(null, Number(stacked[2]), Number(stacked[1]));
  const short = SHORT_FORM.exec(text);
  return short === null ? null : checked(null, Number(short[1]), Number(short[2]));
}

function readOther(text: string): ItemDate | null {
  if (text.length > 40) return null;
  const short = TWO_DIGIT_YEAR.exec(text);
  if (short !== null) return checked(2000 + Number(short[1]), Number(short[3]), Number(short[4]));
  const english = readEnglishDay(text);
  if (english !== null) return english;
  const ago = AGO.exec(text);
  if (ago === null) return null;
  if (ago[4] !== undefined) return { daysAgo: Number(ago[4]) * (DAYS[ago[5] ?? ""] ?? 0) };
  return { daysAgo: ago[1] !== undefined ? 0 : ago[2] !== undefined ? 1 : 2 };
}

/** `Oct 8, 2026`, `8 October 2026`; null for anything else. */
export function readEnglishDay(text: string): CalendarDay | null {
  const english = ENGLISH.exec(text);
  const day = english?.[1] ?? english?.[3];
  if (english === null || day === undefined) return null;
  return checked(Number(english[4]), MONTHS.indexOf(english[2]?.toLowerCase() ?? "") + 1, Number(day));
}

function orderParts(match: RegExpExecArray, order: PartOrder): CalendarDay | null {
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (order === "dym") return checked(b, c, a);
  if (order === "ymd") return checked(a, b, c);
  return checked(c, a, b);
}

function checked(year: number | null, month: number, day: number): CalendarDay | null {
  return checkedIso(year ?? 2000, month, day) === null ? null : { year, month, day };
}

/** The day of an entry. */
export interface ResolvedDay {
  /** ISO date; null for a day that does not exist. */
  readonly date: string | null;
  /** Does the year stand neither in the entry nor in its address? */
  readonly isYearGuessed: boolean;
}

/**
 * `latest` is tomorrow. Without a year: that of the entry's address when the months agree, else the newest such day not after `latest`; a
 * day more than two months newer than the entry above it belongs to the year before.
 */
export function resolveYear(date: ItemDate, latest: () => string, href: string, above: string | null): ResolvedDay {
  if ("daysAgo" in date) return { date: addDays(latest(), -1 - date.daysAgo), isYearGuessed: false };
  const known = date.year === null ? readWithAddress(date, href) : checkedIso(date.year, date.month, date.day);
  if (date.year !== null || known !== null) return { date: known, isYearGuessed: false };
  return { date: guessYear(date, latest(), above), isYearGuessed: true };
}

function guessYear(date: CalendarDay, latest: string, above: string | null): string | null {
  const newest = newestBefore(date, Number(latest.slice(0, 4)), latest);
  if (newest === null || above === null || newest <= addDays(above, 62)) return newest;
  return newestBefore(date, Number(newest.slice(0, 4)) - 1, latest) ?? newest;
}

/** With the year of the address, when that is of the same month. */
function readWithAddress(date: CalendarDay, href: string): string | null {
  const addressed = parseAddressDate(href);
  if (addressed !== null && Number(addressed.slice(5, 7)) === date.month) {
    const sameYear = checkedIso(Number(addressed.slice(0, 4)), date.month, date.day);
    if (sameYear !== null) return sameYear;
  }
  const folder = /[/_]((?:19|20)\d{2})-?(0[1-9]|1[0-2])[/_]/.exec(href);
  return folder !== null && Number(folder[2]) === date.month
    ? checkedIso(Number(folder[1]), date.month, date.day)
    : null;
}

function newestBefore(date: CalendarDay, year: number, latest: string): string | null {
  for (let candidate = year; candidate > year - 5; candidate -= 1) {
    const iso = checkedIso(candidate, date.month, date.day);
    if (iso !== null && iso <= latest) return iso;
  }
  return null;
}
