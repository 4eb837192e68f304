import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import fg from "fast-glob";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serveSample } from "../sample/serve.mjs";
import { type Ended, runCli, startCli } from "./run-cli.ts";

let site: Awaited<ReturnType<typeof serveSample>>;
let asked: string[] = [];
let onRequest = (): void => {};
let whole: unknown;
let usual: readonly string[] = [];

const home = (): string => join(site.folder, ".zicha", "runs");
const ARGS = ["--now", "2026-11-20", "--format", "json", "--fail-level", "never"];
const check = (...more: string[]): string[] => ["check", "--config", site.config, ...ARGS, ...more];
const run = (...more: string[]): Promise<Ended> => runCli(check(...more), { cwd: site.folder });
/** One page is enough where only the note counts. */
const QUICK = ["--max-pages", "1", "--no-links"];
/** The run without its times. */
function content({ stdout }: Ended): unknown {
  const { startedAt: _from, finishedAt: _to, ...rest } = JSON.parse(stdout);
  return rest;
}

/** Starts the check, and kills it when the site has been asked so many times. */
async function killAfter(requests: number, signal: NodeJS.Signals, ...more: string[]): Promise<Ended> {
  const child = startCli(check(...more), { cwd: site.folder });
  onRequest = () => {
    if (asked.length === requests) child.kill(signal);
  };
  const code = new Promise<number | null>((ended) => child.on("close", ended));
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  onRequest = () => {};
  return { stdout, stderr, code: await code };
}

beforeAll(async () => {
  site = await serveSample();
  site.watch((request) => {
    asked.push(request);
    onRequest();
  });
  whole = content(await run());
  usual = asked;
});
afterAll(async () => {
  await site.close();
  await rm(site.folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  rmSync(home(), { recursive: true, force: true });
});

describe("a run that was killed", () => {
  it.each([0.02, 0.4, 0.8])("after %d of its requests comes to the same", async (part) => {
    const killed = await killAfter(Math.ceil(usual.length * part), "SIGKILL");
    expect(killed.code).toBeNull();
    asked = [];
    const ended = await run("--resume");
    expect(content(ended)).toEqual(whole);
    const said = /已读 (\d+) 页/.exec(ended.stderr)?.[1];
    if (said === undefined) expect(ended.stderr).toContain("没有可以接着做的检测");
    // No page that had reached the file is asked again.
    expect(asked.length).toBeLessThanOrEqual(usual.length - Number(said ?? 0));
  });

  it("is gone on with unasked, by the same command alone", async () => {
    await killAfter(Math.ceil(usual.length * 0.6), "SIGKILL");
    const other = await run(...QUICK);
    expect(other.stderr).toContain("选项已经变了");
    rmSync(home(), { recursive: true, force: true });
    asked = [];
    await killAfter(Math.ceil(usual.length * 0.6), "SIGKILL");
    const ended = await run();
    expect(ended.stderr).toMatch(/接着 \d{4}-\d\d-\d\d \d\d:\d\d 没有做完的检测继续/);
    expect(content(ended)).toEqual(whole);
  });

  it("is left aside by --fresh", async () => {
    await killAfter(Math.ceil(usual.length * 0.6), "SIGKILL");
    asked = [];
    const ended = await run("--fresh");
    expect(ended.stderr).not.toContain("接着");
    expect(content(ended)).toEqual(whole);
    expect(asked.toSorted()).toEqual(usual.toSorted());
  });
});

it("is gone on with after Ctrl-C", async () => {
  const stopped = await killAfter(Math.ceil(usual.length * 0.5), "SIGINT");
  expect(stopped.code).toBe(3);
  expect(JSON.parse(stopped.stdout).complete).toBe(false);
  const ended = await run();
  expect(ended.stderr).toContain("接着");
  expect(content(ended)).toEqual(whole);
});

it("starts anew from a file that was cut off", async () => {
  await killAfter(Math.ceil(usual.length * 0.6), "SIGKILL");
  for (const name of readdirSync(home())) {
    if (/\.db$/.test(name)) await writeFile(join(home(), name), readFileSync(join(home(), name)).subarray(0, 3000));
    if (/-(?:wal|shm)$/.test(name)) rmSync(join(home(), name));
  }
  const ended = await run();
  expect(content(ended)).toEqual(whole);
});

it("says that another process is at it", async () => {
  await run(...QUICK);
  const [name = ""] = readdirSync(home()).filter((one) => one.endsWith(".db"));
  await writeFile(join(home(), `${name}.claim`), JSON.stringify({ pid: process.pid, host: hostname() }));
  const ended = await run(...QUICK);
  expect(ended.stderr).toContain("另一个进程正在检测同一个网站");
  expect(ended.code).toBe(3);
});

it("says that nothing can be kept", async () => {
  await mkdir(join(site.folder, ".zicha"), { recursive: true });
  await writeFile(home(), "a file in the way");
  const ended = await run(...QUICK);
  expect(ended.stderr).toContain(".zicha/runs 写不进去");
  expect(ended.code).toBe(3);
});

it("takes --resume or --fresh", async () => {
  const ended = await run("--resume", "--fresh");
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain("--resume 和 --fresh 只能写一个");
});

it("keeps nothing of a run with --reveal or --save-snapshots", async () => {
  await run(...QUICK, "--reveal");
  await run(...QUICK, "--save-snapshots", join(site.folder, "saved"));
  expect(() => readdirSync(home())).toThrow("ENOENT");
});

it("shows no personal number, no address and no title in its file", async () => {
  await run();
  const pages = fg.sync("fixtures/sites/linxi/**/*.html").map((path) => readFileSync(path, "utf8"));
  const numbers = new Set(
    pages.flatMap((page) => page.match(/(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9}|\d{15,19})(?!\d)/g) ?? []),
  );
  expect(numbers.size).toBeGreaterThan(5);
  const names = readdirSync(home());
  for (const name of names) {
    const bytes = readFileSync(join(home(), name));
    for (const hidden of [...numbers, "通知公告", "/tzgg/", "privacy/resident-id"]) {
      expect(bytes.includes(hidden) ? `${hidden} in ${name}` : "").toBe("");
    }
    if (name.endsWith(".db")) expect(statSync(join(home(), name)).mode & 0o777).toBe(0o600);
  }
  expect(names.some((name) => name.endsWith(".db"))).toBe(true);
});
