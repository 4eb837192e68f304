/** The ledger as commands and runs use it: read entries with filters, tell a history, note what people did, record a run. */

import { sql } from "kysely";
import type {
  EntryFilter,
  EntryState,
  EventDetail,
  EventStamp,
  LedgerEntry,
  LedgerEvent,
  LostRun,
} from "../model/ledger.ts";
import type { SqlDriver } from "../store/sqlite.ts";
import { conditions } from "./entry-filter.ts";
import { applyEvent, entryOn } from "./fold-events.ts";
import { historiesOf } from "./histories-of.ts";
import { findLost } from "./lost-runs.ts";
import { type LedgerBase, openBase, shownPlace } from "./open-base.ts";
import { type LedgerRun, readHistories, readRuns } from "./read-period.ts";
import { recordRecheck, type Sight } from "./record-recheck.ts";
import { type BeginRun, beginRun, type Recorded, type RecordRun, recordRun, withdrawRun } from "./record-run.ts";
import { entryOfRow } from "./rows.ts";
import { createScribe } from "./scribe.ts";
import { listEntries, selectEntries } from "./select-entries.ts";
import { type Verified, verifyLedger } from "./verify-ledger.ts";

/** What became of a person's note. `refused`: it cannot happen in the entry's state. */
export type NoteResult =
  | { readonly outcome: "done"; readonly id: string; readonly before: EntryState; readonly entry: LedgerEntry }
  | { readonly outcome: "refused"; readonly id: string; readonly before: EntryState }
  | { readonly outcome: "unknown"; readonly id: string };

export interface Note {
  readonly id: string;
  readonly detail: EventDetail;
  /** Who did it, when it was somebody else than the stamp says. */
  readonly by?: string;
}

export interface Ledger {
  /** For people: without the password. */
  readonly place: string;
  /** Runs that never came to their end and were not told of before. */
  readonly lost: readonly LostRun[];
  readonly beginRun: (run: BeginRun) => Promise<void>;
  /** For a begun run that could not start: it is missed by nobody. */
  readonly withdrawRun: (run: string) => Promise<void>;
  readonly recordRun: (run: RecordRun) => Promise<Recorded>;
  /** Notes what a recheck saw; returns the entries as they stand afterwards. */
  readonly recordRecheck: (
    stamp: EventStamp,
    sights: ReadonlyMap<string, Sight>,
  ) => Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Targets of the run that last met each of these entries, by its id. */
  readonly targetsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** In the order of deadlines, as they stand on `today`. */
  readonly list: (filter: EntryFilter, today: string, limit?: number) => Promise<readonly LedgerEntry[]>;
  readonly count: (filter: EntryFilter, today: string) => Promise<number>;
  /** Those of the ids that the ledger knows, as they stand on `today`. */
  readonly entries: (ids: readonly string[], today: string) => Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Oldest first; empty for an id that the ledger does not know. */
  readonly history: (id: string) => Promise<readonly LedgerEvent[]>;
  /** The same of many entries at once; none for an id that the ledger does not know. */
  readonly historiesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly LedgerEvent[]>>;
  /** Full ids that begin with these digits, two at most. */
  readonly complete: (prefix: string) => Promise<readonly string[]>;
  /** Notes what a person did to each entry, all in one transaction; a later one of an entry builds on the earlier. */
  readonly note: (stamp: EventStamp, notes: readonly Note[]) => Promise<readonly NoteResult[]>;
  /** Runs whose clock lies in these days, oldest first. */
  readonly runs: (from: string, to: string) => Promise<readonly LedgerRun[]>;
  /** Entry by entry all events up to `to`, oldest first; without entries that were closed before `from` and stayed so. */
  readonly histories: (from: string, to: string) => AsyncIterable<readonly LedgerEvent[]>;
  /** Proves the ledger from its history, all of it. */
  readonly verify: () => Promise<Verified>;
  readonly close: () => Promise<void>;
}

/** No condition at all. */
export const everyEntry: EntryFilter = {
  ids: null,
  owner: null,
  states: null,
  category: null,
  rule: null,
  foundFrom: null,
  foundTo: null,
  overdue: false,
  recurred: false,
};

