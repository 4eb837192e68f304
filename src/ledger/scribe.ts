/** Adds events within one transaction and keeps the entries their fold. */

import type { Insertable } from "kysely";
import type { LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { applyEvent } from "./fold-events.ts";
import type { LedgerWriter } from "./open-base.ts";
import { type EntryRow, entryOfRow, entryRow, eventRow } from "./rows.ts";
import type { EventTable } from "./schema.ts";
import { selectEntries } from "./select-entries.ts";

export interface KnownEntry {
  readonly entry: LedgerEntry | null;
  readonly lastRun: string;
}

export interface Scribe {
  /** Those of the ids that the ledger knows. */
  readonly load: (ids: readonly string[]) => Promise<Map<string, KnownEntry>>;
  /** Notes an event and returns the entry after it. `lastRun`: the run that last met it; default: this one. @throws RangeError for an event that cannot follow */
  readonly add: (before: LedgerEntry | null, event: LedgerEvent, lastRun?: string) => LedgerEntry;
  /** Writes what was noted. */
  readonly flush: () => Promise<void>;
}

/** Rows of one statement: SQLite binds at most 32,766 values. */
const ROWS = 500;

export function createScribe(writer: LedgerWriter, run: string): Scribe {
  let events: Insertable<EventTable>[] = [];
  /** Several events of one entry make one row. */
  let entries = new Map<string, EntryRow>();
  /** What entries show, where it has changed. */
  let findings = new Map<string, string>();
  /** Day → entries that were met on it by this run and are as they were: most of them, in every run but the first. */
  let sightings = new Map<string, string[]>();
  return {
    async load(ids) {
      const known = new Map<string, KnownEntry>();
      for (const part of parts(ids)) {
        const rows = await selectEntries(writer).where("id", "in", part).execute();
        for (const row of rows) known.set(row.id, { entry: entryOfRow(row), lastRun: row.last_run });
      }
      return known;
    },
    add(before, event, lastRun = run) {
      const entry = applyEvent(before, event);
      if (entry === null) throw new RangeError(`${event.kind} cannot follow in state ${before?.state ?? "none"}`);
      events.push(eventRow(entry.id, event));
      if (lastRun === run && isMereSighting(before, event, entry) && !entries.has(entry.id)) {
        addToGroup(sightings, event.on, entry.id);
        return entry;
      }
      entries.set(entry.id, entryRow(entry, lastRun));
      if ("finding" in event && event.finding !== null) findings.set(entry.id, JSON.stringify(event.finding));
      return entry;
    },
    async flush() {
      for (const part of parts(events)) await writer.insertInto("ledger_events").values(part).execute();
      // Before the whole rows, which hold the sightings of their entries already.
      for (const [day, ids] of sightings) {
        for (const part of parts(ids)) await noteSightings(writer, part, day, run);
      }
      for (const part of parts([...entries.values()])) await upsertEntries(writer, part);
      for (const part of parts([...findings])) await upsertFindings(writer, part);
      events = [];
      entries = new Map();
      findings = new Map();
      sightings = new Map();
    },
  };
}

function* parts<T>(all: readonly T[]): Iterable<T[]> {
  for (let from = 0; from < all.length; from += ROWS) yield all.slice(from, from + ROWS);
}

/** Does nothing change but the day, the run and the count of events? */
function isMereSighting(before: LedgerEntry | null, event: LedgerEvent, after: LedgerEntry): boolean {
  return event.kind === "seen" && event.finding === null && before?.state === after.state;
}

/** Touches none of the columns that an index holds. */
async function noteSightings(writer: LedgerWriter, ids: readonly string[], day: string, run: string): Promise<void> {
  await writer
    .updateTable("ledger_entries")
    .set((eb) => ({ seen_on: day, last_run: run, events: eb("events", "+", 1) }))
    .where("id", "in", ids)
    .execute();
}

async function upsertEntries(writer: LedgerWriter, rows: readonly EntryRow[]): Promise<void> {
  await writer
    .insertInto("ledger_entries")
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((excluded) => ({
        state: excluded.ref("excluded.state"),
        rule: excluded.ref("excluded.rule"),
        category: excluded.ref("excluded.category"),
        severity: excluded.ref("excluded.severity"),
        owner: excluded.ref("excluded.owner"),
        contact: excluded.ref("excluded.contact"),
        assigned: excluded.ref("excluded.assigned"),
        due: excluded.ref("excluded.due"),
        found_on: excluded.ref("excluded.found_on"),
        seen_on: excluded.ref("excluded.seen_on"),
        closed_on: excluded.ref("excluded.closed_on"),
        closed_because: excluded.ref("excluded.closed_because"),
        until_day: excluded.ref("excluded.until_day"),
        recurrences: excluded.ref("excluded.recurrences"),
        refutations: excluded.ref("excluded.refutations"),
        events: excluded.ref("excluded.events"),
        last_run: excluded.ref("excluded.last_run"),
        claim: excluded.ref("excluded.claim"),
        dismissal: excluded.ref("excluded.dismissal"),
      })),
    )
    .execute();
}

async function upsertFindings(
  writer: LedgerWriter,
  findings: readonly (readonly [entry: string, finding: string])[],
): Promise<void> {
  await writer
    .insertInto("ledger_findings")
    .values(findings.map(([entry, finding]) => ({ entry, finding })))
    .onConflict((conflict) =>
      conflict.column("entry").doUpdateSet((excluded) => ({ finding: excluded.ref("excluded.finding") })),
    )
    .execute();
}
