/** Entries with what they show, as every reader of the ledger asks for them. */

import { type SelectQueryBuilder, sql } from "kysely";
import type { EntryFilter } from "../model/ledger.ts";
import { conditions } from "./entry-filter.ts";
import type { LedgerDb, LedgerWriter } from "./open-base.ts";
import type { ShownRow } from "./rows.ts";
import type { LedgerTables } from "./schema.ts";

export type EntryQuery = SelectQueryBuilder<LedgerTables, "ledger_entries" | "ledger_findings", ShownRow>;

export function selectEntries(db: LedgerDb | LedgerWriter): EntryQuery {
  return db
    .selectFrom("ledger_entries")
    .innerJoin("ledger_findings", "ledger_findings.entry", "ledger_entries.id")
    .selectAll("ledger_entries")
    .select("ledger_findings.finding");
}

/** In the order of deadlines. The limit stands in the query itself, since SQLite plans for few rows only when it sees that they are few. Sorted and cut first: what entries show is fetched for the rows that are handed out only. */
export async function listEntries(
  db: LedgerDb,
  filter: EntryFilter,
  today: string,
  limit: number | undefined,
): Promise<readonly ShownRow[]> {
  const all = db.selectFrom("ledger_entries").selectAll().where(conditions(filter, today)).orderBy("due").orderBy("id");
  return db
    .selectFrom((limit === undefined ? all : all.limit(sql.lit(limit))).as("chosen"))
    .innerJoin("ledger_findings", "ledger_findings.entry", "chosen.id")
    .selectAll("chosen")
    .select("ledger_findings.finding")
    .orderBy("chosen.due")
    .orderBy("chosen.id")
    .execute();
}
