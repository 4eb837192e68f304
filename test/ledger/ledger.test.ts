import { describe, expect, test } from "vitest";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { everyEntry } from "../../src/ledger/ledger.ts";
import { openBase } from "../../src/ledger/open-base.ts";
import type { EventDetail } from "../../src/model/ledger.ts";
import { databases } from "./databases.ts";
import { makePage, makeRecord } from "./make-record.ts";
import { idOf, note, numbered, record, stamp, statesOf, useLedger } from "./use-ledger.ts";

describe.each(databases)("a ledger in $name", ({ make }) => {
  const { place, open } = useLedger(make);

  test("knows what is new, what is still there, what is gone and what came back", async () => {
    const ledger = await open();
    const all = [1, 2, 3].map((n) => numbered(n));
    expect(await record(ledger, "2026-01-05", all)).toMatchObject({
      found: 3,
      seen: 0,
      closed: 0,
      recurred: 0,
      untold: 0,
    });
    const pages = all.map(({ url }) => makePage(url));
    expect(await record(ledger, "2026-02-05", all.slice(0, 2), { pages })).toMatchObject({
      found: 0,
      seen: 2,
      closed: 1,
    });
    expect(await statesOf(ledger, "2026-02-05")).toEqual({ 1: "open", 2: "open", 3: "closed" });
    expect(await record(ledger, "2026-03-05", [all[2]!, numbered(4)], { pages })).toMatchObject({
      found: 1,
      closed: 2,
      recurred: 1,
    });
    expect(await statesOf(ledger, "2026-03-05")).toEqual({ 1: "closed", 2: "closed", 3: "open", 4: "unconfirmed" });
    expect((await ledger.history(idOf(3))).map(({ kind, on, by }) => [kind, on, by])).toEqual([
      ["found", "2026-01-05", "zicha"],
      ["gone", "2026-02-05", "zicha"],
      ["reopened", "2026-03-05", "zicha"],
    ]);
  });

  test("keeps every entry equal to the fold of its events", async () => {
    const ledger = await open();
    await record(
      ledger,
      "2026-01-05",
      [1, 2, 3, 4].map((n) => numbered(n)),
    );
    await note(ledger, "2026-01-06", 1, {
      kind: "assigned",
      owner: "工程科",
      contact: "0550-0000000",
      due: "2026-01-20",
      note: "",
    });
    await note(ledger, "2026-01-07", 1, { kind: "claimed", doneOn: "2026-01-06", url: "", note: "已改" });
    await note(ledger, "2026-01-07", 2, { kind: "dismissed", as: "refused", reason: "等待改版", until: "2026-01-31" });
    await note(ledger, "2026-01-07", 3, { kind: "dismissed", as: "mistaken", reason: "引用原文", until: null });
    await record(ledger, "2026-02-05", [numbered(1, { message: "改了说法" }), numbered(2)], {
      pages: [makePage(numbered(4).url)],
    });
    for (const [id, entry] of await ledger.entries([1, 2, 3, 4].map(idOf), "2026-02-05")) {
      expect(foldEvents(await ledger.history(id))).toEqual(entry);
    }
    expect(await statesOf(ledger, "2026-02-05")).toEqual({ 1: "open", 2: "open", 3: "mistaken", 4: "closed" });
  });

  test("an entry met twice in one run is met once; equal runs change nothing but the day", async () => {
    const ledger = await open();
    expect(await record(ledger, "2026-01-05", [numbered(1), numbered(1)])).toMatchObject({ found: 1, seen: 0 });
    await record(ledger, "2026-02-05", [numbered(1, { due: "2026-09-09" })]);
    const [entry] = await ledger.list(everyEntry, "2026-02-05");
    expect(entry).toMatchObject({ seenOn: "2026-02-05", events: 2, due: "2026-11-27" });
    expect((await ledger.history(idOf(1))).at(-1)).toMatchObject({ kind: "seen", finding: null });
  });

  test("takes runs of more findings than one statement holds", async () => {
    const ledger = await open();
    const all = Array.from({ length: 1203 }, (_, n) => numbered(n + 1));
    expect(await record(ledger, "2026-01-05", all)).toMatchObject({ found: 1203 });
    const pages = all.map(({ url }) => makePage(url));
    expect(await record(ledger, "2026-02-05", all.slice(0, 100), { pages })).toMatchObject({ seen: 100, closed: 1103 });
    expect(await ledger.count({ ...everyEntry, states: ["closed"] }, "2026-02-05")).toBe(1103);
    expect(
      (
        await ledger.entries(
          all.map(({ id }) => id),
          "2026-02-05",
        )
      ).size,
    ).toBe(1203);
  });

  test("a dismissal that has run out comes back, in lists at once and in the history with the next run", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1)]);
    await note(ledger, "2026-01-06", 1, { kind: "dismissed", as: "above", reason: "上级平台", until: "2026-01-31" });
    const states = async (today: string) => [
      (await statesOf(ledger, today))[1],
      await ledger.count({ ...everyEntry, states: ["above"] }, today),
      await ledger.count({ ...everyEntry, states: ["open"] }, today),
    ];
    expect(await states("2026-01-31")).toEqual(["above", 1, 0]);
    expect(await states("2026-02-01")).toEqual(["open", 0, 1]);
    expect(await record(ledger, "2026-02-05", [numbered(1)])).toMatchObject({ expired: 1, seen: 1 });
    expect((await ledger.history(idOf(1))).map(({ kind }) => kind)).toEqual(["found", "dismissed", "expired", "seen"]);
    expect(await states("2026-01-20")).toEqual(["open", 0, 1]);
  });

  test("what came back, was dismissed and is no longer, counts as come back and overdue", async () => {
    const ledger = await open();
    const pages = [makePage(numbered(1).url)];
    await record(ledger, "2026-01-05", [numbered(1)]);
    await record(ledger, "2026-02-05", [], { pages });
    await record(ledger, "2026-03-05", [numbered(1, { due: "2026-03-06" })]);
    await note(ledger, "2026-03-05", 1, { kind: "dismissed", as: "refused", reason: "等待改版", until: "2026-03-31" });
    const counts = async (today: string) => [
      await ledger.count({ ...everyEntry, recurred: true }, today),
      await ledger.count({ ...everyEntry, overdue: true }, today),
    ];
    expect(await counts("2026-03-31")).toEqual([0, 0]);
    expect(await counts("2026-04-01")).toEqual([1, 1]);
  });

  test("what a person notes after a dismissal ran out builds on that", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1)]);
    await note(ledger, "2026-01-06", 1, { kind: "dismissed", as: "mistaken", reason: "引用", until: "2026-01-31" });
    const claim: EventDetail = { kind: "claimed", doneOn: null, url: "", note: "" };
    expect(await note(ledger, "2026-01-31", 1, claim)).toMatchObject([{ outcome: "refused", before: "mistaken" }]);
    expect(await note(ledger, "2026-02-01", 1, claim)).toMatchObject([
      { outcome: "done", before: "open", entry: { state: "claimed" } },
    ]);
  });

  test("says what it could not note", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1), numbered(2)]);
    const verified: EventDetail = { kind: "verified", note: "" };
    const results = await ledger.note(
      stamp("2026-01-06"),
      [1, 1, 9, 2].map((n) => ({ id: idOf(n), detail: verified })),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "refused", "unknown", "done"]);
    expect(await ledger.history(idOf(9))).toEqual([]);
    expect((await ledger.history(idOf(1))).map(({ kind }) => kind)).toEqual(["found", "verified"]);
  });

  test("what the config leaves out is dismissed, and comes back when the config says so no longer", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1)]);
    const pages = [makePage(numbered(1).url)];
    await record(ledger, "2026-02-05", [], { pages, coverage: { isIgnored: ({ id }) => id === idOf(1) } });
    await record(ledger, "2026-03-05", [], { pages, coverage: { isIgnored: ({ id }) => id === idOf(1) } });
    expect(await statesOf(ledger, "2026-03-05")).toEqual({ 1: "refused" });
    await record(ledger, "2026-04-05", [numbered(1)]);
    expect((await ledger.history(idOf(1))).map(({ kind }) => kind)).toEqual(["found", "dismissed", "expired", "seen"]);
    expect(await statesOf(ledger, "2026-04-05")).toEqual({ 1: "open" });
  });

  test("a run that fails half-way leaves nothing behind", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1)]);
    const broken = {
      ...makeRecord("2026-02-05", []),
      findings: (async function* () {
        for (let n = 1; n < 700; n++) yield numbered(n);
        throw new Error("the disk is gone");
      })(),
    };
    await ledger.beginRun(broken);
    await expect(ledger.recordRun(broken)).rejects.toThrow("the disk is gone");
    expect(await ledger.count(everyEntry, "2026-02-05")).toBe(1);
    expect(await ledger.history(idOf(1))).toHaveLength(1);
    expect(await record(ledger, "2026-02-06", [numbered(1)])).toMatchObject({ seen: 1 });
  });

  test("tells once of a run whose process is gone", async () => {
    const ledger = await open();
    await ledger.beginRun({ ...makeRecord("2026-01-05", []), startedAt: new Date().toISOString() });
    expect((await open()).lost).toEqual([]);
    const base = await openBase(place());
    await base.db
      .updateTable("ledger_runs")
      .set({ pid: 2 ** 22 + 1 })
      .execute();
    await base.close();
    expect((await open()).lost).toMatchObject([{ run: "run-2026-01-05", targets: ["https://www.example.com/"] }]);
    expect((await open()).lost).toEqual([]);
  });

  test("forgets a run that could not start, never one that has ended", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [numbered(1)]);
    await ledger.beginRun(makeRecord("2026-02-05", []));
    for (const run of ["run-2026-01-05", "run-2026-02-05", "run-2026-03-05"]) await ledger.withdrawRun(run);
    const runs = await ledger.runs("2026-01-01", "2026-12-31");
    expect(runs.map(({ run }) => run)).toEqual(["run-2026-01-05"]);
  });
});
