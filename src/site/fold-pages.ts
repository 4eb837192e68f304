/** Folds the pages of a site, in the order of reading, into what is asked about all of them together. */

import type { HomeDraft } from "../model/page-digest.ts";
import { createTextPool } from "../text/text-pool.ts";
import { type ColumnGroups, createColumnGroups } from "./column-groups.ts";
import { createDateBook, type DateBook } from "./date-gaps.ts";
import { createDuplicateBook, type DuplicateBook } from "./duplicates.ts";
import { withFrames } from "./home-frames.ts";
import { createInterpretationBook, type InterpretationBook } from "./interpretations.ts";
import type { KnownPages } from "./known-pages.ts";
import { createOpeningBook, type OpeningBook } from "./shared-openings.ts";
import { wasCutOff } from "./was-cut-off.ts";

export interface PageBooks {
  /** Publish date of a page by its row; null when unknown. */
  readonly publishedAt: (row: number) => string | null;
  /** Days that articles are signed with, where they are earlier than the publish date; by row, null for others. */
  readonly signedAt: (row: number) => string | null;
  /** How many pages could not be read, and whether the run was cut short before some of them. */
  readonly unread: { readonly count: number; readonly isCutShort: boolean };
  /** Drafts of pages that may be the home page. */
  readonly homes: readonly { readonly url: string; readonly finalUrl: string; readonly draft: HomeDraft }[];
  readonly columns: ColumnGroups;
  readonly dates: Pick<DateBook, "gaps">;
  readonly duplicates: Pick<DuplicateBook, "groups">;
  readonly openings: Pick<OpeningBook, "shared">;
  readonly interpretations: Pick<InterpretationBook, "unlinked">;
}

/** `latestDate`: entries dated later prove nothing about updates. `siteOf`: as `createSiteOf` makes it. */
export function foldPages(pages: KnownPages, latestDate: string, siteOf: (address: string) => string): PageBooks {
  const published: (string | null)[] = [];
  const signed: (string | null)[] = [];
  const unread = { count: 0, isCutShort: false };
  const homes: { readonly url: string; readonly finalUrl: string; readonly draft: HomeDraft }[] = [];
  const columns = createColumnGroups(latestDate, siteOf);
  const dates = createDateBook(pages);
  const duplicates = createDuplicateBook(pages, siteOf);
  const openings = createOpeningBook(pages);
  const interpretations = createInterpretationBook(pages, siteOf);
  const known = createTextPool();
  let hasDocument = false;
  let row = 0;
  for (const one of pages.all()) {
    const { url, finalUrl, page, home, signedAt } = one;
    published.push(page.publishedAt === null ? null : known(page.publishedAt));
    signed.push(signedAt === null ? null : known(signedAt));
    // A file that nobody can open hides no column and no link.
    if (page.outcome === "unreadable" && page.kind !== "attachment") {
      unread.count += 1;
      unread.isCutShort ||= wasCutOff(page);
    }
    columns.add(one);
    if (home !== null && (!hasDocument || page.kind === "home")) homes.push({ url, finalUrl, draft: home });
    hasDocument ||= page.encoding !== null;
    dates.add(one, row);
    duplicates.add(one, row);
    openings.add(one, row);
    interpretations.add(one, row);
    row += 1;
  }
  return {
    publishedAt: (at) => published[at] ?? null,
    signedAt: (at) => signed[at] ?? null,
    homes: withFrames(homes, pages.all),
    unread,
    columns,
    dates,
    duplicates,
    openings,
    interpretations,
  };
}
