/** Looks again at the pages of some entries, and at nothing else: what is gone, what is still there, what could not be told. */

import type { Doubt, Ledger, Sight } from "../ledger/index.ts";
import type { Finding } from "../model/finding.ts";
import type { EventStamp, LedgerEntry } from "../model/ledger.ts";
import type { RuleOutcome, RunInfo } from "../model/run.ts";
import type { LinkAnswer, PageFact } from "../model/site.ts";
import { countOutcomes } from "../text/count-outcomes.ts";
import { pageKey } from "../text/page-key.ts";
import { type PlannedRun, planRecheck, type Unplanned } from "./recheck-plan.ts";
import { runCheck } from "./run-check.ts";
import type { RunRequest } from "./run-request.ts";

export interface RecheckRequest
  extends Omit<
    RunRequest,
    | "targets"
    | "only"
    | "as"
    | "stdin"
    | "maxPages"
    | "maxDepth"
    | "snapshotFolder"
    | "reveal"
    | "isConfirmed"
    | "history"
  > {
  /** As they stand today. */
  readonly entries: readonly LedgerEntry[];
}

/** Why nothing is known of an entry, with what was told where it was asked. */
export type RecheckDoubt =
  | { readonly kind: Unplanned | "ignored" }
  | (Doubt & {
      readonly page?: PageFact | null;
      readonly answer?: LinkAnswer | null;
      readonly rule?: RuleOutcome | null;
    });

export interface Rechecked {
  /** As it was before. */
  readonly entry: LedgerEntry;
  readonly sight: Sight | { readonly kind: "untold"; readonly doubt: RecheckDoubt };
}

export interface RecheckResult {
  /** In the order of the entries. */
  readonly seen: readonly Rechecked[];
  /** What stands on the pages that were read and is not open in the ledger: perhaps a mending went wrong. */
  readonly others: readonly Finding[];
  readonly pagesRead: number;
  readonly wasStopped: boolean;
}

/** Writes nothing. @throws UsageError for a config or rule file that is wrong */
export async function recheck(
  ledger: Pick<Ledger, "targetsOf" | "entries">,
  request: RecheckRequest,
): Promise<RecheckResult> {
  const { entries, config, cwd, base, now, signal } = request;
  const targets = await ledger.targetsOf(entries.map(({ id }) => id));
  const plan = planRecheck(entries, { config, cwd, base, targetsOf: ({ id }) => targets.get(id) ?? [] });
  const sights = new Map<string, Rechecked["sight"]>();
  for (const [id, kind] of plan.unplanned) sights.set(id, { kind: "untold", doubt: { kind } });
  const others: Finding[] = [];
  let pagesRead = 0;
  for (const planned of plan.runs) {
    const part = await lookAgain(planned, request);
    for (const [id, sight] of part.sights) sights.set(id, sight);
    others.push(...part.others);
    pagesRead += part.pagesRead;
  }
  const known = await ledger.entries(
    others.map(({ id }) => id),
    now,
  );
  return {
    seen: entries.flatMap((entry) => {
      const sight = sights.get(entry.id);
      return sight === undefined ? [] : [{ entry, sight }];
    }),
    others: others.filter(({ id }) => (known.get(id)?.state ?? "closed") === "closed"),
    pagesRead,
    wasStopped: signal.aborted,
  };
}

interface Part {
  readonly sights: ReadonlyMap<string, Rechecked["sight"]>;
  readonly others: readonly Finding[];
  readonly pagesRead: number;
}

async function lookAgain({ targets, base, only, entries }: PlannedRun, request: RecheckRequest): Promise<Part> {
  const rest = { as: null, stdin: null, maxPages: null, maxDepth: null, snapshotFolder: null, reveal: false };
  const run = await runCheck({ ...request, ...rest, targets, base, only, isConfirmed: true });
  try {
    const { createAbsenceJudge } = await import("../ledger/index.ts");
    const { info, coverage, answerTo } = run;
    const judge = createAbsenceJudge(info, coverage);
    const wanted = new Set(entries.map(({ id }) => id));
    const met = new Map<string, Finding>();
    const others: Finding[] = [];
    for await (const finding of run.findings()) {
      if (wanted.has(finding.id)) met.set(finding.id, finding);
      else others.push(finding);
    }
    const sights = new Map<string, Rechecked["sight"]>();
    for (const entry of entries) {
      const finding = met.get(entry.id);
      if (finding !== undefined) {
        sights.set(entry.id, { kind: "there", finding });
        continue;
      }
      const verdict = judge(entry.finding);
      if (coverage.isIgnored(entry.finding)) sights.set(entry.id, { kind: "untold", doubt: { kind: "ignored" } });
      else if ("gone" in verdict) sights.set(entry.id, { kind: "gone", because: verdict.gone });
      else sights.set(entry.id, { kind: "untold", doubt: explained(verdict.doubt, entry, info, answerTo) });
    }
    return { sights, others, pagesRead: countOutcomes(info.pages).checked };
  } finally {
    run.close();
  }
}

function explained(
  doubt: Doubt,
  { finding }: LedgerEntry,
  info: RunInfo,
  answerTo: (name: string) => LinkAnswer | null,
): RecheckDoubt {
  switch (doubt.kind) {
    case "page":
      return { ...doubt, page: rowOf(info, doubt.url), answer: answerTo(doubt.url) };
    case "file":
      return { ...doubt, page: rowOf(info, doubt.target), answer: answerTo(doubt.target) };
    case "link":
      return { ...doubt, answer: answerTo(doubt.target) };
    case "rule":
      return { ...doubt, rule: info.rules.find(({ id }) => id === finding.rule) ?? null };
    default:
      return doubt;
  }
}

function rowOf({ pages }: RunInfo, name: string): PageFact | null {
  const key = pageKey(name);
  for (const page of pages) if (pageKey(page.url) === key || pageKey(page.finalUrl) === key) return page;
  return null;
}

/** Writes down what was seen; returns the entries as they stand afterwards, those left alone missing. */
export function recordSights(
  ledger: Pick<Ledger, "recordRecheck">,
  seen: readonly Rechecked[],
  stamp: EventStamp,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const sights = new Map<string, Sight>();
  for (const { entry, sight } of seen) if (sight.kind !== "untold") sights.set(entry.id, sight);
  return ledger.recordRecheck(stamp, sights);
}
