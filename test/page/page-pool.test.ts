import { join } from "node:path";
import { cwd, version } from "node:process";
import { afterEach, describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { PackedPage } from "../../src/model/page-digest.ts";
import type { Miss, Snapshot } from "../../src/model/snapshot.ts";
import { createDigester, createPageReader, type PageReader } from "../../src/page/index.ts";
import { openPool, type PagePool, type PoolOptions } from "../../src/page/page-pool.ts";
import { engineSettings } from "../engine/engine-settings.ts";
import { missed, snapshot } from "../site/make-snapshot.ts";

const PAGE = { config: defaultConfig(cwd()), roots: [], now: "2026-11-20", reveal: false };
const OPTIONS: PoolOptions = {
  settings: { page: PAGE, rules: [], engine: engineSettings({ now: PAGE.now }) },
  worker: join(cwd(), "test/page/fake-worker.mjs"),
  threads: 2,
  limitMs: 30_000,
  memoryMb: 64,
};

const page = (text: string): Snapshot => snapshot("http://h/a.html", { body: new TextEncoder().encode(text) });

let opened: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened) await one.close();
  opened = [];
});

async function pool(part: Partial<PoolOptions> = {}): Promise<PagePool> {
  const made = await openPool({ ...OPTIONS, ...part });
  opened.push(made);
  return made;
}

const told = (result: PackedPage | Miss): string =>
  "digest" in result ? JSON.parse(result.digest).text : `${result.reason}: ${result.detail}`;

describe("openPool", () => {
  it("hands long bytes over, copies short ones and parts of a buffer, and lets go of what was read", async () => {
    const threads = await pool();
    const short = page("甲");
    const long = page("乙".repeat(100_000));
    const part = new TextEncoder().encode(`甲${"丙".repeat(100_000)}`).subarray(3);
    // Others may need what lies beside it.
    const slice = new TextEncoder().encode(`${"甲".repeat(2000)}${"丁".repeat(5000)}`).subarray(6000);
    const bodies = [part, slice].map((body) => snapshot("http://h/", { body }));
    const results = [short, page(""), long, ...bodies].map((one) => threads.run({ snapshot: one, isHome: false }));
    const texts = ["甲", "", "乙".repeat(9), "丙".repeat(9), "丁".repeat(9)];
    expect((await Promise.all(results)).map(told)).toEqual(texts);
    expect([short.body?.length, long.body?.length, part.length, slice.length]).toEqual([3, 0, 0, 15_000]);
  });

  it("sends pages that wait together in one batch, in their order, and shares them out among the threads", async () => {
    const threads = await pool({ threads: 2 });
    const texts = Array.from({ length: 70 }, (_, at) => `${at}`);
    const results = await Promise.all(texts.map((text) => threads.run({ snapshot: page(text), isHome: false })));
    expect(results.map(told)).toEqual(texts);
    const used = results.map((result) => ("digest" in result ? JSON.parse(result.digest).threadId : null));
    const changes = used.filter((one, at) => one !== used[at - 1]).length;
    expect(new Set(used).size).toBe(2);
    expect(changes).toBeLessThan(20);
  });

  it("reads what was lost with its thread once more, with nothing counted as handed over", async () => {
    const threads = await pool({ threads: 1, limitMs: 1000 });
    const texts = ["甲", "loop", "乙"];
    const results = await Promise.all(texts.map((text) => threads.run({ snapshot: page(text), isHome: false })));
    expect(results.map((result) => ("digest" in result ? JSON.parse(result.digest).isAgain : null))).toEqual([
      true,
      null,
      true,
    ]);
    const later = await threads.run({ snapshot: page("丁"), isHome: false });
    expect("digest" in later && JSON.parse(later.digest).isAgain).toBe(false);
  });

  it("cuts off a page that takes too long, and loses no other", async () => {
    const threads = await pool({ limitMs: 1000 });
    const texts = ["甲", "loop", "乙", "丙", "loop", "丁"];
    const results = texts.map((text) => threads.run({ snapshot: page(text), isHome: false }));
    expect((await Promise.all(results)).map(told)).toEqual(["甲", "too-slow: 1 s", "乙", "丙", "too-slow: 1 s", "丁"]);
  });

  // From Node 22 on, V8 ends the whole process when a thread runs out of memory this fast: nothing is left to be tested.
  it.skipIf(Number(version.slice(1).split(".")[0]) >= 22)(
    "loses one page to a thread that dies, and no other",
    async () => {
      const threads = await pool();
      const texts = ["甲", "grow", "乙", "丙", "丁"];
      const results = texts.map((text) => threads.run({ snapshot: page(text), isHome: false }));
      expect((await Promise.all(results)).map(told)).toEqual(["甲", "out-of-memory: ", "乙", "丙", "丁"]);
    },
  );

  it("lets our own bug be one", async () => {
    const threads = await pool();
    await expect(threads.run({ snapshot: page("throw"), isHome: false })).rejects.toThrow("our own bug");
  });
});

describe("createPageReader", () => {
  function reader(options: PoolOptions | null): PageReader {
    const made = createPageReader(createDigester(PAGE, null), options);
    opened.push(made);
    return made;
  }
  const isInThread = ({ digest }: PackedPage): boolean => "threadId" in JSON.parse(digest);

  it("starts no thread for few pages, nor for one however long", async () => {
    const few = reader({ ...OPTIONS, worker: "/nowhere.js" });
    expect(isInThread(await few.read(page("字".repeat(600_000)), false, 0))).toBe(false);
    for (let i = 1; i < 60; i++) expect(few.read(page("甲"), false, 0)).not.toBeInstanceOf(Promise);
  });

  it("goes over to threads with many pages, or with a second long one", async () => {
    const many = reader(OPTIONS);
    let read = 0;
    while (!isInThread(await many.read(page("甲"), false))) {
      read += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(read).toBeGreaterThanOrEqual(60);
    const long = reader(OPTIONS);
    void long.read(page("甲"), false, 0);
    expect(isInThread(await long.read(page("字".repeat(600_000)), false, 0))).toBe(true);
    expect(isInThread(await long.read(page("甲"), false, 0))).toBe(true);
  });

  it("goes over at once where many pages are known to follow", async () => {
    const queued = reader(OPTIONS);
    expect(isInThread(await queued.read(page("甲"), false, 1000))).toBe(true);
  });

  it("reads all pages itself where no thread can be started", async () => {
    const none = reader({ ...OPTIONS, worker: "/nowhere.js" });
    const results = [];
    for (let i = 0; i < 100; i++) results.push(await none.read(page(i === 5 ? "字".repeat(600_000) : "甲"), false, 0));
    expect(results.some(isInThread)).toBe(false);
  });

  it("reads what has no bytes itself, and tells a page that was cut off as unreadable", async () => {
    const cut = reader({ ...OPTIONS, threads: 1, limitMs: 1000 });
    void cut.read(page("甲"), false, 0);
    const results = await Promise.all(
      [page("字".repeat(600_000)), page("loop"), missed("http://h/x", "timeout"), page("乙")].map((one) =>
        cut.read(one, false, 0),
      ),
    );
    expect(results.map(isInThread)).toEqual([true, false, false, true]);
    const rows = results.slice(1, 3).map(({ digest }) => JSON.parse(digest).page);
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["unreadable", "too-slow: 1 s"],
      ["unreadable", "timeout"],
    ]);
  });

  it("never goes over on one core", async () => {
    const alone = reader(null);
    for (let i = 0; i < 200; i++) expect(alone.read(page("甲"), false, 0)).not.toBeInstanceOf(Promise);
  });
});
