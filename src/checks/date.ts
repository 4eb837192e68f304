/** Finds dates that can't be right: days and hours that do not exist, weekdays that do not fit, periods that run backwards, pages published in the future or before they were written. */

import type { Document } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { findBackwardRanges } from "../text/date-ranges.ts";
import { checkedIso, daysBetween, isCalendarDay, parseDates } from "../text/dates.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/** Text out of PDF and Word has blanks around its numbers. A digit and a blank before it are a piece of a longer number (`1 2 月 30 日`). */
const DAY =
  /(?<!\d\s?)(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?(?:日|号(?![楼院令文线井机站]))(?:\s?[（(，,]?\s?((?:星期|礼拜|周)[一二三四五六日天])(?![至到、和—-]|[一二三四五六日])(?=[^末报刊年期]|$))?/g;
const MAY_HOLD = /\d\s?月\s?\d{1,2}\s?[日号]/;
/** With its year, so that days of the old calendar are left alone. */
const HAN_DAY =
  /(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}日/g;
const SEPARATED_DAY = /(?<![0-9A-Za-z./])(?:19|20)\d{2}([-/.])(\d{1,2})\1(\d{1,2})(?![0-9A-Za-z./])/g;
/** Behind a day only: 达到30时 is no hour. */
const HOUR =
  /日\s?(?:上午|下午|晚上?|夜间)?\s?((?:2[5-9]|[3-9]\d)\s?(?:时(?![长候间段区期代])|[:：][0-5]\d)|\d{1,2}\s?时\s?[6-9]\d\s?分)/g;
/** `20204年5月`, `2204年5月6日`, `0224年5月6日`. */
const YEAR = /(?<![\d.])((?:19|20)\d{3}|2[2-9]\d{2}|0\d{3})\s?年\s?\d{1,2}\s?月/g;
const HYPHEN = /[-－—]/;
/** What makes numbers with separators a code and no date. */
const CODE = /(?:号|版本|型号|编码|代码|标准|规格)[^，。；]{0,12}$/;
const LUNAR = /(?:农历|阴历|旧历|夏历)[^，。；]{0,8}$/;
const WEEKDAYS = "日一二三四五六";
/** A leap year, for dates without one. */
const ANY_YEAR = 2000;
/** More calendar days than 20 working days can take, however the holidays lie (政府信息公开条例 第26条). */
const LATE_AFTER_DAYS = 45;
const WRITTEN = /成文日期[：:\s]*/;

function* judgeDays(text: string, segment: number): Iterable<Match> {
  for (const match of text.matchAll(DAY)) {
    const [hit, year, month, day, weekday] = match;
    const start = match.index;
    if (isLunar(text, start)) continue;
    if (!isCalendarDay(Number(year ?? ANY_YEAR), Number(month), Number(day))) {
      const end = start + (weekday === undefined ? hit.length : hit.search(/[日号]/) + 1);
      yield { place: { segment, span: { start, end } } };
      continue;
    }
    const iso = year === undefined ? null : checkedIso(Number(year), Number(month), Number(day));
    if (iso === null || weekday === undefined) continue;
    const right = WEEKDAYS.charAt(new Date(`${iso}T00:00:00Z`).getUTCDay());
    if (weekday.endsWith(right) || (right === "日" && weekday.endsWith("天"))) continue;
    const suggestion = hit.slice(0, hit.length - 1) + right;
    yield { place: { segment, span: { start, end: start + hit.length } }, wording: "weekday", suggestion };
  }
}

/** `2204年5月6日`, `8日25时`: for a person to say what was meant. */
function* judgeSlips(text: string, segment: number): Iterable<Match> {
  for (const { 0: hit, 1: year = "", index: start } of text.matchAll(YEAR)) {
    if (isLunar(text, start)) continue;
    const end = start + hit.indexOf("年") + 1;
    yield { place: { segment, span: { start, end } }, wording: "year", data: { year }, verdict: "review" };
  }
  for (const { 0: hit, 1: hour = "", index } of text.matchAll(HOUR)) {
    const end = index + hit.length;
    yield { place: { segment, span: { start: end - hour.length, end } }, wording: "hour", verdict: "review" };
  }
}

/** `二〇二五年九月三十一日`. */
function* judgeHanDays(text: string, segment: number): Iterable<Match> {
  for (const { 0: hit, index: start } of text.matchAll(HAN_DAY)) {
    if (isLunar(text, start) || parseDates(hit)[0]?.isValid !== false) continue;
    yield { place: { segment, span: { start, end: start + hit.length } } };
  }
}

/** `2025-02-30`, `2025.11.31`: only a day that its month lacks; other numbers with separators may be anything. */
function* judgeSeparatedDays(text: string, segment: number): Iterable<Match> {
  for (const { 0: hit, 1: separator, 2: month, 3: day, index: start } of text.matchAll(SEPARATED_DAY)) {
    const end = start + hit.length;
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 29 || Number(day) > 31) continue;
    if (isCalendarDay(Number(hit.slice(0, 4)), Number(month), Number(day))) continue;
    const isPiece = HYPHEN.test(text.charAt(start - 1)) || HYPHEN.test(text.charAt(end));
    if ((separator === "-" && isPiece) || CODE.test(text.slice(Math.max(0, start - 16), start))) continue;
    yield { place: { segment, span: { start, end } }, verdict: "review" };
  }
}

function isLunar(text: string, start: number): boolean {
  return LUNAR.test(text.slice(Math.max(0, start - 14), start));
}

/** The day on which the document was written, from its index table: label and value in one segment or in two. */
function findWritten(document: Document): { readonly iso: string; readonly place: Match["place"] } | null {
  for (const { index, text } of segmentsWith(document, TRAIT.shown | TRAIT.period)) {
    const label = WRITTEN.exec(text);
    if (!label) continue;
    const from = label.index + label[0].length;
    const value = from < text.length ? document.segments[index] : document.segments[index + 1];
    const offset = from < text.length ? from : 0;
    const [date] = parseDates(value?.text.slice(offset, offset + 20) ?? "");
    if (!value || !date?.iso) continue;
    const span = { start: offset + date.span.start, end: offset + date.span.end };
    return { iso: date.iso, place: { segment: value.index, span } };
  }
  return null;
}

function* judgePublishing(document: Document, context: CheckContext): Iterable<Match> {
  const published = document.publishedAt;
  if (published === null) return;
  if (context.isAhead(published)) {
    yield { place: { page: true }, wording: "future", data: { published, now: context.now } };
    return;
  }
  const written = findWritten(document);
  if (written === null) return;
  const data = { published, written: written.iso };
  const days = daysBetween(written.iso, published);
  if (days < 0) yield { place: written.place, wording: "early", data, verdict: "review" };
  if (days > LATE_AFTER_DAYS) {
    yield {
      place: written.place,
      wording: "late",
      data: { ...data, days: String(days) },
      verdict: "review",
      severity: "notice",
    };
  }
}

function* run(document: Document, _: null, context: CheckContext): Iterable<Match> {
  for (const { index, text } of segmentsWith(document, TRAIT.main | TRAIT.digit | TRAIT.month)) {
    if (!MAY_HOLD.test(text)) continue;
    yield* judgeDays(text, index);
    yield* judgeSlips(text, index);
  }
  for (const { index, text } of segmentsWith(document, TRAIT.main | TRAIT.hanNumber | TRAIT.month)) {
    yield* judgeHanDays(text, index);
  }
  for (const { index, text } of segmentsWith(document, TRAIT.main | TRAIT.digit)) {
    yield* judgeSeparatedDays(text, index);
    for (const span of findBackwardRanges(text)) {
      yield { place: { segment: index, span }, wording: "range", verdict: "review" };
    }
  }
  yield* judgePublishing(document, context);
}

/** Calendar: Gregorian. A page may be a day ahead of the clock, for the sake of time zones. */
export const date: DocumentCheck<null> = { scope: "document", name: "date", compile: readNoOptions, run };
