import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { everyEntry, type Ledger, openLedger } from "../../src/ledger/ledger.ts";
import { isServer, openBase, shownPlace } from "../../src/ledger/open-base.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { EntryFilter, EventDetail, EventStamp, RunEffect } from "../../src/model/ledger.ts";
import { makeFinding } from "../make-finding.ts";
import { databases } from "./databases.ts";
import { type MonthFields, makePage, makeRecord } from "./make-record.ts";

const idOf = (n: number): string => n.toString(16).padStart(16, "0");
const numbered = (n: number, fields: Partial<Finding> = {}): Finding =>
  makeFinding({ id: idOf(n), url: `https://www.example.com/${n}.html`, ...fields });
const stamp = (on: string, by = "办公室"): EventStamp => ({ at: `${on}T02:00:00.000Z`, on, by, run: null });

describe.each(databases)("a ledger in $name", ({ make }) => {
  let place = "";
  let remove: () => Promise<void>;
  const opened: Ledger[] = [];
  const open = async (): Promise<Ledger> => {
    const ledger = await openLedger(place);
    opened.push(ledger);
    return ledger;
  };
  beforeEach(async () => {
    ({ place, remove } = await make());
  });
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close();
    await remove();
  });

  async function record(
    ledger: Ledger,
    on: string,
    findings: readonly Finding[],
    fields?: MonthFields,
  ): Promise<RunEffect> {
    const run = makeRecord(on, findings, fields);
    await ledger.beginRun(run);
    return ledger.recordRun(run);
  }
  const statesOf = async (ledger: Ledger, today: string): Promise<Record<string, string>> =>
    Object.fromEntries((await ledger.list(everyEntry, today)).map(({ id, state }) => [Number.parseInt(id, 16), state]));
  const note = (ledger: Ledger, on: string, n: number, detail: EventDetail) =>
    ledger.note(stamp(on), [{ id: idOf(n), detail }]);

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

  describe("filters", () => {
    const found: readonly (readonly [string, Finding])[] = [
      ["2026-01-05", numbered(1, { owner: "办公室", category: "typo", due: "2026-01-12" })],
      ["2026-01-05", numbered(2, { owner: "工程科", category: "link", rule: "link/broken", due: "2026-01-06" })],
      ["2026-02-05", numbered(3, { owner: "工程科", category: "privacy", rule: "privacy/mobile", due: "2026-02-06" })],
      ["2026-02-05", numbered(4, { owner: "工程科", category: "link", rule: "link/soft-404", due: "2026-02-12" })],
    ];
    test.each<[Partial<EntryFilter>, readonly number[]]>([
      [{}, [2, 1, 3, 4]],
      [{ owner: "工程科" }, [2, 3, 4]],
      [{ category: "link" }, [2, 4]],
      [{ rule: "link/*" }, [2, 4]],
      [{ rule: "link/soft-404" }, [4]],
      [{ rule: "l%/*" }, []],
      [{ foundFrom: "2026-02-05" }, [3, 4]],
      [{ foundTo: "2026-02-04" }, [2, 1]],
      [{ states: ["open"] }, [2]],
      [{ states: ["open", "claimed"] }, [2, 1]],
      [{ overdue: true }, [2, 3]],
      [{ owner: "工程科", category: "link", foundFrom: "2026-02-01" }, [4]],
      [{ ids: [idOf(1), idOf(4), idOf(77)] }, [1, 4]],
      [{ ids: [] }, []],
      [{ recurred: true }, []],
    ])("%j", async (filter, expected) => {
      const ledger = await open();
      for (const on of ["2026-01-05", "2026-02-05"]) {
        await record(
          ledger,
          on,
          found.filter(([day]) => day === on).map(([, finding]) => finding),
        );
      }
      await note(ledger, "2026-02-06", 1, { kind: "claimed", doneOn: null, url: "", note: "" });
      await note(ledger, "2026-02-06", 2, { kind: "assigned", owner: "工程科", contact: null, due: null, note: "" });
      const all: EntryFilter = { ...everyEntry, ...filter };
      const listed = await ledger.list(all, "2026-02-10");
      expect(listed.map(({ id }) => Number.parseInt(id, 16))).toEqual(expected);
      expect(await ledger.count(all, "2026-02-10")).toBe(expected.length);
      expect(await ledger.list(all, "2026-02-10", 1)).toEqual(listed.slice(0, 1));
    });
  });

  test("completes the first digits of an id", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [
      makeFinding({ id: "a1f0" }),
      makeFinding({ id: "a1ff" }),
      makeFinding({ id: "b000" }),
    ]);
    expect(await ledger.complete("a1f")).toEqual(["a1f0", "a1ff"]);
    expect(await ledger.complete("a1ff")).toEqual(["a1ff"]);
    expect(await ledger.complete("b")).toEqual(["b000"]);
    expect(await ledger.complete("%")).toEqual([]);
  });

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
    const base = await openBase(place);
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

  test("refuses what a newer program has written", async () => {
    await open();
    const base = await openBase(place);
    await base.db.updateTable("ledger_schema").set({ version: 99 }).execute();
    await base.close();
    await expect(openLedger(place)).rejects.toThrow("由更新版本的 zicha 写过");
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
