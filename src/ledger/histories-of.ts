/** Reads the events of many entries at once. */

import type { LedgerEvent } from "../model/ledger.ts";
import type { LedgerDb, LedgerWriter } from "./open-base.ts";
import { eventColumns, eventOfRow } from "./rows.ts";

/** Ids of one statement: SQLite binds at most 32,766 values. */
const BATCH = 1000;

/** Oldest first; none for an id that the ledger does not know. */
export async function historiesOf(
  db: LedgerDb | LedgerWriter,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly LedgerEvent[]>> {
  const histories = new Map<string, LedgerEvent[]>();
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await db
      .selectFrom("ledger_events")
      .select(eventColumns)
      .where("entry", "in", ids.slice(from, from + BATCH))
      .orderBy("entry")
      .orderBy("seq")
      .execute();
    let history: LedgerEvent[] = [];
    let of: string | null = null;
    for (const row of rows) {
      if (row.entry !== of) {
        history = [];
        of = row.entry;
        histories.set(of, history);
      }
      history.push(eventOfRow(row));
    }
  }
  return histories;
}
