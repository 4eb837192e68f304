/** Outputs that are no ordinary files, or cannot be written: one line, the right exit code, nothing half-done. */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, lstatSync, openSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { env, execPath, platform } from "node:process";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { CLI, folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

let cwd = "";

beforeEach(async () => {
  cwd = await folderWith({
    "a.txt": "请登陆系统申报。\n",
    "ids.csv": `姓名,身份证号\n张某,${RESIDENT_ID}\n`,
    "file.txt": "",
  });
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

test.skipIf(platform === "win32")("a report into a named pipe", async () => {
  const pipe = join(cwd, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
  // Where nothing is ever written it would wait for ever.
  onTestFinished(() => void reader.kill());
  const read = text(reader.stdout);
  const { code } = await runCli(["check", "a.txt", "--format", "json=pipe"], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(await read)).toMatchObject({ schema: "zicha-run/1", summary: { findings: 1 } });
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

describe.skipIf(!existsSync("/dev/full"))("standard output on a full disk ends with 2 and one line", () => {
  test.each([["check a.txt --format json"], ["check a.txt"], ["rules"], ["explain typo/usage"], ["--help"]])(
    "zicha %s",
    (args) => {
      const full = openSync("/dev/full", "w");
      const { ZICHA_LANG: _lang, ...rest } = env;
      const { status, stderr } = spawnSync(execPath, [CLI, ...args.split(" ")], {
        cwd,
        encoding: "utf8",
        env: { ...rest, ZICHA_KEY: "test" },
        stdio: ["ignore", full, "pipe"],
      });
      closeSync(full);
      expect(stderr).toMatch(/^(?:问题 1 条.*\n)?错误：输出写不进去（ENOSPC），请检查磁盘空间\n$/);
      expect(status).toBe(2);
    },
  );
});

test.skipIf(!existsSync("/dev/full"))("a report on a full disk ends with 2 and says what is full", async () => {
  const { code, stderr } = await runCli(["check", "a.txt", "--format", "csv=/dev/full"], { cwd });
  expect(stderr).toContain("错误：/dev/full：写入失败 ENOSPC（磁盘已满，请清理后再运行）\n");
  expect(code).toBe(2);
});

describe("a folder that is a file ends with 2 and one line of error", () => {
  test.each([
    ["mask ids.csv --out file.txt", "写不进去"],
    ["review a.txt --out file.txt", "写不进去"],
    ["init a.txt --config file.txt/zicha.config.yaml", "写不进去"],
  ])("zicha %s", async (args, message) => {
    const before = readdirSync(cwd);
    const { code, stderr } = await runCli(args.split(" "), { cwd });
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(new RegExp(`^错误：.*${message}`));
    expect(stderr).not.toContain("程序内部错误");
    expect(code).toBe(2);
    expect(readdirSync(cwd).filter((name) => name !== ".zicha")).toEqual(before);
  });
});

test("init makes the folder of its config", async () => {
  const { code } = await runCli(["init", "a.txt", "--config", "新/建/zicha.config.yaml"], { cwd });
  expect(code).toBe(0);
  expect(readdirSync(join(cwd, "新/建"))).toEqual(["zicha.config.yaml"]);
});
