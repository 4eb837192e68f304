/** Compiled code from an earlier start makes a check faster and nothing else. */

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, RESIDENT_ID, runCli } from "./run-cli.ts";

const TEXT = `各科室要切实做好安全生产工作。联系人身份证号：${RESIDENT_ID}。`;
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "zicha-kept-"));
});

afterEach(() => rm(root, { recursive: true, force: true }));

function check(more: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runCli(["check", "-", "--as", "txt", "--now", "2026-06-01", ...more], {
    cwd: root,
    stdin: TEXT,
    env: { XDG_CACHE_HOME: join(root, "cache"), ...env },
  });
}

async function keptFile(): Promise<string> {
  const names = await readdir(join(root, "cache", "zicha"));
  expect(names).toHaveLength(1);
  return join(root, "cache", "zicha", names[0] ?? "");
}

test("the first check keeps it, the second takes it, and both say the same", async () => {
  const first = await check();
  const file = await keptFile();
  const { mtimeMs, ino } = await stat(file);
  const second = await check();
  expect(second).toEqual(first);
  expect(first.code).toBe(1);
  expect(await stat(file)).toMatchObject({ mtimeMs, ino });
});

test("it holds nothing of what was checked", async () => {
  await check();
  const kept = await readFile(await keptFile());
  for (const encoding of ["utf8", "utf16le", "latin1"] as const) {
    expect(kept.includes(Buffer.from(RESIDENT_ID, encoding))).toBe(false);
    expect(kept.includes(Buffer.from("各科室要切实", encoding))).toBe(false);
  }
});

test.each([
  ["cut off", (kept: Buffer) => kept.subarray(0, 1000)],
  ["empty", () => Buffer.alloc(0)],
  ["with wrong bytes in both halves", (kept: Buffer) => Buffer.alloc(kept.length, 7)],
  ["with a wrong byte", (kept: Buffer) => Buffer.concat([kept.subarray(0, -1), Buffer.from([kept.at(-1) ?? 0, 1])])],
])("a kept file that is %s is replaced, and the check says the same", async (_, spoil) => {
  const first = await check();
  const file = await keptFile();
  const kept = await readFile(file);
  await writeFile(file, spoil(kept));
  expect(await check()).toEqual(first);
  expect((await stat(file)).size).toBeGreaterThan(kept.length / 2);
});

test("two first checks at once", async () => {
  const [one, two] = await Promise.all([check(), check()]);
  expect(two).toEqual(one);
  await keptFile();
  expect(await check()).toEqual(one);
});

test("where nothing can be kept a check says the same", async () => {
  const first = await check();
  await writeFile(join(root, "file"), "");
  expect(await check([], { XDG_CACHE_HOME: join(root, "file") })).toEqual(first);
});

test("a single file keeps code too, and a call with a mistake keeps none", async () => {
  await writeFile(join(root, "a.txt"), TEXT);
  const env = { XDG_CACHE_HOME: join(root, "cache") };
  expect((await runCli(["check", "no-such-file.txt"], { cwd: root, env })).code).toBe(2);
  await expect(readdir(join(root, "cache"))).rejects.toThrow("ENOENT");
  await runCli(["check", "a.txt"], { cwd: root, env });
  await keptFile();
});
