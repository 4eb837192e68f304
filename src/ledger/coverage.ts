/** What a run can tell about findings that it did not meet: only what was really checked is believed to be gone. */

import type { EventDetail, KeptFinding, LedgerEntry } from "../model/ledger.ts";
import type { RunInfo } from "../model/run.ts";
import { pageKey } from "../text/page-key.ts";

/** What a run knows beyond its report. */
export interface RunCoverage {
  /** Link targets, masked, about which nothing is certain: not asked, forbidden, no answer, an answer that proves nothing. */
  readonly pendingTargets: ReadonlySet<string>;
  /** Rules that judge pages against each other or the site as a whole: they say nothing when part of it was not read. */
  readonly siteRules: ReadonlySet<string>;
  /** Is the page not there any more (404, 410, or forwarded to another page that was read)? */
  readonly isRemoved: (url: string) => boolean;
  /** Does a line of the config leave it out? */
  readonly isIgnored: (finding: KeptFinding) => boolean;
}

type Gone = Extract<EventDetail, { kind: "gone" }>["because"];
/** `checked`: read and judged · `removed`: not there any more · `missed`: not read · `unknown`: the run has not met it. */
type PageLot = "checked" | "removed" | "missed" | "unknown";

/** Tells for an entry that the run did not meet why it is gone, or null when nothing is known about it. */
export function createGoneJudge(info: RunInfo, coverage: RunCoverage): (entry: LedgerEntry) => Gone | null {
  const pages = new Map<string, PageLot>();
  for (const { url, finalUrl, outcome } of info.pages) {
    for (const key of new Set([pageKey(url), pageKey(finalUrl)])) {
      // One address that was read counts, whatever became of others of the same page.
      if (pages.get(key) !== "checked") pages.set(key, outcome === "checked" ? "checked" : "missed");
    }
  }
  const ran = new Set(info.rules.filter(({ outcome }) => outcome === "ran").map(({ id }) => id));
  const columns = new Map(info.columns.map((column) => [pageKey(column.url), column.state]));

  function lotOf(url: string): PageLot {
    return pages.get(pageKey(url)) ?? (coverage.isRemoved(url) ? "removed" : "unknown");
  }

  function columnGone(url: string): Gone | null {
    const state = columns.get(pageKey(url));
    if (state !== undefined) return state === "unknown" ? null : "absent";
    return lotOf(url) === "removed" ? "page-removed" : null;
  }

  /** A fault of the template is gone when none of its pages was missed; one that the run did not meet proves nothing, unless all was read. */
  function pagesGone(urls: readonly string[]): Gone | null {
    const lots = urls.map(lotOf);
    if (lots.includes("missed")) return null;
    if (lots.every((lot) => lot === "removed")) return "page-removed";
    if (!lots.includes("checked")) return null;
    return lots.includes("unknown") && !info.complete ? null : "absent";
  }

  return ({ finding }) => {
    const { rule, category, url, otherUrls, link } = finding;
    if (!ran.has(rule)) return null;
    if (category === "column") return columnGone(url);
    const gone = pagesGone([url, ...otherUrls]);
    if (gone === "page-removed") return gone;
    if (link?.target != null && coverage.pendingTargets.has(link.target)) return null;
    if (coverage.siteRules.has(rule) && !info.complete) return null;
    return gone;
  };
}
