/** Compares the day that a list shows beside an article with the days that the article itself shows. */

import type { Document } from "../model/document.ts";
import type { DateGap, PageFact } from "../model/site.ts";
import { daysBetween, parseDates } from "../text/dates.ts";
import type { ColumnGroup } from "./column-groups.ts";

/** Call `add` while reading, then `gaps` with what the lists show. */
export interface DateBook {
  readonly add: (document: Document, page: PageFact) => void;
  readonly gaps: (groups: readonly Pick<ColumnGroup, "url" | "dated">[]) => readonly DateGap[];
}

interface Shown {
  readonly page: PageFact;
  /** Publish date, and every other day that a short line of the article names. */
  readonly days: ReadonlySet<string>;
}

/** A longer text is a sentence that speaks of a day. Characters. */
const LONGEST_LINE = 80;
/** Systems that publish at midnight are off by a day. */
const TOLERANCE = 1;
/** Where so many entries of a list differ, and most do, the list shows another kind of day (成文日期). */
const SYSTEMATIC = 3;

/** Articles whose date is only known from their address are left out, and days that differ by whole years: lists leave out the year. */
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
    add(document, page) {
      const { kind, publishedAt, publishedFrom } = document;
      if (kind !== "article" || publishedAt === null || publishedFrom === "address") return;
      articles.set(document.url, { page, days: daysShown(document, publishedAt) });
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
    for (const { iso } of parseDates(text)) if (iso !== null) days.add(iso);
  }
  return days;
}

function isNear(listed: string, days: ReadonlySet<string>): boolean {
  for (const day of days) {
    if (day.slice(4) === listed.slice(4) || Math.abs(daysBetween(day, listed)) <= TOLERANCE) return true;
  }
  return false;
}
