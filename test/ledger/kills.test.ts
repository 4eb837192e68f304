/**
 * A run is killed at random moments, also while it writes into the ledger: nothing is damaged, nothing is half, the next run says so
 * and comes to the same end. A few kills in the suite; `ZICHA_KILLS=50` for as many as are wanted, `ZICHA_SEED` for other moments.
 */

import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { env, stdout } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/ledger.ts";
import { openBase } from "../../src/ledger/open-base.ts";
import { entryOfRow } from "../../src/ledger/rows.ts";
import { selectEntries } from "../../src/ledger/select-entries.ts";
import { verifyLedger } from "../../src/ledger/verify-ledger.ts";
import { folderWith } from "../cli/run-cli.ts";
import { databases, type TestDatabase } from "./databases.ts";
import { type EndedRun, type KillAt, runMonth, writeConfig, writeSite } from "./killed-run.ts";

const KILLS = Number(env["ZICHA_KILLS"] ?? "3");
const isForRecord = env["ZICHA_KILLS"] !== undefined;
const SEED = Number(env["ZICHA_SEED"] ?? "5");
const PAGES = KILLS > 3 ? 100 : 40;
const MONTHS = ["2026-01-05", "2026-02-05"] as const;
const LOST = /注意：.{16} site 的检查中途中断，结果没有记入台账/;

interface Desk {
  readonly folder: string;
  readonly place: string;
  readonly isOpen: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

interface Content {
  readonly entries: readonly object[];
  readonly events: number;
  readonly runs: readonly string[];
}

/** What a ledger holds, once it is proved sound. Without the word of it that the program gives whoever opens it the next time. */
async function contentOf(place: string): Promise<Content> {
  const base = await openBase(place);
  try {
    const { events, flaws } = await verifyLedger(base);
    expect(flaws).toEqual([]);
    const rows = await selectEntries(base.db).orderBy("id").execute();
    // The count of events tells how often an entry was met, which is judged apart.
    const entries = rows.map((row) => ({ ...entryOfRow(row), events: 0 }));
    const runs = await base.db.selectFrom("ledger_runs").select("state").orderBy("started_at").execute();
    return { entries, events, runs: runs.map(({ state }) => state) };
  } finally {
    await base.close();
  }
}

describe.each(databases)("a run with a ledger in $name", (database) => {
  let first: Desk;
  let before: Content;
  let after: Content;
  let whole: EndedRun;

  beforeAll(async () => {
    first = await makeDesk(database, null);
    await writeSite(first.folder, 0, PAGES);
    expect((await runMonth(first.folder, MONTHS[0], first.isOpen)).code).toBe(1);
    before = await contentOf(first.place);
    await writeSite(first.folder, 1, PAGES);
    const desk = await makeDesk(database, first);
    whole = await runMonth(desk.folder, MONTHS[1], desk.isOpen);
    after = await contentOf(desk.place);
    await desk.remove();
  });
  afterAll(() => first.remove());

  test("changes something in the second month", () => {
    expect(before.entries.length).toBeGreaterThan(PAGES * 5);
    expect(after.entries.length).toBeGreaterThan(before.entries.length);
    expect(new Set(after.entries.map((entry) => ("state" in entry ? entry.state : "")))).toEqual(
      new Set(["open", "closed", "unconfirmed"]),
    );
  });

  test(`killed ${KILLS} times, comes to the same end each time`, { timeout: 60_000 + KILLS * 120_000 }, async () => {
    const random = createRandom(SEED);
    const met: Record<string, number> = {};
    for (let kills = 0; kills < KILLS; ) {
      const desk = await makeDesk(database, first);
      try {
        const kill: KillAt =
          kills % 2 === 0
            ? { from: "writing", afterMs: random() * (whole.writingMs ?? 100) }
            : { from: "start", afterMs: random() * whole.ms };
        const killed = await runMonth(desk.folder, MONTHS[1], desk.isOpen, kill);
        // It was faster this time: the moment never came.
        if (!killed.isKilled) continue;
        kills++;
        await judge(desk, met);
        if (isForRecord) stdout.write(`${database.name} ${kills}: ${kill.from} ${kill.afterMs.toFixed(0)} ms\n`);
      } finally {
        await desk.remove();
      }
    }
    if (isForRecord) stdout.write(`${database.name}: ${JSON.stringify(met)}\n`);
  });

  async function judge(desk: Desk, met: Record<string, number>): Promise<void> {
    const { entries, events, runs } = await contentOf(desk.place);
    const last = runs[1] ?? "none";
    const wanted = last === "recorded" ? after : before;
    expect({ entries, events }).toEqual({ entries: wanted.entries, events: wanted.events });
    met[last] = (met[last] ?? 0) + 1;

    const again = await runMonth(desk.folder, MONTHS[1], desk.isOpen);
    expect(again.code).toBe(whole.code);
    expect(LOST.test(again.stderr), `${last}: ${again.stderr}`).toBe(last === "running");
    const end = await contentOf(desk.place);
    expect(end.entries).toEqual(after.entries);
    // What was recorded is met once more.
    expect(end.events).toBe(last === "recorded" ? after.events + pendingIn(after) : after.events);
    expect(end.runs).toEqual([...runs.slice(0, 1), ...(last === "none" ? [] : [RETOLD[last]]), "recorded"]);
    // Told once.
    const ledger = await openLedger(desk.place);
    expect(ledger.lost).toEqual([]);
    await ledger.close();
  }
});

const RETOLD: Readonly<Record<string, string>> = { running: "lost", recorded: "recorded" };

function pendingIn({ entries }: Content): number {
  return entries.filter((entry) => "state" in entry && entry.state !== "closed").length;
}

/** A folder with the site of some month, and a ledger, new or like another. */
async function makeDesk({ make }: TestDatabase, from: Desk | null): Promise<Desk> {
  const { place, isOpen, remove } = await make(from?.place);
  const folder = await folderWith({});
  if (from !== null) await cp(join(from.folder, "site"), join(folder, "site"), { recursive: true });
  await writeConfig(folder, place);
  return {
    ...{ folder, place, isOpen },
    async remove() {
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
