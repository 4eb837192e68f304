/** Compares the day that a list shows beside an article with the days that the article itself shows. */

import type { Document } from "../model/document.ts";
import type { DateGap } from "../model/site.ts";
import { daysBetween, parseDates } from "../text/dates.ts";
import { rememberByText } from "../text/remember.ts";
import { TRAIT, traitsOfAll } from "../text/segment-traits.ts";
import { createTextPool } from "../text/text-pool.ts";
import type { ColumnGroup } from "./column-groups.ts";
import type { KnownPages } from "./known-pages.ts";
import type { ShelvedPage } from "./page-shelf.ts";

/** Call `add` while reading, then `gaps` with what the lists show. */
export interface DateBook {
  /** `row`: of the page. */
  readonly add: (page: Pick<ShelvedPage, "days">, row: number) => void;
  readonly gaps: (groups: readonly Pick<ColumnGroup, "url" | "dated">[]) => readonly DateGap[];
}

interface Gap extends Omit<DateGap, "page"> {
  readonly row: number;
}

/** A longer text is a sentence that speaks of a day. Characters. */
const LONGEST_LINE = 80;
/** Systems that publish at midnight are off by a day. */
const TOLERANCE = 1;
/** Where so many entries of a list differ, and most do, the list shows another kind of day (成文日期). */
const SYSTEMATIC = 3;

/** The days that an article shows (publish date, and every other day that a short line of it names); null for other pages, and for articles whose date is only known from their address. */
export function digestDays(document: Document): readonly string[] | null {
  const { kind, publishedAt, publishedFrom } = document;
  if (kind !== "article" || publishedAt === null || publishedFrom === "address") return null;
  return [...daysShown(document, publishedAt)];
}

/** Days that differ by whole years are no gap: lists leave out the year. */
export function createDateBook(pages: Pick<KnownPages, "at" | "fact">): DateBook {
  /** By row: days of an article in one text, since most articles of a day show this day alone. */
  const shown: (string | undefined)[] = [];
  const known = createTextPool();

  function gapsOf({ url, dated }: Pick<ColumnGroup, "url" | "dated">): readonly Gap[] {
    const gaps: Gap[] = [];
    let compared = 0;
    for (const [target, listed] of dated) {
      const row = pages.at(target);
      const days = shown[row];
      if (days === undefined) continue;
      compared += 1;
      if (!isNear(listed, days.split(" "))) gaps.push({ row, listed, listUrl: url });
    }
    return gaps.length >= SYSTEMATIC && gaps.length * 2 > compared ? [] : gaps;
  }

  return {
    add({ days }, row) {
      if (days !== null) shown[row] = known(days.join(" "));
    },
    gaps(groups) {
      const told = new Set<number>();
      return groups
        .flatMap(gapsOf)
        .filter(({ row }) => !told.has(row) && told.add(row))
        .map(({ row, listed, listUrl }) => ({ page: pages.fact(row), listed, listUrl }));
    },
  };
}

function daysShown(document: Document, publishedAt: string): ReadonlySet<string> {
  const days = new Set([publishedAt]);
  const { segments } = document;
  const traits = traitsOfAll(document);
  for (let place = 0; place < traits.length; place++) {
    const found = traits[place] ?? 0;
    if ((found & YEAR) === 0 || (found & TRAIT.hidden) !== 0) continue;
    const segment = segments[place];
    if (segment === undefined || segment.text.length > LONGEST_LINE) continue;
    for (const day of segment.notes == null ? daysIn(segment.text) : daysOfNoted(segment.text)) days.add(day);
  }
  return days;
}

/** What a year is written with. */
const YEAR = TRAIT.digit | TRAIT.year;
const NO_DAYS: readonly string[] = [];
/** Dates of lists and publish lines repeat from page to page. */
const daysOfNoted = rememberByText(daysIn);

function daysIn(text: string): readonly string[] {
  return /\d{4}|年/.test(text) ? parseDates(text).flatMap(({ iso }) => iso ?? []) : NO_DAYS;
}

function isNear(listed: string, days: readonly string[]): boolean {
  return days.some((day) => day.slice(4) === listed.slice(4) || Math.abs(daysBetween(day, listed)) <= TOLERANCE);
}
