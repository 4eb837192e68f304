import { describe, expect, test } from "vitest";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { everyEntry, openLedger } from "../../src/ledger/ledger.ts";
import { isServer, openBase, shownPlace } from "../../src/ledger/open-base.ts";
import type { EventDetail } from "../../src/model/ledger.ts";
import { databases } from "./databases.ts";
import { idOf, numbered, record, stamp, useLedger } from "./use-ledger.ts";

describe.each(databases)("opening a ledger in $name", ({ make }) => {
  const { place, open } = useLedger(make);

  test("an open of many at once migrates once, and writers at the same time lose nothing", async () => {
    const ledgers = await Promise.all(Array.from({ length: 4 }, () => open()));
    await record(ledgers[0]!, "2026-01-05", [numbered(1)]);
    const comment = (text: string): EventDetail => ({ kind: "commented", note: text });
    await Promise.all(
      ledgers.flatMap((ledger, who) =>
        Array.from({ length: 10 }, (_, n) =>
          ledger.note(stamp("2026-01-06"), [{ id: idOf(1), detail: comment(`${who}.${n}`) }]),
        ),
      ),
    );
    const history = await ledgers[0]!.history(idOf(1));
    expect(new Set(history.map((event) => (event.kind === "commented" ? event.note : ""))).size).toBe(41);
    expect(foldEvents(history)).toEqual((await ledgers[1]!.list(everyEntry, "2026-01-06"))[0]);
  });

  test("refuses what a newer program has written", async () => {
    await open();
    const base = await openBase(place());
    await base.db.updateTable("ledger_schema").set({ version: 99 }).execute();
    await base.close();
    await expect(openLedger(place())).rejects.toThrow("由更新版本的 zicha 写过");
  });
});

describe("what stands in the way of a ledger", () => {
  test.each([
    [
      "postgres://zicha:geheim@127.0.0.1:1/ledger",
      /^台账 postgres:\/\/127\.0\.0\.1:1\/ledger 连不上数据库服务器（ECONNREFUSED）/,
    ],
    ["/proc/nowhere/ledger.db", /^台账 \/proc\/nowhere\/ledger\.db 写不进去/],
  ])("%s", async (place, message) => {
    await expect(openLedger(place)).rejects.toThrow(message);
  });
  test("addresses of servers are shown without user and password", () => {
    expect(shownPlace("postgresql://u:p%40@db.example.com/ledger?x=1")).toBe("postgresql://db.example.com/ledger?x=1");
    expect(isServer("C:\\postgres\\ledger.db")).toBe(false);
  });
});
