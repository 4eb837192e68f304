/** Finds dates that can't be right: days that do not exist, weekdays that do not fit, pages published in the future or before they were written. */

import type { Document } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { checkedIso, daysBetween, isCalendarDay, parseDates } from "../text/dates.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

const DAY =
  /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s?[（(，,]?\s?((?:星期|礼拜|周)[一二三四五六日天])(?![至到、和—-]|[一二三四五六日])(?=[^末报刊年期]|$))?/g;
const MAY_HOLD = /\d月\d{1,2}日/;
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
    if (LUNAR.test(text.slice(Math.max(0, start - 14), start))) continue;
    if (!isCalendarDay(Number(year ?? ANY_YEAR), Number(month), Number(day))) {
      const end = start + hit.length - (weekday === undefined ? 0 : hit.length - hit.indexOf("日") - 1);
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
    if (MAY_HOLD.test(text)) yield* judgeDays(text, index);
  }
  yield* judgePublishing(document, context);
}

/** Calendar: Gregorian. A page may be a day ahead of the clock, for the sake of time zones. */
export const date: DocumentCheck<null> = { scope: "document", name: "date", compile: readNoOptions, run };
