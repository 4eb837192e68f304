/** Ledgers that earlier versions of the program have made. */

import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everyEntry, openLedger } from "../../src/ledger/ledger.ts";
import { openBase } from "../../src/ledger/open-base.ts";
import { migrations } from "../../src/ledger/schema.ts";
import { makeFinding } from "../make-finding.ts";
import { databases } from "./databases.ts";
import { makeRecord } from "./make-record.ts";

const DAY = "2026-01-05";
const found = [1, 2, 3].map((n) => makeFinding({ id: `${n}`.padStart(16, "0"), message: `第 ${n} 条` }));

describe.each(databases)("an older ledger in $name", ({ make }) => {
  let place = "";
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ place, remove } = await make());
  });
  afterEach(() => remove());

  /** As the first version left it: what entries show stood in their own rows. */
  async function goBack(): Promise<void> {
    const { db, close } = await openBase(place);
    for (const statement of [
      "drop index ledger_entries_back",
      "alter table ledger_entries add column finding text not null default ''",
      "update ledger_entries set finding = (select finding from ledger_findings where entry = id)",
      "drop table ledger_findings",
      "update ledger_schema set version = 1",
    ]) {
      await sql.raw(statement).execute(db);
    }
    await close();
  }

  test("is brought up to date with all that it holds, and goes on", async () => {
    const first = await openLedger(place);
    const run = makeRecord(DAY, found);
    await first.beginRun(run);
    await first.recordRun(run);
    const before = await first.list(everyEntry, DAY);
    await first.close();
    await goBack();
    const ledger = await openLedger(place);
    expect(await ledger.list(everyEntry, DAY)).toEqual(before);
    expect(before.map(({ finding }) => finding.message)).toEqual(["第 1 条", "第 2 条", "第 3 条"]);
    const next = makeRecord("2026-02-05", found.slice(0, 2));
    await ledger.beginRun(next);
    expect(await ledger.recordRun(next)).toMatchObject({ found: 0, seen: 2 });
    expect(await ledger.verify()).toEqual({ entries: 3, events: 6, flaws: [] });
    await ledger.close();
    const { db, close } = await openBase(place);
    expect(await db.selectFrom("ledger_schema").selectAll().execute()).toEqual([{ version: migrations.length }]);
    await close();
  });
});
