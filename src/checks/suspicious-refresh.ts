/** Reports what looks like an update and is none: old articles put under a new day, in one batch or as they were. */

import type { JsonObject, SiteCheck, SiteMatch } from "../model/rule.ts";
import type { DuplicateText, OldBatch, SiteFacts } from "../model/site.ts";
import { daysBetween } from "../text/dates.ts";
import { readNoOptions, readObject } from "../text/options.ts";
import { isSameColumn } from "../text/page-column.ts";
import { readPageExample, siteFactsWith } from "../text/site-example.ts";

/** Sooner, it is an article put up twice (`text/duplicate`). In days. */
const REPOSTED_AFTER = 90;

function* run({ oldBatches, duplicates }: SiteFacts): Iterable<SiteMatch> {
  for (const batch of oldBatches) yield matchOfBatch(batch);
  for (const { pages, similarity } of duplicates) if (similarity === 1) yield* reposts(pages);
}

function matchOfBatch({ column, url, date, entries, old, examples }: OldBatch): SiteMatch {
  const shown = examples.map(({ title, date: own }) => `《${title}》（${own}）`).join("、");
  const data = { name: column, date, entries: String(entries), old: String(old), examples: shown };
  return { page: url, quote: column, data, wording: shown === "" ? "unnamed" : "batch" };
}

function* reposts(pages: DuplicateText["pages"]): Iterable<SiteMatch> {
  const [first, ...later] = pages;
  if (first === undefined || first.publishedAt === null) return;
  for (const page of later) {
    if (page.publishedAt === null || !isSameColumn(first, page)) continue;
    if (daysBetween(first.publishedAt, page.publishedAt) < REPOSTED_AFTER) continue;
    const data = { date: page.publishedAt, title: first.title, other: first.publishedAt, url: first.url };
    yield { page: page.url, quote: page.title, data };
  }
}

/** Keys: `first` and `again` (pages), or those of a batch: `name` of the column, `date`, `entries`, `old` (how many), `titles`. */
function readExample(example: JsonObject): SiteFacts {
  const { first, again, name, date, entries, old, titles } = readObject(example, [
    "first",
    "again",
    "name",
    "date",
    "entries",
    "old",
    "titles",
  ]);
  if (first !== undefined) {
    const pages = [readPageExample(first, "first"), readPageExample(again, "again")];
    return siteFactsWith({ pages, duplicates: [{ pages, similarity: 1 }] });
  }
  if (name === undefined) return siteFactsWith({});
  const batch: OldBatch = {
    column: String(name),
    url: "http://www.example.gov.cn/gzdt/",
    date: String(date),
    entries: Number(entries),
    old: Number(old),
    examples: Array.isArray(titles) ? titles.map((title) => ({ title: String(title), date: "2021-03-01" })) : [],
  };
  return siteFactsWith({ oldBatches: [batch] });
}

/** Always for a person to judge: archives are moved, and files in force are published anew, with good reason. */
export const suspiciousRefresh: SiteCheck<null> = {
  scope: "site",
  name: "suspicious-refresh",
  compile: readNoOptions,
  run,
  example: readExample,
};
