/** Entries and events as rows of the database, and back. */

import type { Insertable, Selectable } from "kysely";
import type { KeptFinding, LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import type { EntryTable, EventTable, FindingTable } from "./schema.ts";

export type EntryRow = Selectable<EntryTable>;
/** With the text of what it shows, which lies in a table of its own. */
export type ShownRow = EntryRow & Selectable<Pick<FindingTable, "finding">>;
type EventRow = Selectable<EventTable>;

/** `lastRun`: the run that met it last. */
export function entryRow(entry: LedgerEntry, lastRun: string): EntryRow {
  const { id, state, finding, owner, contact, due, claim, dismissal } = entry;
  return {
    id,
    state,
    rule: finding.rule,
    category: finding.category,
    severity: finding.severity,
    owner,
    contact,
    assigned: entry.isAssigned ? 1 : 0,
    due,
    found_on: entry.foundOn,
    seen_on: entry.seenOn,
    closed_on: entry.closedOn,
    closed_because: entry.closedBecause,
    until_day: dismissal?.until ?? null,
    recurrences: entry.recurrences,
    refutations: entry.refutations,
    events: entry.events,
    last_run: lastRun,
    claim: textOf(claim),
    dismissal: textOf(dismissal),
  };
}

/** One literal, since lists make tens of thousands of them; what an entry shows is read only when somebody looks. */
export function entryOfRow(row: ShownRow): LedgerEntry {
  let finding: KeptFinding | null = null;
  return {
    id: row.id,
    state: row.state,
    get finding() {
      finding ??= parsed<KeptFinding>(row.finding);
      return finding;
    },
    owner: row.owner,
    contact: row.contact,
    isAssigned: row.assigned === 1,
    due: row.due,
    foundOn: row.found_on,
    seenOn: row.seen_on,
    closedOn: row.closed_on,
    closedBecause: becauseOf(row.closed_because),
    claim: row.claim === null ? null : parsed(row.claim),
    dismissal: row.dismissal === null ? null : parsed(row.dismissal),
    recurrences: row.recurrences,
    refutations: row.refutations,
    events: row.events,
  };
}

export function eventRow(entry: string, event: LedgerEvent): Insertable<EventTable> {
  const { kind, at, on, by, run, ...detail } = event;
  const rest = Object.keys(detail).length === 0 || (kind === "seen" && event.finding === null);
  return { entry, run, kind, at, on_day: on, by_whom: by, detail: rest ? null : JSON.stringify(detail) };
}

/** What makes an event, whoever reads it. */
export const eventColumns = ["entry", "run", "kind", "at", "on_day", "by_whom", "detail"] as const;

export function eventOfRow(row: Pick<EventRow, (typeof eventColumns)[number]>): LedgerEvent {
  const { kind, detail } = row;
  // Nearly all events are of this kind: no copies of them.
  if (kind === "seen" && detail === null) {
    return { at: row.at, on: row.on_day, by: row.by_whom, run: row.run, kind, finding: null };
  }
  const stamp = { at: row.at, on: row.on_day, by: row.by_whom, run: row.run };
  // The rest of the row was written by `eventRow`, so its shape is known.
  return { ...stamp, ...JSON.parse(detail ?? "{}"), kind };
}

function textOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Texts of the ledger's own rows: whoever reads them knows what wrote them. */
function parsed<T>(text: string): T {
  return JSON.parse(text);
}

function becauseOf(text: string | null): LedgerEntry["closedBecause"] {
  return text === "absent" || text === "page-removed" || text === "verified" ? text : null;
}
