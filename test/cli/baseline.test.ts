/** `zicha baseline` and the baseline in `zicha check`, as their users call them. */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

const FAULT = "请登陆系统申报。";
let cwd = "";
beforeEach(async () => {
  cwd = await folderWith({
    "zicha.config.yaml": "report: []\n",
    "稿件/a.txt": FAULT,
    "稿件/b.txt": `名单：张某，身份证号${RESIDENT_ID}。`,
  });
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const zicha = (...args: readonly string[]): Promise<Ended> => runCli(args, { cwd });
const check = (...more: readonly string[]): Promise<Ended> =>
  zicha("check", "稿件", "--format", "json", "--no-progress", "--fail-level", "notice", "--now", "2026-01-06", ...more);
const create = (...more: readonly string[]): Promise<Ended> =>
  zicha("baseline", "create", "稿件", "--now", "2026-01-05", ...more);
const file = (): Promise<string> => readFile(join(cwd, "zicha.baseline.json"), "utf8");
const put = (name: string, text: string): Promise<void> => writeFile(join(cwd, "稿件", name), text);

test("what is known stays in the report and fails nothing with --fail-on new", async () => {
  const made = await create("--reason", "存量问题", "--by", "办公室");
  expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/zicha\.baseline\.json：加入 [2-9]，去掉 0，共/)]);
  expect((await check()).code).toBe(1);
  const known = await check("--fail-on", "new");
  expect([known.code, known.stderr]).toEqual([0, expect.stringMatching(/基线：已知 [2-9]，新增 0/)]);
  const states = JSON.parse(known.stdout).findings.map(({ state }: { state: string }) => state);
  expect(new Set(states)).toEqual(new Set(["open"]));
  await put("c.txt", "请登陆平台办理。");
  const fresh = await check("--fail-on", "new");
  expect([fresh.code, fresh.stderr]).toEqual([1, expect.stringContaining("新增 1")]);
});

test("holds on another machine, whose key is another, and tells no number", async () => {
  await create();
  expect(await file()).not.toContain(RESIDENT_ID);
  expect(await file()).toContain("privacy/resident-id");
  const options = { cwd, env: { ZICHA_KEY: "of the build server" } };
  const there = await runCli(["check", "稿件", "--fail-on", "new", "--fail-level", "notice", "--quiet"], options);
  expect([there.code, there.stderr]).toEqual([0, expect.stringContaining("新增 0")]);
});

test("update, prune and the day that ends it", async () => {
  await create("--until", "2026-01-31", "--reason", "存量问题");
  const late = await check("--fail-on", "new", "--now", "2026-02-01");
  expect([late.code, late.stderr]).toEqual([1, expect.stringMatching(/已知 0，新增 (\d)（其中 \1 个在基线里已过期）/)]);
  await put("a.txt", "请登录系统申报。");
  await put("c.txt", "请登陆平台办理。");
  const dry = await zicha("baseline", "prune", "稿件", "--dry-run");
  expect(dry.stdout).toMatch(/^- typo\/usage {2}登陆 {2}稿件\/a\.txt\n试运行，没有写文件：.*去掉 1/);
  expect(await file()).toContain("稿件/a.txt");
  await zicha("baseline", "prune", "稿件");
  expect(await file()).not.toContain("稿件/a.txt");
  expect((await zicha("baseline", "update", "稿件", "--now", "2026-01-06")).stdout).toMatch(
    /^\+ typo\/usage {2}登陆 {2}稿件\/c\.txt\n/,
  );
  expect(await file()).toMatch(/稿件\/b\.txt.*存量问题.*2026-01-31/);
  expect((await check("--fail-on", "new")).code).toBe(0);
});

test("prune leaves what was not checked", async () => {
  await create();
  await put("a.txt", "请登录系统申报。");
  const other = await zicha("baseline", "prune", "稿件/b.txt");
  expect(other.stdout).toMatch(/去掉 0，本次没有查到、保留 1，/);
  expect(await file()).toContain("稿件/a.txt");
});

test("a ledger goes before", async () => {
  await create();
  await writeFile(join(cwd, "zicha.config.yaml"), "ledger: .zicha/ledger.db\n");
  expect((await check("--fail-on", "new")).code).toBe(1);
  expect((await check("--fail-on", "new", "--baseline", "x.json")).stderr).toContain("已有台账，没有用 --baseline");
});

test("unmasked output is not compared where it cannot be", async () => {
  await create();
  const { code, stderr } = await check("--fail-on", "new", "--reveal");
  expect([code, stderr]).toEqual([1, expect.stringContaining("隐私类问题不与基线对照")]);
});

test.each<[string, readonly string[], string]>([
  ["none to change", ["baseline", "update", "稿件"], "还没有 zicha.baseline.json"],
  ["none to compare with", ["check", "稿件", "--fail-on", "new"], "--fail-on new 要有台账或基线"],
  ["one that is not there", ["check", "稿件", "--baseline", "x.json"], "没有基线文件 x.json"],
  ["a day that is over", ["baseline", "create", "稿件", "--until", "2020-01-01"], "已经过去"],
  ["nothing to check", ["baseline", "create"], "要检查什么？"],
])("%s", async (_what, args, message) => {
  const { code, stderr } = await zicha(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test("one is not written over by mistake, and a broken one is told", async () => {
  await create();
  const again = await create();
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("已经有 zicha.baseline.json")]);
  expect((await create("--force")).code).toBe(0);
  await writeFile(join(cwd, "zicha.baseline.json"), "{");
  const broken = await check();
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining("zicha.baseline.json 不是有效的 JSON")]);
});
