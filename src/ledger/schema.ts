/** The tables of the ledger, the same in SQLite and PostgreSQL, and the steps that make them. */

import type { Generated } from "kysely";
import type { EntryState, EventKind } from "../model/ledger.ts";

/** Append-only. Texts hold ISO dates, ISO times, or JSON. */
export interface EventTable {
  readonly seq: Generated<number>;
  readonly entry: string;
  readonly run: string | null;
  readonly kind: EventKind;
  readonly at: string;
  readonly on_day: string;
  readonly by_whom: string;
  /** JSON of the rest of the event; null when there is none. */
  readonly detail: string | null;
}

/** The fold of the events, kept beside them so that lists need not fold. */
export interface EntryTable {
  readonly id: string;
  readonly state: EntryState;
  readonly rule: string;
  readonly category: string;
  readonly severity: string;
  readonly owner: string;
  readonly contact: string | null;
  readonly assigned: number;
  readonly due: string;
  readonly found_on: string;
  readonly seen_on: string;
  readonly closed_on: string | null;
  readonly closed_because: string | null;
  /** Last day of a dismissal. */
  readonly until_day: string | null;
  readonly recurrences: number;
  readonly refutations: number;
  readonly events: number;
  /** The last run that met it. */
  readonly last_run: string;
  /** JSON, or null. */
  readonly claim: string | null;
  readonly dismissal: string | null;
}

/** What an entry shows, apart from its state: a run that meets it again writes it only when it reads differently now. */
export interface FindingTable {
  readonly entry: string;
  /** JSON. */
  readonly finding: string;
}

/** `running`: not recorded yet, or lost · `lost`: its process ended without recording it. */
export interface RunTable {
  readonly id: string;
  readonly state: "running" | "recorded" | "lost";
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly on_day: string;
  readonly targets: string;
  readonly host: string;
  readonly pid: number;
  readonly complete: number | null;
  /** JSON of `RunRecord`; null until recorded. */
  readonly record: string | null;
}

export interface LedgerTables {
  readonly ledger_events: EventTable;
  readonly ledger_entries: EntryTable;
  readonly ledger_findings: FindingTable;
  readonly ledger_runs: RunTable;
  readonly ledger_schema: { readonly version: number };
}

export type SqlFlavour = "sqlite" | "postgres";

const COUNTER: Readonly<Record<SqlFlavour, string>> = {
  sqlite: "integer primary key autoincrement",
  postgres: "bigint generated always as identity primary key",
};

/** Step n leads from version n to n + 1. Steps are only ever added. */
export const migrations: readonly ((flavour: SqlFlavour) => readonly string[])[] = [
  (flavour) => [
    `create table ledger_events (seq ${COUNTER[flavour]}, entry text not null, run text, kind text not null, at text not null,
      on_day text not null, by_whom text not null, detail text)`,
    "create index ledger_events_entry on ledger_events (entry, seq)",
    "create index ledger_events_day on ledger_events (on_day, kind)",
    `create table ledger_entries (id text primary key, state text not null, rule text not null, category text not null,
      severity text not null, owner text not null, contact text, assigned integer not null, due text not null,
      found_on text not null, seen_on text not null, closed_on text, closed_because text, until_day text,
      recurrences integer not null, refutations integer not null, events integer not null, last_run text not null,
      finding text not null, claim text, dismissal text)`,
    "create index ledger_entries_due on ledger_entries (due, id)",
    "create index ledger_entries_state on ledger_entries (state, due, id)",
    "create index ledger_entries_owner on ledger_entries (owner, due, id)",
    "create index ledger_entries_category on ledger_entries (category, due, id)",
    "create index ledger_entries_found on ledger_entries (found_on)",
    "create index ledger_entries_until on ledger_entries (until_day)",
    `create table ledger_runs (id text primary key, state text not null, started_at text not null, finished_at text,
      on_day text not null, targets text not null, host text not null, pid integer not null, complete integer, record text)`,
  ],
  () => [
    "create table ledger_findings (entry text primary key, finding text not null)",
    "insert into ledger_findings (entry, finding) select id, finding from ledger_entries",
    "alter table ledger_entries drop column finding",
    "create index ledger_entries_back on ledger_entries (due, id) where recurrences > 0",
  ],
];
