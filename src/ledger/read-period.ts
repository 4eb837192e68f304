/** Reads what the documents of a period need: the runs of its days, and the histories of the entries that concern it. */

import type { LedgerEvent } from "../model/ledger.ts";
import type { LedgerDb } from "./open-base.ts";
import { eventColumns, eventOfRow } from "./rows.ts";
import type { RunRecord } from "./run-record.ts";
import type { RunTable } from "./schema.ts";

export interface LedgerRun {
  readonly run: string;
  readonly state: RunTable["state"];
  /** ISO date: the run's clock. */
  readonly on: string;
  /** ISO 8601 time. */
  readonly startedAt: string;
  readonly targets: readonly string[];
  /** Null until recorded. */
  readonly record: RunRecord | null;
}

/** Runs whose clock lies in these days, oldest first. */
export async function readRuns(db: LedgerDb, from: string, to: string): Promise<readonly LedgerRun[]> {
  const rows = await db
    .selectFrom("ledger_runs")
    .selectAll()
    .where("on_day", ">=", from)
    .where("on_day", "<=", to)
    .orderBy("on_day")
    .orderBy("started_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, state, on_day: on, started_at: startedAt, targets, record }) => ({
    run: id,
    state,
    on,
    startedAt,
    targets: JSON.parse(targets),
    record: record === null ? null : JSON.parse(record),
  }));
}

const BATCH = 500;

/** Entry by entry all events up to `to`, oldest first; without entries that were closed before `from` and stayed so. */
export async function* readHistories(db: LedgerDb, from: string, to: string): AsyncIterable<readonly LedgerEvent[]> {
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("ledger_entries")
      .select("id")
      .where("id", ">", after)
      .where("found_on", "<=", to)
      .where((eb) => eb.or([eb("state", "<>", "closed"), eb("closed_on", ">=", from)]))
      .orderBy("id")
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const histories = new Map<string, LedgerEvent[]>(rows.map(({ id }) => [id, []]));
    const events = await db
      .selectFrom("ledger_events")
      .select(eventColumns)
      .where("entry", "in", [...histories.keys()])
      .where("on_day", "<=", to)
      .orderBy("seq")
      .execute();
    for (const row of events) histories.get(row.entry)?.push(eventOfRow(row));
    for (const history of histories.values()) if (history.length > 0) yield history;
  }
}
