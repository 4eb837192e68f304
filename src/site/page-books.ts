/** Folds the pages of a site, in the order of reading, into what is asked about all of them together. */

import type { HomeDraft } from "../model/page-digest.ts";
import type { PageFact } from "../model/site.ts";
import { type ColumnGroups, createColumnGroups } from "./column-groups.ts";
import { createDateBook, type DateBook } from "./date-gaps.ts";
import { createDuplicateBook, type DuplicateBook } from "./duplicates.ts";
import { createInterpretationBook, type InterpretationBook } from "./interpretations.ts";
import { createTextPool, leanPage } from "./lean-page.ts";
import type { ShelvedPage } from "./page-shelf.ts";
import { createOpeningBook, type OpeningBook } from "./shared-openings.ts";

export interface PageBooks {
  /** In the order of reading. */
  readonly pages: readonly PageFact[];
  /** By address, and by final address where no page has that address. */
  readonly byAddress: ReadonlyMap<string, PageFact>;
  /** Drafts of pages that may be the home page. */
  readonly homes: readonly { readonly url: string; readonly finalUrl: string; readonly draft: HomeDraft }[];
  /** Days that articles are signed with, where they are earlier than the publish date. */
  readonly signed: ReadonlyMap<string, string>;
  readonly columns: ColumnGroups;
  readonly dates: Pick<DateBook, "gaps">;
  readonly duplicates: Pick<DuplicateBook, "groups">;
  readonly openings: Pick<OpeningBook, "shared">;
  readonly interpretations: Pick<InterpretationBook, "unlinked">;
}

/** `latestDate`: entries dated later prove nothing about updates. */
export function foldPages(read: Iterable<ShelvedPage>, latestDate: string): PageBooks {
  const pages: PageFact[] = [];
  const byAddress = new Map<string, PageFact>();
  const homes: { readonly url: string; readonly finalUrl: string; readonly draft: HomeDraft }[] = [];
  const signed = new Map<string, string>();
  const columns = createColumnGroups(latestDate);
  const dates = createDateBook();
  const duplicates = createDuplicateBook();
  const openings = createOpeningBook();
  const interpretations = createInterpretationBook();
  const pools = { known: createTextPool(), address: createTextPool(Number.POSITIVE_INFINITY) };
  let hasDocument = false;
  for (const one of read) {
    const lean = leanPage(one, pools);
    const { url, finalUrl, page, home, signedAt } = lean;
    pages.push(page);
    byAddress.set(url, page);
    if (!byAddress.has(finalUrl)) byAddress.set(finalUrl, page);
    columns.add(lean);
    if (home !== null && (!hasDocument || page.kind === "home")) homes.push({ url, finalUrl, draft: home });
    hasDocument ||= page.encoding !== null;
    dates.add(lean);
    duplicates.add(lean);
    openings.add(lean);
    interpretations.add(lean);
    if (signedAt !== null) signed.set(url, signedAt);
  }
  return { pages, byAddress, homes, signed, columns, dates, duplicates, openings, interpretations };
}
