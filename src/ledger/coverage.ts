/** What a run can tell about findings that it did not meet: only what was really checked is believed to be gone. */

import type { EventDetail, KeptFinding, LedgerEntry } from "../model/ledger.ts";
import type { RunInfo } from "../model/run.ts";
import { createAddressTable } from "../text/address-table.ts";
import { createIntList } from "../text/int-list.ts";
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
  /** Were the files that pages link read too? Default: yes. */
  readonly areFilesRead?: boolean;
  /** Were only pages read that somebody named? Then nothing is known of what they lead to. Default: no. */
  readonly isPartial?: boolean;
}

/**
 * Why nothing is known about an entry that a run did not meet. `rule`: its rule did not run · `site`: only a run over the whole site
 * can tell · `page`: the page was not read · `pages`: not all pages of a template fault were · `file`: the file on the page was not ·
 * `link`: the link's target gave no certain answer.
 */
export type Doubt =
  | { readonly kind: "rule" | "site" | "pages" }
  | { readonly kind: "page"; readonly url: string }
  | { readonly kind: "file" | "link"; readonly target: string };

/** What a verdict about a finding needs to know of it. */
export type JudgedFinding = Pick<
  KeptFinding,
  "rule" | "category" | "url" | "otherUrls" | "places" | "link" | "location"
>;

type Gone = Extract<EventDetail, { kind: "gone" }>["because"];
/** `checked`: read and judged · `removed`: not there any more · `missed`: not read · `unknown`: the run has not met it. */
type PageLot = "checked" | "removed" | "missed" | "unknown";

/** Tells for a finding that the run did not meet why it is gone, or what keeps the run from knowing. */
export function createAbsenceJudge(
  info: RunInfo,
  coverage: RunCoverage,
): (finding: JudgedFinding) => { readonly gone: Gone } | { readonly doubt: Doubt } {
  const { areFilesRead = true, isPartial = false } = coverage;
  const pages = createAddressTable();
  /** By number of the address: 1 for one that was read, 0 for one that was missed. */
  const lots = createIntList();
  for (const { url, finalUrl, outcome } of info.pages) {
    for (const address of url === finalUrl ? [url] : [url, finalUrl]) {
      const page = pages.numberOf(pageKey(address));
      if (page === lots.length()) lots.push(0);
      // One address that was read counts, whatever became of others of the same page.
      if (outcome === "checked") lots.set(page, 1);
    }
  }
  const ran = new Set(info.rules.filter(({ outcome }) => outcome === "ran").map(({ id }) => id));
  const columns = new Map(info.columns.map((column) => [pageKey(column.url), column.state]));

  function lotOf(url: string): PageLot {
    const page = pages.find(pageKey(url));
    if (page >= 0) return lots.at(page) === 1 ? "checked" : "missed";
    return coverage.isRemoved(url) ? "removed" : "unknown";
  }

  function columnGone(url: string): Gone | Doubt {
    if (isPartial) return { kind: "site" };
    const state = columns.get(pageKey(url));
    if (state !== undefined) return state === "unknown" ? { kind: "page", url } : "absent";
    return lotOf(url) === "removed" ? "page-removed" : { kind: "page", url };
  }

  /** A fault of the template is gone when none of its pages was missed; one that the run did not meet proves nothing, unless all was read. */
  function pagesGone({ url, otherUrls, places }: JudgedFinding): Gone | Doubt {
    const urls = [url, ...otherUrls];
    const lots = urls.map(lotOf);
    const unread = {
      kind: "page",
      url: urls[lots.findIndex((lot) => lot === "missed" || lot === "unknown")] ?? url,
    } as const;
    if (lots.includes("missed")) return unread;
    if (isPartial && places > urls.length) return { kind: "pages" };
    if (lots.every((lot) => lot === "removed")) return "page-removed";
    if (!lots.includes("checked")) return unread;
    return lots.includes("unknown") && !info.complete ? unread : "absent";
  }

  /** A file that no page links any more is gone with its faults. */
  function isFileUnread(target: string): boolean {
    const lot = lotOf(target);
    return lot === "missed" || (lot === "unknown" && !areFilesRead);
  }

  function judge(finding: JudgedFinding): Gone | Doubt {
    const { rule, category, url, link, location } = finding;
    if (!ran.has(rule)) return { kind: "rule" };
    if (category === "column") return columnGone(url);
    const gone = pagesGone(finding);
    if (gone !== "absent") return gone;
    const target = link?.target ?? null;
    const isInFile = target !== null && location.file !== undefined;
    if (isInFile && isFileUnread(target)) return { kind: "file", target };
    const isAnswered = isInFile && lotOf(target) === "checked";
    if (target !== null && !isAnswered && coverage.pendingTargets.has(target)) return { kind: "link", target };
    return coverage.siteRules.has(rule) && !info.complete ? { kind: "site" } : gone;
  }

  return (finding) => {
    const verdict = judge(finding);
    return typeof verdict === "string" ? { gone: verdict } : { doubt: verdict };
  };
}

/** The same for the entries of a ledger; null when nothing is known. */
export function createGoneJudge(info: RunInfo, coverage: RunCoverage): (entry: LedgerEntry) => Gone | null {
  const judge = createAbsenceJudge(info, coverage);
  return ({ finding }) => {
    const verdict = judge(finding);
    return "gone" in verdict ? verdict.gone : null;
  };
}
