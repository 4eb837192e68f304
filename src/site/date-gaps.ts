/** Compares the day that a list shows beside an article with the days that the article itself shows. */

import type { Document } from "../model/document.ts";
import type { DateGap, PageFact } from "../model/site.ts";
import { daysBetween, parseDates } from "../text/dates.ts";
import { rememberByText } from "../text/remember.ts";
import type { ColumnGroup } from "./column-groups.ts";
import type { ShelvedPage } from "./page-shelf.ts";

/** Call `add` while reading, then `gaps` with what the lists show. */
export interface DateBook {
  readonly add: (page: ShelvedPage) => void;
  readonly gaps: (groups: readonly Pick<ColumnGroup, "url" | "dated">[]) => readonly DateGap[];
}

interface Shown {
  readonly page: PageFact;
  /** Publish date, and every other day that a short line of the article names. */
  readonly days: readonly string[];
}

/** A longer text is a sentence that speaks of a day. Characters. */
const LONGEST_LINE = 80;
/** Systems that publish at midnight are off by a day. */
const TOLERANCE = 1;
/** Where so many entries of a list differ, and most do, the list shows another kind of day (成文日期). */
const SYSTEMATIC = 3;

/** The days that an article shows; null for other pages, and for articles whose date is only known from their address. */
export function digestDays(document: Document): readonly string[] | null {
  const { kind, publishedAt, publishedFrom } = document;
  if (kind !== "article" || publishedAt === null || publishedFrom === "address") return null;
  return [...daysShown(document, publishedAt)];
}

/** Days that differ by whole years are no gap: lists leave out the year. */
export function createDateBook(): DateBook {
  const articles = new Map<string, Shown>();

  function gapsOf({ url, dated }: Pick<ColumnGroup, "url" | "dated">): readonly DateGap[] {
    const gaps: DateGap[] = [];
    let compared = 0;
    for (const [target, listed] of dated) {
      const article = articles.get(target);
      if (article === undefined) continue;
      compared += 1;
      if (isNear(listed, article.days)) continue;
      gaps.push({ page: article.page, listed, listUrl: url });
    }
    return gaps.length >= SYSTEMATIC && gaps.length * 2 > compared ? [] : gaps;
  }

  return {
    add({ days, url, page }) {
      if (days !== null) articles.set(url, { page, days });
    },
    gaps(groups) {
      const told = new Set<PageFact>();
      return groups.flatMap(gapsOf).filter(({ page }) => !told.has(page) && told.add(page));
    },
  };
}

function daysShown({ segments }: Document, publishedAt: string): ReadonlySet<string> {
  const days = new Set([publishedAt]);
  for (const { text, region } of segments) {
    if (text.length > LONGEST_LINE || region === "hidden" || !/\d{4}|年/.test(text)) continue;
    for (const day of text.length <= LONGEST_LABEL ? daysOfLabel(text) : daysIn(text)) days.add(day);
  }
  return days;
}

/** Dates of lists and publish lines repeat from page to page. UTF-16 code units. */
const LONGEST_LABEL = 40;
const daysOfLabel: (text: string) => readonly string[] = rememberByText(daysIn);

function daysIn(text: string): readonly string[] {
  return parseDates(text).flatMap(({ iso }) => iso ?? []);
}

function isNear(listed: string, days: readonly string[]): boolean {
  return days.some((day) => day.slice(4) === listed.slice(4) || Math.abs(daysBetween(day, listed)) <= TOLERANCE);
}
