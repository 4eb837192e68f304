/** Adds events within one transaction and keeps the entries their fold. */

import type { Insertable } from "kysely";
import type { LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import { applyEvent } from "./fold-events.ts";
import type { LedgerWriter } from "./open-base.ts";
import { type EntryRow, entryOfRow, entryRow, eventRow } from "./rows.ts";
import type { EventTable } from "./schema.ts";

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
  return {
    async load(ids) {
      const known = new Map<string, KnownEntry>();
      for (let from = 0; from < ids.length; from += ROWS) {
        const part = ids.slice(from, from + ROWS);
        const rows = await writer.selectFrom("ledger_entries").selectAll().where("id", "in", part).execute();
        for (const row of rows) known.set(row.id, { entry: entryOfRow(row), lastRun: row.last_run });
      }
      return known;
    },
    add(before, event, lastRun = run) {
      const entry = applyEvent(before, event);
      if (entry === null) throw new RangeError(`${event.kind} cannot follow in state ${before?.state ?? "none"}`);
      events.push(eventRow(entry.id, event));
      entries.set(entry.id, entryRow(entry, lastRun));
      return entry;
    },
    async flush() {
      for (let from = 0; from < events.length; from += ROWS) {
        await writer
          .insertInto("ledger_events")
          .values(events.slice(from, from + ROWS))
          .execute();
      }
      const rows = [...entries.values()];
      for (let from = 0; from < rows.length; from += ROWS) await upsert(writer, rows.slice(from, from + ROWS));
      events = [];
      entries = new Map();
    },
  };
}

async function upsert(writer: LedgerWriter, rows: readonly EntryRow[]): Promise<void> {
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
        finding: excluded.ref("excluded.finding"),
        claim: excluded.ref("excluded.claim"),
        dismissal: excluded.ref("excluded.dismissal"),
      })),
    )
    .execute();
}
