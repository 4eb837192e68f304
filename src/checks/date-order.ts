/** Finds dates that run backwards: an entry out of place in a dated list, events in disorder around a total that is older than they are. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import {
  type DatedText,
  findMisplaced,
  isAfterCutoff,
  isAscending,
  readCutoffs,
  readEvents,
  readLateCounts,
  readOpeningDate,
} from "../text/date-series.ts";
import { readNoOptions } from "../text/options.ts";
import { type OrdinalStyle, readLeadingOrdinal, readOrdinals } from "../text/ordinals.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

const MAY_HOLD = /\d月/;
const LISTED = /\d月\d{1,2}(?:日|\s?[—–~～-])/;
const TOTAL = /截[至止]/;
/** A whole month inside a list of days: 8月，…… */
const MONTH_ENTRY = /^\s*\d{1,2}月(?!\d)/;
const FEWEST_ENTRIES = 5;

interface Placed extends DatedText {
  readonly segment: Segment;
}

/** Items of one level, numbered one after the other. */
interface Part {
  readonly style: OrdinalStyle;
  last: number;
  readonly events: Placed[];
  readonly cutoffs: Placed[];
  /** Items that hold events. */
  readonly items: Set<number>;
}

function placeOf({ segment, span }: Placed): Match["place"] {
  return { segment: segment.index, span };
}

function wordsOf({ segment, span }: Placed): string {
  return segment.text.slice(span.start, span.end);
}

/** A list whose paragraphs begin with their dates, up or down, with one of them out of place. */
function* judgeList(entries: readonly Placed[]): Iterable<Match> {
  if (entries.length < FEWEST_ENTRIES) return;
  const at = findMisplaced(entries);
  const entry = at === null ? undefined : entries[at];
  if (entry === undefined || at === null) return;
  const beside = entries[at === 0 ? 1 : at - 1] ?? entry;
  yield { place: placeOf(entry), wording: "list", data: { beside: wordsOf(beside) } };
}

/**
 * Topics of a report need not follow the calendar: the order of their events is asked about only when a total of the same part
 * was counted before one of them happened.
 */
function* judgePart({ events, cutoffs, items }: Part): Iterable<Match> {
  if (items.size < 2 || cutoffs.length === 0) return;
  if (isAscending(events) || isAscending(events.toReversed())) return;
  const back = events.findIndex((event, at) => at > 0 && event.day < (events[at - 1]?.day ?? 0));
  const [event, before] = [events[back], events[back - 1]];
  for (const cutoff of cutoffs) {
    const later = events.find((one) => isAfterCutoff(one, cutoff));
    if (later === undefined || event === undefined || before === undefined) continue;
    const data = { before: wordsOf(before), cutoff: wordsOf(cutoff), later: wordsOf(later) };
    yield { place: placeOf(event), data };
    return;
  }
}

/** Neighbouring paragraphs that begin with a day; a whole month between them does not end the list. */
function* judgeLists(segments: readonly Segment[]): Iterable<Match> {
  let entries: Placed[] = [];
  let year: number | null = null;
  for (const segment of segments) {
    const from = readLeadingOrdinal(segment.text)?.end ?? 0;
    const date = readOpeningDate(segment.text, from, year);
    if (date !== null) {
      year = date.year;
      entries.push({ ...date, segment });
    } else if (!MONTH_ENTRY.test(segment.text)) {
      yield* judgeList(entries);
      entries = [];
      year = null;
    }
  }
  yield* judgeList(entries);
}

/** Numbered parts of any level; what follows an item belongs to it until the next one of its level or of one above. */
function* judgeParts(segments: readonly Segment[]): Iterable<Match> {
  let parts: Part[] = [];
  let year: number | null = null;
  for (const segment of segments) {
    const { text, kind } = segment;
    const leading = readLeadingOrdinal(text) ?? readOrdinals(text.slice(0, 6)).find(({ start }) => start === 0) ?? null;
    if (leading === null && kind !== "paragraph" && kind !== "item") {
      yield* parts.flatMap((part) => [...judgePart(part)]);
      parts = [];
    } else if (leading !== null) {
      const depth = parts.findIndex(({ style }) => style === leading.style);
      const isNext = parts[depth]?.last === leading.value - 1;
      const kept = depth < 0 ? parts.length : isNext ? depth + 1 : depth;
      yield* parts.slice(kept).flatMap((part) => [...judgePart(part)]);
      parts = parts.slice(0, kept);
      if (isNext) parts[depth]!.last = leading.value;
      else parts.push({ style: leading.style, last: leading.value, events: [], cutoffs: [], items: new Set() });
    }
    const part = parts.at(-1);
    if (part === undefined || !MAY_HOLD.test(text)) continue;
    const place = (dated: DatedText): Placed => ({ ...dated, segment });
    const events: readonly Placed[] = readEvents(text, year).map(place);
    part.events.push(...events);
    if (events.length > 0) part.items.add(part.last);
    year = events.at(-1)?.year ?? year;
    if (TOTAL.test(text)) part.cutoffs.push(...readCutoffs(text, year).map(place));
  }
  yield* parts.flatMap((part) => [...judgePart(part)]);
}

function* judgeTotals(segments: readonly Segment[]): Iterable<Match> {
  for (const { text, index } of segments) {
    if (!TOTAL.test(text)) continue;
    for (const { total, late } of readLateCounts(text)) {
      yield { place: { segment: index, span: late.span }, wording: "counted", data: { cutoff: total } };
    }
  }
}

function* run(document: Document): Iterable<Match> {
  if (document.kind === "home" || document.kind === "list") return;
  let dated = 0;
  let hasTotal = false;
  for (const { text } of segmentsWith(document, TRAIT.main | TRAIT.month | TRAIT.digit)) {
    if (LISTED.test(text)) dated += 1;
    hasTotal ||= TOTAL.test(text);
  }
  if (dated === 0) return;
  const body = document.segments.filter(({ region, kind }) => region === "main" && kind !== "cell" && kind !== "link");
  if (dated >= FEWEST_ENTRIES) yield* judgeLists(body);
  if (!hasTotal) return;
  yield* judgeTotals(body);
  if (dated >= 2) yield* judgeParts(body);
}

/** Always for a person to decide: `review` stands in the rule. */
export const dateOrder: DocumentCheck<null> = { scope: "document", name: "date-order", compile: readNoOptions, run };
