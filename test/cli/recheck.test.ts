/** `zicha recheck` as its user calls it. */

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, folderWith, runCli } from "./run-cli.ts";

const FAULT = "请登陆系统申报。";
let cwd = "";
beforeEach(async () => {
  cwd = await folderWith({
    "zicha.config.yaml":
      "columns: [ { name: 二月, match: /b.txt, owner: 工程科 } ]\nowners: [ { name: 办公室, default: true }, { name: 工程科 } ]\nledger: .zicha/ledger.db\n",
    "稿件/a.txt": FAULT,
    "稿件/b.txt": FAULT,
    "稿件/c.txt": FAULT,
  });
  await zicha("check", "稿件", "--now", "2026-01-05", "--quiet");
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const zicha = (...args: readonly string[]): Promise<Ended> => runCli(args, { cwd });
const recheck = (...args: readonly string[]): Promise<Ended> => zicha("recheck", "--now", "2026-01-08", ...args);
const mend = (name: string): Promise<void> => writeFile(join(cwd, "稿件", name), "请登录系统申报。");

test("says of each entry what was seen, and closes what is gone", async () => {
  await mend("a.txt");
  await rm(join(cwd, "稿件/b.txt"));
  const { code, stdout } = await recheck();
  expect(code).toBe(1);
  const lines = stdout.split("\n");
  expect(lines[0]).toMatch(/^仍存在 .*仍在页面上 .*稿件\/c\.txt$/);
  expect(stdout).toMatch(/^已销号 .*页面上已没有 .*稿件\/a\.txt$/m);
  expect(stdout).toMatch(/^已销号 .*页面已不存在 .*稿件\/b\.txt$/m);
  expect(stdout).toContain("复查 3 条，读了 2 个页面：仍存在 1，已销号 2，未能复查 0");
  await mend("c.txt");
  const second = await recheck();
  expect([second.code, second.stdout]).toEqual([
    0,
    expect.stringContaining("复查 1 条，读了 1 个页面：仍存在 0，已销号 1"),
  ]);
  const third = await recheck();
  expect([third.code, third.stdout]).toEqual([0, "没有需要复查的问题。\n"]);
});

test("only those that were named", async () => {
  for (const name of ["a.txt", "b.txt", "c.txt"]) await mend(name);
  const [one] = JSON.parse((await zicha("ledger", "list", "--format", "json", "--owner", "办公室")).stdout);
  expect(JSON.parse((await recheck("--owner", "工程科", "--format", "json")).stdout)).toMatchObject({
    ...{ schema: "zicha-recheck/1", now: "2026-01-08", written: true, pagesRead: 1 },
    counts: { closed: 1, still: 0, unchecked: 0 },
    entries: [{ outcome: "closed", because: "absent", before: "unconfirmed", state: "closed", owner: "工程科" }],
  });
  const named = JSON.parse((await recheck(one.id.slice(0, 8), "--format", "json")).stdout);
  expect(named.entries.map(({ id }: { id: string }) => id)).toEqual([one.id]);
  expect((await zicha("ledger", "show", one.id)).stdout).toMatch(/2026-01-08 +复查未再发现 +zicha +复查时页面上已没有/);
});

test("a dry run writes nothing; what could not be seen is no success", async () => {
  await mend("a.txt");
  const dry = await recheck("--dry-run", "--format", "json");
  expect(JSON.parse(dry.stdout)).toMatchObject({ written: false, counts: { closed: 1, still: 2 } });
  expect(JSON.parse((await zicha("ledger", "list", "--format", "json", "--state", "closed")).stdout)).toEqual([]);
  await rm(join(cwd, "稿件"), { recursive: true });
  const lost = await recheck();
  expect([lost.code, lost.stdout]).toEqual([3, expect.stringContaining("找不到当时的文件夹，请在那里运行")]);
});

test("what was said to be mended and is not goes back; other faults on the page are told, not written down", async () => {
  const [one] = JSON.parse((await zicha("ledger", "list", "--format", "json", "--owner", "工程科")).stdout);
  await zicha("ledger", "claim", one.id, "--now", "2026-01-06");
  await writeFile(join(cwd, "稿件/b.txt"), `${FAULT}\n\n请登陆平台办理。`);
  const { stdout } = await recheck("--state", "claimed");
  expect(stdout).toMatch(/待整改 .*反馈已整改，但仍在/);
  expect(stdout).toContain("另有 1 个问题不在未销号的台账里");
  expect(JSON.parse((await zicha("ledger", "list", "--format", "json")).stdout)).toHaveLength(3);
});

test.each([
  [["ffff0000"], "台账里没有编号 ffff0000"],
  [["--state", "opne"], "是不是 open？"],
  [["--base", "xx"], "--base 要写完整网址"],
  [["--owne", "甲"], "是不是 --owner？"],
])("%j is a mistake", async (args, message) => {
  const { code, stderr } = await recheck(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
