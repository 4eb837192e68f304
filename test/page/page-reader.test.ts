import { cwd } from "node:process";
import { beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { BodyKind, Snapshot } from "../../src/model/snapshot.ts";
import { createDigester } from "../../src/page/create-digester.ts";
import { openPool, type PoolOptions } from "../../src/page/page-pool.ts";
import { createPageReader } from "../../src/page/page-reader.ts";
import { engineSettings } from "../engine/engine-settings.ts";
import { snapshot } from "../site/make-snapshot.ts";

vi.mock("../../src/page/page-pool.ts", () => ({ openPool: vi.fn(() => Promise.reject(new Error("no thread"))) }));

beforeEach(() => {
  vi.mocked(openPool).mockClear();
});

const PAGE = { config: defaultConfig(cwd()), roots: [], now: "2026-11-20", reveal: false };
const OPTIONS: PoolOptions = {
  settings: { page: PAGE, rules: [], engine: engineSettings({ now: PAGE.now }) },
  worker: "/nowhere.js",
  threads: 1,
  textThreads: 2,
  limitMs: 30_000,
  memoryMb: 64,
};

const page = (kind: BodyKind): Snapshot => snapshot("http://h/a", { kind, body: new TextEncoder().encode("甲") });

test.each<[name: string, kinds: readonly BodyKind[], options: PoolOptions, threads: number]>([
  ["plain texts have a thread more", ["text", "markdown"], OPTIONS, 2],
  ["pages leave the main thread a core", ["html"], OPTIONS, 1],
  ["pages among the first texts", ["text", "html", "text"], OPTIONS, 1],
  ["a fixed number of threads", ["text"], { ...OPTIONS, threads: 3, textThreads: 3 }, 3],
])("%s", async (_, kinds, options, threads) => {
  const reader = createPageReader(createDigester(PAGE, null), options);
  for (let seen = 0; seen <= 60; seen++) await reader.read(page(kinds[seen % kinds.length] ?? "text"), false);
  expect(vi.mocked(openPool).mock.calls.map(([used]) => used.threads)).toEqual([threads]);
});