/**
 * `place`: absolute path of the file, which is made when there is none, or `postgres://…`. `driver`: for tests.
 * @throws UsageError `bad-config` when it cannot be opened
 */
export async function openLedger(place: string, driver?: SqlDriver): Promise<Ledger> {
  const base = await openBase(place, driver);
  const { db } = base;
  return {
    place: shownPlace(place),
    lost: await findLost(base),
    beginRun: (run) => beginRun(base, run),
    withdrawRun: (run) => withdrawRun(base, run),
    recordRun: (run) => recordRun(base, run),
    recordRecheck: (stamp, sights) => recordRecheck(base, stamp, sights),
    async targetsOf(ids) {
      const runs = await db.selectFrom("ledger_runs").select(["id", "targets"]).execute();
      const targets = new Map(runs.map((run) => [run.id, parseTargets(run.targets)]));
      const known = new Map<string, readonly string[]>();
      for (let from = 0; from < ids.length; from += BATCH) {
        const rows = await db
          .selectFrom("ledger_entries")
          .select(["id", "last_run"])
          .where("id", "in", ids.slice(from, from + BATCH))
          .execute();
        for (const row of rows) known.set(row.id, targets.get(row.last_run) ?? []);
      }
      return known;
    },
    async list(filter, today, limit) {
      const rows = await listEntries(db, filter, today, limit);
      return rows.map((row) => entryOn(entryOfRow(row), today));
    },
    async count(filter, today) {
      const query = db.selectFrom("ledger_entries").select(sql<number>`cast(count(*) as integer)`.as("n"));
      return (await query.where(conditions(filter, today)).executeTakeFirstOrThrow()).n;
    },
    async entries(ids, today) {
      const known = new Map<string, LedgerEntry>();
      for (let from = 0; from < ids.length; from += BATCH) {
        const rows = await selectEntries(db)
          .where("id", "in", ids.slice(from, from + BATCH))
          .execute();
        for (const row of rows) known.set(row.id, entryOn(entryOfRow(row), today));
      }
      return known;
    },
    history: async (id) => (await historiesOf(db, [id])).get(id) ?? [],
    historiesOf: (ids) => historiesOf(db, ids),
    async complete(prefix) {
      if (!/^[0-9a-f]+$/.test(prefix)) return [];
      const rows = await db
        .selectFrom("ledger_entries")
        .select("id")
        .where("id", ">=", prefix)
        .where("id", "<", `${prefix}g`)
        .orderBy("id")
        .limit(2)
        .execute();
      return rows.map(({ id }) => id);
    },
    note: (stamp, notes) => noteAll(base, stamp, notes),
    runs: (from, to) => readRuns(db, from, to),
    histories: (from, to) => readHistories(db, from, to),
    verify: () => verifyLedger(base),
    close: base.close,
  };
}

const BATCH = 500;

/** Written by `beginRun`, so its shape is known. */
function parseTargets(json: string): readonly string[] {
  return JSON.parse(json);
}

function noteAll(base: LedgerBase, stamp: EventStamp, notes: readonly Note[]): Promise<readonly NoteResult[]> {
  return base.write(async (writer) => {
    const scribe = createScribe(writer, "");
    const known = await scribe.load([...new Set(notes.map(({ id }) => id))]);
    const results: NoteResult[] = [];
    for (const { id, detail, by = stamp.by } of notes) {
      const row = known.get(id);
      if (row === undefined || row.entry === null) {
        results.push({ outcome: "unknown", id });
        continue;
      }
      let { entry } = row;
      const before = entryOn(entry, stamp.on).state;
      if (before !== entry.state) entry = scribe.add(entry, { ...stamp, by: "zicha", kind: "expired" }, row.lastRun);
      const event: LedgerEvent = { ...stamp, by, ...detail };
      if (applyEvent(entry, event) === null) {
        known.set(id, { entry, lastRun: row.lastRun });
        results.push({ outcome: "refused", id, before });
        continue;
      }
      const after = scribe.add(entry, event, row.lastRun);
      known.set(id, { entry: after, lastRun: row.lastRun });
      results.push({ outcome: "done", id, before, entry: after });
    }
    await scribe.flush();
    return results;
  });
}
