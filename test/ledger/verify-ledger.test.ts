/** What the proof of a ledger finds when somebody has tampered with it. */

import { type RawBuilder, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/ledger.ts";
import { type LedgerBase, openBase } from "../../src/ledger/open-base.ts";
import { verifyLedger } from "../../src/ledger/verify-ledger.ts";
import type { EventDetail } from "../../src/model/ledger.ts";
import { makeFinding } from "../make-finding.ts";
import { databases } from "./databases.ts";
import { makePage, makeRecord } from "./make-record.ts";

const A = "000000000000000a";
const B = "000000000000000b";
const found = [A, B].map((id) => makeFinding({ id, url: `https://www.example.com/${id}.html` }));

describe.each(databases)("the proof of a ledger in $name", ({ make }) => {
  let base: LedgerBase;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const made = await make();
    ({ remove } = made);
    const ledger = await openLedger(made.place);
    const months = [
      makeRecord("2026-01-05", found),
      makeRecord("2026-02-05", found.slice(1), { pages: [makePage(found[0]?.url ?? "")] }),
      makeRecord("2026-03-05", found),
    ];
    for (const [month, run] of months.entries()) {
      await ledger.beginRun(run);
      await ledger.recordRun(run);
      const detail: EventDetail = { kind: "claimed", doneOn: null, url: "", note: `${month}` };
      await ledger.note({ at: run.at, on: run.on, by: "办公室", run: null }, [{ id: B, detail }]);
    }
    await ledger.close();
    base = await openBase(made.place);
  });
  afterEach(async () => {
    await base.close();
    await remove();
  });

  test("finds nothing wrong with what the program itself has written", async () => {
    expect(await verifyLedger(base)).toEqual({ entries: 2, events: 9, flaws: [] });
  });

  test.each<[string, RawBuilder<unknown>, readonly [kind: string, what: string][]]>([
    ["another state", sql`update ledger_entries set state = 'closed' where id = ${A}`, [["differs", A]]],
    ["another category", sql`update ledger_entries set category = 'link' where id = ${A}`, [["differs", A]]],
    ["another day", sql`update ledger_entries set seen_on = '2026-03-06' where id = ${A}`, [["differs", A]]],
    ["another claim", sql`update ledger_entries set claim = null where id = ${B}`, [["differs", B]]],
    ["another text", sql`update ledger_findings set finding = '{}' where entry = ${A}`, [["differs", A]]],
    ["no text", sql`delete from ledger_findings where entry = ${A}`, [["unshown", A]]],
    ["an event less", sql`delete from ledger_events where entry = ${A} and kind = 'gone'`, [["unfolded", A]]],
    ["no events", sql`delete from ledger_events where entry = ${A}`, [["unfolded", A]]],
    [
      "no entry",
      sql`delete from ledger_entries where id = ${A}`,
      [
        ["orphan", A],
        ["orphan", A],
      ],
    ],
  ])("%s", async (_what, tamper, expected) => {
    await tamper.execute(base.db);
    expect((await verifyLedger(base)).flaws.map(({ kind, what }) => [kind, what])).toEqual(expected);
  });
});
