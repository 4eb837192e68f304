/** Proves a ledger from its own history: every entry is the fold of its events, and nothing lies about that belongs to none. */

import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { foldEvents } from "./fold-events.ts";
import { historiesOf } from "./histories-of.ts";
import type { LedgerBase, LedgerWriter } from "./open-base.ts";
import { type EntryRow, entryOfRow, entryRow, type ShownRow } from "./rows.ts";
import { showChosen } from "./select-entries.ts";

/**
 * `file`: the database itself is damaged · `unfolded`: the events of an entry do not follow from each other · `differs`: the entry
 * is not what its events make of it · `unshown`: what an entry shows is missing · `orphan`: events, or a text, without an entry.
 */
export interface LedgerFlaw {
  readonly kind: "file" | "unfolded" | "differs" | "unshown" | "orphan";
  /** Id of the entry; of a damaged file what the database says of it. */
  readonly what: string;
}

export interface Verified {
  readonly entries: number;
  readonly events: number;
  /** Empty for a sound ledger. */
  readonly flaws: readonly LedgerFlaw[];
}

const BATCH = 1000;
/** Columns that repeat what an entry holds elsewhere, so that lists can filter by them. */
const COPIES: readonly (keyof EntryRow)[] = ["rule", "category", "severity", "until_day"];

/** Reads all of it, as it stood at one moment; on SQLite writers wait meanwhile. */
export async function verifyLedger({ db, flavour }: LedgerBase): Promise<Verified> {
  const flaws: LedgerFlaw[] = flavour === "sqlite" ? [...(await checkFile(db))] : [];
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (reader) => {
      const counts = { entries: 0, events: 0 };
      for await (const rows of everyRow(reader)) {
        const histories = await historiesOf(
          reader,
          rows.map(({ id }) => id),
        );
        for (const row of rows) {
          const history = histories.get(row.id) ?? [];
          counts.entries++;
          counts.events += history.length;
          const entry = foldEvents(history);
          if (entry === null) flaws.push({ kind: "unfolded", what: row.id });
          else if (!isSame(row, entry)) flaws.push({ kind: "differs", what: row.id });
        }
      }
      flaws.push(...(await findOrphans(reader)));
      return { ...counts, flaws };
    });
}

async function checkFile(db: LedgerBase["db"]): Promise<readonly LedgerFlaw[]> {
  const { rows } = await sql<{ readonly integrity_check: string }>`pragma integrity_check`.execute(db);
  return rows.flatMap(({ integrity_check: what }) => (what === "ok" ? [] : [{ kind: "file" as const, what }]));
}

async function* everyRow(reader: LedgerWriter): AsyncIterable<readonly ShownRow[]> {
  for (let after = ""; ; ) {
    const next = reader.selectFrom("ledger_entries").selectAll().where("id", ">", after).orderBy("id").limit(BATCH);
    const rows = await showChosen(reader, next, ["id"]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

function isSame(row: ShownRow, folded: ReturnType<typeof entryOfRow>): boolean {
  const copies = entryRow(folded, row.last_run);
  return isDeepStrictEqual({ ...entryOfRow(row) }, folded) && COPIES.every((name) => copies[name] === row[name]);
}

async function findOrphans(reader: LedgerWriter): Promise<readonly LedgerFlaw[]> {
  const queries = [
    ["unshown", sql`select id from ledger_entries where id not in (select entry from ledger_findings)`],
    ["orphan", sql`select entry as id from ledger_findings where entry not in (select id from ledger_entries)`],
    ["orphan", sql`select distinct entry as id from ledger_events where entry not in (select id from ledger_entries)`],
  ] as const;
  const flaws: LedgerFlaw[] = [];
  for (const [kind, query] of queries) {
    const { rows } = await sql<{ readonly id: string }>`${query} order by 1`.execute(reader);
    flaws.push(...rows.map(({ id }) => ({ kind, what: id })));
  }
  return flaws;
}
