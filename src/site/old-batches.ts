/** Finds lists that show many entries under one recent day although their articles are at least a year older. */

import type { Document } from "../model/document.ts";
import type { OldBatch } from "../model/site.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { addMonths } from "../text/calendar.ts";
import { addDays, parseAddressDate, parseDates } from "../text/dates.ts";
import type { FoldedColumn } from "./columns.ts";

const FEWEST = 5;
const YEAR = 365;
const SHOWN = 3;
/** A signature stands at the end of a text. */
const LAST_SEGMENTS = 8;

/** The day that an article is signed with, where it is earlier than its publish date. */
export function digestSignedDate(document: Document): string | null {
  const date = document.kind === "article" ? signedDateOf(document) : null;
  return date !== null && (document.publishedAt === null || date < document.publishedAt) ? date : null;
}

/** The day that stands alone near the end of a text (成文日期, 落款); null when there is none. ISO date. */
export function signedDateOf({ segments }: Document): string | null {
  const last = segments
    .filter(({ region, kind }) => region === "main" && kind !== "title" && kind !== "meta")
    .slice(-LAST_SEGMENTS);
  for (const { text } of last.toReversed()) {
    const [date, second] = text.length < 30 ? parseDates(text) : [];
    if (date?.iso == null || second !== undefined) continue;
    if (/^[\s　]*$/.test(text.slice(0, date.span.start) + text.slice(date.span.end))) return date.iso;
  }
  return null;
}

/** What articles themselves show, by address; null when unknown. */
export interface ArticleDates {
  readonly publishedAt: (address: string) => string | null;
  /** The day that it is signed with. */
  readonly signedAt: (address: string) => string | null;
}

/** Files keep the date of their signature when a library of them is published: in policy columns it proves nothing. */
export function findOldBatches(
  columns: readonly FoldedColumn[],
  now: string,
  dates: ArticleDates,
  titleOf: (address: string) => string,
): readonly OldBatch[] {
  const from = addDays(now, -YEAR);
  return columns.flatMap(({ fact, group }) => {
    if (group === null || fact.state === "exempt") return [];
    const ownDate = (target: string): string | null =>
      earliest(dates.publishedAt(target), fact.type === "policy" ? null : dates.signedAt(target));
    return [...byDay(group.dated, from)].flatMap(([date, targets]): OldBatch[] => {
      if (targets.length < FEWEST) return [];
      const limit = addDays(date, -YEAR);
      const old = targets.flatMap((target) => {
        const own = earliest(ownDate(target), addressDate(target));
        return own !== null && own <= limit ? [{ title: titleOf(target), date: own }] : [];
      });
      if (old.length < FEWEST || old.length * 2 < targets.length) return [];
      const examples = old.filter(({ title }) => title !== "").slice(0, SHOWN);
      return [{ column: fact.name, url: fact.url, date, entries: targets.length, old: old.length, examples }];
    });
  });
}

function byDay(dated: ReadonlyMap<string, string>, from: string): ReadonlyMap<string, string[]> {
  const days = new Map<string, string[]>();
  for (const [target, date] of [...dated].sort()) {
    if (date < from) continue;
    addToGroup(days, date, target);
  }
  return days;
}

/** The day that an address names, or the last day of the month that it names (`/202106/`). */
function addressDate(address: string): string | null {
  const day = parseAddressDate(address);
  if (day !== null) return day;
  const [, year, month] = /\/((?:19|20)\d{2})(0[1-9]|1[0-2])\//.exec(address) ?? [];
  return year === undefined ? null : addDays(addMonths(`${year}-${month}-01`, 1), -1);
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
