/** Reads the dates that a report tells its events by, and tells where a series of them runs backwards. */

import type { Span } from "../model/span.ts";

export interface DatedText {
  /** Counts days so that later is larger; months have 31 days. Without a year anywhere, of the year 0. */
  readonly day: number;
  /** Null when neither the date nor one before it in the text names a year. */
  readonly year: number | null;
  readonly span: Span;
}

/** A sentence that begins with a day and goes on after a comma: 11月24日，我局…… */
const EVENT =
  /(?:(20\d{2})年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:[上下]午|晚上?|当天)?(?:[，,]|(?=[一-龥]{0,12}(?:召开|印发|下发|开展|举行|组织)))/g;
const SENTENCE_BEGINS = /(?:^|[。；;！!？?：:）)、.．\s]|[一二三四五六七八九十]是)$/;
const AHEAD = /^[，,]?[^。；;，,]{0,15}(?:将|拟|计划|预计|力争|截[至止])/;
/** A total and the day it was counted on; something must be counted in the same sentence. */
const CUTOFF =
  /截[至止][到至于]?\s?(?:(20\d{2})年)?(\d{1,2})月(?:(\d{1,2})日|[底末份初])?(?!\d{0,2}[日前之以])(?=[^。；;]{0,80}?(?:共|累计|总|达|完成|已|收到|发布)[^。；;，,]{0,20}\d)/g;
/** 1月4日, 1月4—8日, 1月4日至8日; a term (3月1日前) is no day of an event. */
const OPENING_DATE =
  /^\s*(?:[-·●◆■▪◎]\s?)?((?:(20\d{2})年)?(\d{1,2})月(\d{1,2})(?:日|(?=\s?[—–~～-])))(?!\s?[前起]|[以之][前后])/;
/** 截至11月底共…，其中12月4日… */
const COUNTED =
  /(截[至止][到至于]?\s?(?:(20\d{2})年)?(\d{1,2})月(?:(\d{1,2})日|[底末份初])?)[^。；;]{0,80}?其中[，,]?[在于]?((?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日)(?!\s?[前起])/g;
const LONGEST_OPENING = 24;
const MONTH = 31;
const YEAR = 12 * MONTH;
/** Steps in one direction that make the other one look wrong. */
const FEWEST_STEPS = 3;
/** Two days without a year that lie farther apart belong to two years. */
const HALF_A_YEAR = 6 * MONTH;

function dayOf(year: number | null, month: string | undefined, day: string | undefined, span: Span): DatedText {
  const inYear = (Number(month) - 1) * MONTH + Number(day ?? MONTH) - 1;
  return { day: (year ?? 0) * YEAR + inYear, year, span };
}

function yearOf(text: string | undefined, known: number | null): number | null {
  return text === undefined ? known : Number(text);
}

/** Events of a paragraph that begin a sentence; plans do not count. `year`: the one that was named last before it. */
export function readEvents(text: string, year: number | null): readonly DatedText[] {
  const events: DatedText[] = [];
  let known = year;
  for (const match of text.matchAll(EVENT)) {
    const start = match.index;
    const end = start + match[0].replace(/[，,]$/, "").length;
    if (!SENTENCE_BEGINS.test(text.slice(Math.max(0, start - 2), start)) || AHEAD.test(text.slice(end))) continue;
    known = yearOf(match[1], known);
    events.push(dayOf(known, match[2], match[3], { start, end }));
  }
  return events;
}

/** Totals with the last day that they count. */
export function readCutoffs(text: string, year: number | null): readonly DatedText[] {
  return Array.from(text.matchAll(CUTOFF), (match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return dayOf(yearOf(match[1], year), match[2], match[3], span);
  });
}

/** What a total of the same sentence counts although it happened later. */
export function readLateCounts(text: string): readonly { readonly total: string; readonly late: DatedText }[] {
  return Array.from(text.matchAll(COUNTED)).flatMap((match) => {
    const [hit, total = "", totalYear, totalMonth, totalDay, words = "", year, month, day] = match;
    const span = { start: match.index + hit.length - words.length, end: match.index + hit.length };
    const known = yearOf(totalYear, null);
    const late = dayOf(yearOf(year, known), month, day, span);
    return isAfterCutoff(late, dayOf(known, totalMonth, totalDay, span)) ? [{ total, late }] : [];
  });
}

/** The day that a paragraph begins with, behind its number that ends at `from`. */
export function readOpeningDate(text: string, from: number, year: number | null): DatedText | null {
  const match = OPENING_DATE.exec(text.slice(from, from + LONGEST_OPENING));
  const words = match?.[1];
  if (match === null || words === undefined) return null;
  const end = from + match[0].length;
  return dayOf(yearOf(match[2], year), match[3], match[4], { start: end - words.length, end });
}

/** Equal days are in order. */
export function isAscending(series: readonly DatedText[]): boolean {
  return series.every(({ day }, at) => at === 0 || day >= (series[at - 1]?.day ?? day));
}

/** Did the event happen after the total was counted, in the same year as far as the text tells? */
export function isAfterCutoff(event: DatedText, cutoff: DatedText): boolean {
  if (event.year !== null && cutoff.year !== null && event.year !== cutoff.year) return false;
  const gap = (event.day % YEAR) - (cutoff.day % YEAR);
  return gap > 0 && gap <= HALF_A_YEAR;
}

/**
 * The only entry of a list that is out of place: without it all days ascend, or all descend. Null when there is none or more
 * than one, or when the list begins anew.
 */
export function findMisplaced(entries: readonly DatedText[]): number | null {
  const days = unrollYears(entries);
  const steps = days.slice(1).map((day, at) => Math.sign(day - (days[at] ?? day)));
  const ups = steps.filter((step) => step > 0).length;
  const downs = steps.filter((step) => step < 0).length;
  if (Math.min(ups, downs) === 0 || Math.max(ups, downs) < FEWEST_STEPS) return null;
  const sign = ups > downs ? 1 : -1;
  const wrong = steps.indexOf(-sign);
  if (steps.lastIndexOf(-sign) !== wrong) return null;
  // The later one of the two, unless only the list without the earlier one is in order.
  return [wrong + 1, wrong].find((at) => isSorted(days.toSpliced(at, 1), sign)) ?? null;
}

/** Without years, December before January is the end of a year. */
function unrollYears(entries: readonly DatedText[]): readonly number[] {
  let turns = 0;
  return entries.map(({ day, year }, at) => {
    const before = entries[at - 1];
    if (year === null && before !== undefined && Math.abs(day - before.day) > HALF_A_YEAR) {
      turns += day < before.day ? 1 : -1;
    }
    return day + turns * YEAR;
  });
}

function isSorted(days: readonly number[], sign: number): boolean {
  return days.every((day, at) => at === 0 || (day - (days[at - 1] ?? day)) * sign >= 0);
}
