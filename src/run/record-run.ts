/** Joins a run with the ledger: writes down what it found, and gives its findings the states that the ledger knows. */

import { randomBytes } from "node:crypto";
import type { Ledger, Recorded } from "../ledger/index.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { Run, RunSummary } from "../model/run.ts";
import { createTally } from "../store/index.ts";
import { batches } from "../text/batches.ts";
import type { FinishedRun } from "./run-check.ts";

/** A run as the ledger sees it. */
export interface RecordedRun extends Run {
  /** Findings that count for the exit code: without those that somebody has dismissed. */
  readonly live: Readonly<Record<Severity, number>>;
  /** Of these the ones that are new since the last run, or came back. */
  readonly fresh: Readonly<Record<Severity, number>>;
}

export interface BegunRun {
  readonly id: string;
  readonly startedAt: string;
}

/** Notes in the ledger that a run begins. `on`: ISO date, the run's clock. */
export async function beginInLedger(ledger: Ledger, on: string, targets: readonly string[]): Promise<BegunRun> {
  const startedAt = new Date().toISOString();
  const run: BegunRun = {
    id: `${startedAt.replace(/\D/g, "").slice(0, 14)}-${randomBytes(3).toString("hex")}`,
    startedAt,
  };
  await ledger.beginRun({ run: run.id, startedAt, on, targets });
  return run;
}

/** Writes the run into the ledger. The run must have been made without `reveal`. */
export function recordInLedger(ledger: Ledger, begun: BegunRun, run: FinishedRun): Promise<Recorded> {
  const { info, coverage } = run;
  return ledger.recordRun({
    run: begun.id,
    startedAt: begun.startedAt,
    on: info.now,
    targets: info.targets,
    at: new Date().toISOString(),
    info,
    coverage,
    findings: run.findings(),
  });
}

/**
 * The same run with state, owner and deadline of each finding as the ledger has them, and sums to match. Reads the ledger now and
 * then no more. `recorded` is null for a run that was not written down: then what the ledger does not know, or has closed, is fresh.
 */
export async function withLedgerStates(
  ledger: Ledger,
  run: FinishedRun,
  recorded: Recorded | null,
): Promise<RecordedRun> {
  const { findingStateOf } = await import("../ledger/index.ts");
  const known = new Map<string, Pick<Finding, "state" | "owner" | "contact" | "due">>();
  const tally = createTally();
  const live = { error: 0, warning: 0, notice: 0 };
  const fresh = { error: 0, warning: 0, notice: 0 };
  for await (const batch of batches(run.findings(), BATCH)) {
    const entries = await ledger.entries(
      batch.map(({ id }) => id),
      run.info.now,
    );
    for (const finding of batch) {
      const entry = entries.get(finding.id);
      if (entry !== undefined && !known.has(finding.id)) {
        const { owner, contact, due } = entry;
        known.set(finding.id, { state: findingStateOf(entry), owner, contact, due });
      }
      const shown = { ...finding, ...known.get(finding.id) };
      tally.add(shown);
      if (shown.state === "dismissed") continue;
      live[shown.severity]++;
      const isFresh =
        recorded === null ? entry === undefined || entry.state === "closed" : recorded.fresh.has(finding.id);
      if (isFresh) fresh[shown.severity]++;
    }
  }
  const summary: RunSummary = tally.summary();
  return {
    live,
    fresh,
    info: { ...run.info, summary },
    async *findings() {
      for await (const finding of run.findings()) yield { ...finding, ...known.get(finding.id) };
    },
  };
}

const BATCH = 500;
