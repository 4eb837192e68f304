/** Writes what a run has found into the ledger, all of it in one transaction: what is new, what is still there, what came back, what is gone. */

import { hostname } from "node:os";
import { pid } from "node:process";
import type { Finding } from "../model/finding.ts";
import type { EventDetail, EventStamp, KeptFinding, LedgerEntry, LedgerEvent, RunEffect } from "../model/ledger.ts";
import type { RunInfo } from "../model/run.ts";
import { batches } from "../text/batches.ts";
import { createGoneJudge, type RunCoverage } from "./coverage.ts";
import { applyEvent } from "./fold-events.ts";
import type { LedgerBase, LedgerWriter } from "./open-base.ts";
import { entryOfRow, type ShownRow } from "./rows.ts";
import { runRecord } from "./run-record.ts";
import { createScribe, type Scribe } from "./scribe.ts";
import { selectEntries, showChosen } from "./select-entries.ts";
import { isDismissed } from "./transitions.ts";

export interface BeginRun {
  readonly run: string;
  /** ISO 8601 time. */
  readonly startedAt: string;
  /** ISO date: the run's clock. */
  readonly on: string;
  readonly targets: readonly string[];
}

export interface RecordRun extends BeginRun {
  /** ISO 8601 time. */
  readonly at: string;
  readonly info: RunInfo;
  readonly findings: AsyncIterable<Finding>;
  readonly coverage: RunCoverage;
}

export interface Recorded extends RunEffect {
  /** Ids of what is new since the last run, or came back. */
  readonly fresh: ReadonlySet<string>;
}

/** Who did what a run did. */
const PROGRAM = "zicha";
const BATCH = 500;
/** Pages of a template fault that are kept; `places` tells how many there are. */
const KEPT_PLACES = 50;

/** Notes that a run is under way, so that it is missed when it never ends. */
export async function beginRun(base: LedgerBase, { run, startedAt, on, targets }: BeginRun): Promise<void> {
  const row = { id: run, state: "running" as const, started_at: startedAt, finished_at: null, on_day: on };
  await base.write(async (writer) => {
    await writer
      .insertInto("ledger_runs")
      .values({ ...row, targets: JSON.stringify(targets), host: hostname(), pid, complete: null, record: null })
      .execute();
  });
}

/** Takes back that a run is under way: nothing was looked at. A run that has ended stays. */
export async function withdrawRun(base: LedgerBase, run: string): Promise<void> {
  await base.write(async (writer) => {
    await writer.deleteFrom("ledger_runs").where("id", "=", run).where("state", "=", "running").execute();
  });
}

/** All or nothing. The findings must be masked (contract §4). */
export function recordRun(base: LedgerBase, record: RecordRun): Promise<Recorded> {
  return base.write(async (writer) => {
    const counts = { found: 0, seen: 0, recurred: 0, closed: 0, untold: 0, expired: 0 };
    const fresh = new Set<string>();
    const scribe = createScribe(writer, record.run);
    const stamp: EventStamp = { at: record.at, on: record.on, by: PROGRAM, run: record.run };
    counts.expired = await expire(writer, scribe, stamp);
    for await (const batch of batches(record.findings, BATCH)) await takeFindings(batch);
    await judgeMissing();
    const effect: RunEffect = { run: record.run, ...counts };
    await writer
      .updateTable("ledger_runs")
      .set({
        state: "recorded",
        finished_at: record.at,
        complete: record.info.complete ? 1 : 0,
        record: JSON.stringify(runRecord(record.info, effect)),
      })
      .where("id", "=", record.run)
      .execute();
    return { ...effect, fresh };

    async function takeFindings(batch: readonly Finding[]): Promise<void> {
      const known = await scribe.load(batch.map(({ id }) => id));
      for (const finding of batch) {
        const row = known.get(finding.id);
        // The same fault under two addresses of one page is one entry.
        if (row?.lastRun === record.run) continue;
        const entry = row?.entry ?? null;
        const event = eventOf(entry, keptFinding(finding));
        if (event.kind === "seen") counts.seen++;
        else if (event.kind === "found") counts.found++;
        else counts.recurred++;
        if (event.kind !== "seen") fresh.add(finding.id);
        let before = entry;
        if (before !== null && isLeftByConfig(before)) before = scribe.add(before, { ...stamp, kind: "expired" });
        known.set(finding.id, { entry: scribe.add(before, { ...stamp, ...event }), lastRun: record.run });
      }
      await scribe.flush();
    }

    /** Everything that is not closed and was not met. */
    async function judgeMissing(): Promise<void> {
      const whyGone = createGoneJudge(record.info, record.coverage);
      for await (const rows of missing(writer, record.run)) {
        for (const row of rows) {
          const entry = entryOfRow(row);
          if (record.coverage.isIgnored(entry.finding)) {
            if (!isDismissed(entry.state)) scribe.add(entry, { ...stamp, ...LEFT_BY_CONFIG });
            continue;
          }
          const because = whyGone(entry);
          if (because === null) {
            if (!isDismissed(entry.state)) counts.untold++;
            continue;
          }
          scribe.add(entry, { ...stamp, kind: "gone", because });
          counts.closed++;
        }
        await scribe.flush();
      }
    }
  });
}

const LEFT_BY_CONFIG: Extract<EventDetail, { kind: "dismissed" }> = {
  kind: "dismissed",
  as: "refused",
  reason: "已忽略（配置、.zichaignore 或网页里的注释）",
  until: null,
};

/** A dismissal that only said what the config said ends when the config no longer says it. */
function isLeftByConfig({ state, dismissal }: LedgerEntry): boolean {
  return isDismissed(state) && dismissal !== null && dismissal.by === PROGRAM;
}

function eventOf(entry: LedgerEntry | null, finding: KeptFinding): EventDetail {
  if (entry === null) return { kind: "found", finding };
  if (entry.state === "closed") return { kind: "reopened", finding, note: "" };
  return { kind: "seen", finding: isSame(entry.finding, finding) ? null : finding };
}

/** Deadlines count from today in every run and are not taken over. */
function isSame(a: KeptFinding, b: KeptFinding): boolean {
  return JSON.stringify({ ...a, due: "" }) === JSON.stringify({ ...b, due: "" });
}

/** As it is written down: without what the ledger decides, and with so many addresses as are kept. */
export function keptFinding({ state: _state, ...finding }: Finding): KeptFinding {
  const { otherUrls } = finding;
  return otherUrls.length <= KEPT_PLACES ? finding : { ...finding, otherUrls: otherUrls.slice(0, KEPT_PLACES) };
}

async function expire(writer: LedgerWriter, scribe: Scribe, stamp: EventStamp): Promise<number> {
  const rows = await selectEntries(writer).where("until_day", "<", stamp.on).execute();
  let expired = 0;
  for (const row of rows) {
    const event: LedgerEvent = { ...stamp, kind: "expired" };
    const entry = entryOfRow(row);
    if (applyEvent(entry, event) === null) continue;
    scribe.add(entry, event, row.last_run);
    expired++;
  }
  await scribe.flush();
  return expired;
}

/** Entries that a run has not met, in batches; closed ones and mistakes have nothing more to lose. */
async function* missing(writer: LedgerWriter, run: string): AsyncIterable<readonly ShownRow[]> {
  let after = "";
  for (;;) {
    const next = writer
      .selectFrom("ledger_entries")
      .selectAll()
      .where("id", ">", after)
      .where("last_run", "<>", run)
      .where("state", "not in", ["closed", "mistaken"])
      .orderBy("id")
      .limit(BATCH);
    const rows = await showChosen(writer, next, ["id"]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}
