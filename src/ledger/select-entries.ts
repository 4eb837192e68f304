/** Entries with what they show, as every reader of the ledger asks for them. */

import { type Selectable, type SelectQueryBuilder, sql } from "kysely";
import type { EntryFilter } from "../model/ledger.ts";
import { conditions } from "./entry-filter.ts";
import type { LedgerDb, LedgerWriter } from "./open-base.ts";
import type { ShownRow } from "./rows.ts";
import type { EntryTable, LedgerTables } from "./schema.ts";

export type EntryQuery = SelectQueryBuilder<LedgerTables, "ledger_entries" | "ledger_findings", ShownRow>;

/** Entries with what was last found of them, in no order. */
export function selectEntries(db: LedgerDb | LedgerWriter): EntryQuery {
  return db
    .selectFrom("ledger_entries")
    .innerJoin("ledger_findings", "ledger_findings.entry", "ledger_entries.id")
    .selectAll("ledger_entries")
    .select("ledger_findings.finding");
}

type Chosen = SelectQueryBuilder<LedgerTables, "ledger_entries", Selectable<EntryTable>>;

/**
 * The rows that a query has sorted and cut, with what they show, in the order of `order`. Cut first: joined first, SQLite would sort
 * the texts too, and PostgreSQL may read all texts from the beginning for every few rows.
 */
export async function showChosen(
  db: LedgerDb | LedgerWriter,
  query: Chosen,
  order: readonly ("due" | "id")[],
): Promise<readonly ShownRow[]> {
  let shown = db
    .selectFrom(query.as("chosen"))
    .innerJoin("ledger_findings", "ledger_findings.entry", "chosen.id")
    .selectAll("chosen")
    .select("ledger_findings.finding");
  for (const column of order) shown = shown.orderBy(`chosen.${column}`);
  return shown.execute();
}

/** In the order of deadlines. The limit stands in the query itself, since SQLite plans for few rows only when it sees that they are few. */
export async function listEntries(
  db: LedgerDb,
  filter: EntryFilter,
  today: string,
  limit: number | undefined,
): Promise<readonly ShownRow[]> {
  const all = db.selectFrom("ledger_entries").selectAll().where(conditions(filter, today)).orderBy("due").orderBy("id");
  return showChosen(db, limit === undefined ? all : all.limit(sql.lit(limit)), ["due", "id"]);
}
