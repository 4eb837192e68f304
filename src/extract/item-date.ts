/** Reads the short dates that list entries show, and finds the year of those that show none. */

import { addDays, checkedIso, parseAddressDate, parseDates } from "../text/dates.ts";

export interface ItemDate {
  /** Null when the entry shows month and day only. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const BOX_FORMS: readonly (readonly [RegExp, "dym" | "ymd" | "mdy" | "md" | "dm"])[] = [
  [/(?:^|\D)(\d{1,2})日?\s?((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?(?=\D|$)/, "dym"],
  [/(?:^|\D)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?\s(\d{1,2})日?(?=\D|$)/, "ymd"],
  [/(?:^|\D)(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?\s?((?:19|20)\d{2})年?(?=\D|$)/, "mdy"],
];
const SHORT_FORM = /(?:^|[[［(（【\s])(\d{1,2})\s?(?:[-/]|月)\s?(\d{1,2})日?(?=$|[\]］)）】\s])/;
const DAY_OVER_MONTH = /^(\d{1,2})\s(\d{1,2})月$/;

/** Null when the text shows no day. Full dates win over short ones; the last full one counts, as 发布时间 stands after the title. */
export function readItemDate(text: string): ItemDate | null {
  if (text.length === 0 || text.length > 400 || !/\d|[一二三四五六七八九十]月/.test(text)) return null;
  const dates = parseDates(text).filter((date) => date.isValid && date.day !== null);
  const full = dates.filter((date) => date.year !== null);
  const best = full[full.length - 1];
  if (best?.day != null) return { year: best.year, month: best.month, day: best.day };
  for (const [form, order] of BOX_FORMS) {
    const match = form.exec(text);
    const date = match === null ? null : orderParts(match, order);
    if (date !== null) return date;
  }
  const first = text.length <= 40 ? dates[0] : undefined;
  if (first?.day != null) return { year: null, month: first.month, day: first.day };
  if (text.length > 40) return null;
  const stacked = DAY_OVER_MONTH.exec(text);
  if (stacked !== null) return checked(null, Number(stacked[2]), Number(stacked[1]));
  const short = SHORT_FORM.exec(text);
  return short === null ? null : checked(null, Number(short[1]), Number(short[2]));
}

function orderParts(match: RegExpExecArray, order: string): ItemDate | null {
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (order === "dym") return checked(b, c, a);
  if (order === "ymd") return checked(a, b, c);
  return checked(c, a, b);
}

function checked(year: number | null, month: number, day: number): ItemDate | null {
  return checkedIso(year ?? 2000, month, day) === null ? null : { year, month, day };
}

/**
 * The ISO date of an entry. Without a year: that of its address when month and day agree, else the newest such day not after
 * `latest`; a day more than two months newer than the entry above it belongs to the year before.
 */
export function resolveYear(date: ItemDate, latest: () => string, href: string, above: string | null): string | null {
  if (date.year !== null) return checkedIso(date.year, date.month, date.day);
  const addressed = parseAddressDate(href);
  if (addressed !== null && Number(addressed.slice(5, 7)) === date.month) {
    const sameYear = checkedIso(Number(addressed.slice(0, 4)), date.month, date.day);
    if (sameYear !== null) return sameYear;
  }
  const folder = /[/_]((?:19|20)\d{2})-?(0[1-9]|1[0-2])[/_]/.exec(href);
  if (folder !== null && Number(folder[2]) === date.month) return checkedIso(Number(folder[1]), date.month, date.day);
  const day = latest();
  const newest = newestBefore(date, Number(day.slice(0, 4)), day);
  if (newest === null || above === null || newest <= addDays(above, 62)) return newest;
  return newestBefore(date, Number(newest.slice(0, 4)) - 1, day) ?? newest;
}

function newestBefore(date: ItemDate, year: number, latest: string): string | null {
  for (let candidate = year; candidate > year - 5; candidate -= 1) {
    const iso = checkedIso(candidate, date.month, date.day);
    if (iso !== null && iso <= latest) return iso;
  }
  return null;
}
