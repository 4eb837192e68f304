/** Counts what was published when, by the dates beside list entries. */

import type { ColumnPublication, Publication, PublicationCount } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import type { FoldedColumn } from "./columns.ts";

/** An entry without date counts by the publish date of its page, when that was read. */
export function countPublication(
  columns: readonly FoldedColumn[],
  publishedAt: (address: string) => string | null,
): Publication {
  const all = new Map<string, string | null>();
  const counted = columns.flatMap(({ fact, group }): ColumnPublication[] => {
    if (group === null || fact.items === 0) return [];
    const dates = new Map<string, string | null>();
    for (const entry of group.entries) dates.set(entry, group.dated.get(entry) ?? publishedAt(entry));
    for (const [entry, date] of dates) if (date !== null || !all.has(entry)) all.set(entry, date);
    const { name, path, url, type, owner } = fact;
    return [{ name, path, url, type, owner, ...count(dates.values()) }];
  });
  return { total: count(all.values()), columns: counted };
}

function count(dates: Iterable<string | null>): PublicationCount {
  const years = new Map<string, number>();
  const months = new Map<string, number>();
  let items = 0;
  let undated = 0;
  for (const date of dates) {
    items += 1;
    if (date === null) undated += 1;
    else {
      add(years, date.slice(0, 4));
      add(months, date.slice(0, 7));
    }
  }
  return { items, undated, years: sorted(years), months: sorted(months) };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
