/** A new baseline from an old one and a run: what is found is taken in, what is mended is taken out. */

import type { Baseline, BaselineEntry } from "../model/baseline.ts";
import type { Finding } from "../model/finding.ts";
import { createFindingPrint } from "./finding-print.ts";

export interface BaselineChange {
  readonly baseline: Baseline;
  readonly added: readonly BaselineEntry[];
  readonly removed: readonly BaselineEntry[];
  /** Not met, and nobody knows why: their pages were not checked. */
  readonly untold: readonly BaselineEntry[];
}

/** What is said of entries that are taken in. */
export type NewEntry = Pick<BaselineEntry, "since" | "reason" | "by" | "until">;

/** Pages of a template fault that are kept. */
const KEPT_PAGES = 50;

/** Takes in what is not known yet, or no longer (its day is over); entries that are there keep what was said of them. */
export async function updateBaseline(
  before: Baseline,
  findings: AsyncIterable<Finding>,
  personalRules: ReadonlySet<string>,
  said: NewEntry,
): Promise<BaselineChange> {
  const entries = new Map(before.entries.map((entry) => [entry.fingerprint, entry]));
  const print = createFindingPrint(personalRules, false);
  const added: BaselineEntry[] = [];
  for await (const finding of findings) {
    const fingerprint = print(finding);
    const known = fingerprint === null ? undefined : entries.get(fingerprint);
    const isHeld = known !== undefined && (known.until === null || known.until >= said.since);
    if (fingerprint === null || isHeld) continue;
    const entry = { ...entryOf(finding, fingerprint, personalRules.has(finding.rule)), ...said };
    entries.set(fingerprint, entry);
    added.push(entry);
  }
  return { baseline: { entries: [...entries.values()] }, added, removed: [], untold: [] };
}

/** Takes out what the run did not meet and `isGone` vouches for. */
export async function pruneBaseline(
  before: Baseline,
  findings: AsyncIterable<Finding>,
  personalRules: ReadonlySet<string>,
  isGone: (entry: BaselineEntry) => boolean,
): Promise<BaselineChange> {
  const met = new Set<string>();
  const print = createFindingPrint(personalRules, false);
  for await (const finding of findings) met.add(print(finding) ?? "");
  const missing = before.entries.filter(({ fingerprint }) => !met.has(fingerprint));
  const removed = missing.filter(isGone);
  const gone = new Set(removed);
  return {
    baseline: { entries: before.entries.filter((entry) => !gone.has(entry)) },
    added: [],
    removed,
    untold: missing.filter((entry) => !gone.has(entry)),
  };
}

function entryOf(finding: Finding, fingerprint: string, isPersonal: boolean): Omit<BaselineEntry, keyof NewEntry> {
  const { rule, url, quote, otherUrls, places, link, location } = finding;
  return {
    fingerprint,
    rule,
    url,
    quote: isPersonal ? "" : quote,
    pages: otherUrls.slice(0, KEPT_PAGES),
    places,
    target: link?.target ?? null,
    isInFile: location.file !== undefined,
  };
}
