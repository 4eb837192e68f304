import { existsSync } from "node:fs";
import { join } from "node:path";
import { cwd } from "node:process";
import { expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { createEngine } from "../../src/engine/index.ts";
import type { PackedPage } from "../../src/model/page-digest.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { createDigester, createPageReader, type PageReader, type WorkerSettings } from "../../src/page/index.ts";
import { activeRules } from "../../src/run/index.ts";
import { engineSettings } from "../engine/engine-settings.ts";
import { gather, SAMPLE_NOW } from "../run-sample.ts";
import { snapshot } from "../site/make-snapshot.ts";

// Threads run the built program: `npm run build` comes before the tests.
const WORKER = join(cwd(), "dist", "page-worker.js");

it("a run says the same with any number of threads", { timeout: 300_000 }, async () => {
  expect(existsSync(WORKER)).toBe(true);
  const run = async (threads: number): Promise<string> => {
    const { info, findings } = await gather(["fixtures/sites/linxi"], defaultConfig(cwd()), { threads });
    const { startedAt: _, finishedAt: __, ...rest } = info;
    return JSON.stringify({ rest, findings });
  };
  const alone = await run(0);
  expect(JSON.parse(alone).findings.length).toBeGreaterThan(30);
  for (const threads of [1, 3]) expect(await run(threads)).toBe(alone);
});

async function settings(): Promise<WorkerSettings> {
  const config = defaultConfig(cwd());
  const { rules } = await activeRules(config, cwd());
  const engine = engineSettings({ now: SAMPLE_NOW });
  return { page: { config, roots: [], now: engine.now, reveal: false }, rules, engine };
}

it("threads hand over the same digests, and every block before or with the first page that names it", async () => {
  const made = await settings();
  const menu = `<nav>${Array.from({ length: 40 }, (_, i) => `<a href="/a${i}/">栏目${i}</a>`).join("")}</nav>`;
  const pageAt = (i: number): Snapshot => {
    const html = `<html><body>${menu}<p>第${i}条：请按装软件。<a href="${i}.doc">附件</a></p></body></html>`;
    return snapshot(`http://www.example.gov.cn/gzdt/${i}.html`, { body: new TextEncoder().encode(html) });
  };
  const open = (threads: number): PageReader => {
    const digester = createDigester(made.page, createEngine(made.rules, made.engine));
    const pool = { settings: made, worker: WORKER, threads, limitMs: 30_000, memoryMb: 512 };
    return createPageReader(digester, threads === 0 ? null : pool);
  };
  const single = open(0);
  const read: (PackedPage | Promise<PackedPage>)[] = [];
  const reader = open(3);
  try {
    // The first pages are read here, until the threads are ready.
    while (read.filter((page) => page instanceof Promise).length < 60) {
      read.push(reader.read(pageAt(read.length), false, 1000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const packed = await Promise.all(read);
    const alone = await Promise.all(packed.map((_, i) => single.read(pageAt(i), false)));
    expect(packed.map(({ digest }) => digest)).toEqual(alone.map(({ digest }) => digest));
    // More blocks than alone: each thread hands over its own first sight of the menu.
    expect(packed.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(alone.flatMap(({ blocks }) => blocks).length);
    const known = new Set<string>();
    for (const { digest, blocks } of packed) {
      for (const { key } of blocks) known.add(key);
      for (const [key] of JSON.parse(digest).links) expect(known.has(key)).toBe(true);
    }
  } finally {
    await reader.close();
  }
});
