/** Finds periods that end before they begin: 2024年6月10日至6月5日. */

import type { Span } from "../model/span.ts";
import { isCalendarDay } from "./dates.ts";

const TO = "\\s?(?:至|到|[—–－~～-]{1,2})\\s?";
const CLOCK = "(?:\\s?[（(](?:星期|周)[一二三四五六日天][）)])?(?:\\s?(?:上午|下午)?\\s?\\d{1,2}(?:时|[:：]\\d{2}))?";
/** Text out of PDF has blanks around its numbers: a digit before it is a piece of a longer number. */
const WORDED = new RegExp(
  `(?<!\\d\\s?)(?:(\\d{4})\\s?年\\s?)?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日${CLOCK}${TO}` +
    "(?:(\\d{4})\\s?年\\s?)?(?:(\\d{1,2})\\s?月\\s?)?(\\d{1,2})\\s?日",
  "g",
);
const SEPARATED = new RegExp(
  `(?<![0-9A-Za-z./-])(20\\d{2})([-./])(\\d{1,2})\\2(\\d{1,2})${TO}(20\\d{2})\\2(\\d{1,2})\\2(\\d{1,2})(?![0-9A-Za-z./-])`,
  "g",
);

interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

function isReal({ year, month, day }: Day): boolean {
  return isCalendarDay(year ?? 2000, month, day);
}

/** A period without its second year may end in the next one: only days of one month tell then. */
function runsBack(from: Day, to: Day): boolean {
  if (!isReal(from) || !isReal(to)) return false;
  if (from.year !== null && to.year !== null && from.year !== to.year) return to.year < from.year;
  if (from.year === null && to.year !== null) return false;
  if (from.month === to.month) return to.day < from.day;
  return to.year !== null && to.month < from.month;
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Day {
  return { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
}

/** Periods whose two days exist, written side by side; Gregorian. */
export function findBackwardRanges(text: string): readonly Span[] {
  const found: Span[] = [];
  const take = ({ 0: hit, index }: RegExpMatchArray, from: Day, to: Day): void => {
    if (runsBack(from, to)) found.push({ start: index ?? 0, end: (index ?? 0) + hit.length });
  };
  for (const match of text.includes("月") ? text.matchAll(WORDED) : []) {
    const [, year, month, day, endYear, endMonth, endDay] = match;
    take(match, dayOf(year, month, day), dayOf(endYear, endMonth ?? month, endDay));
  }
  for (const match of text.matchAll(SEPARATED)) {
    const [, year, , month, day, endYear, endMonth, endDay] = match;
    take(match, dayOf(year, month, day), dayOf(endYear, endMonth, endDay));
  }
  return found;
}
