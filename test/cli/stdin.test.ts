/** Standard input is read whole, whether its pipe waits for what comes or not. */

import { execFileSync, spawn } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, execPath, platform } from "node:process";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CLI, RESIDENT_ID, runCli } from "./run-cli.ts";

const FILLER = "各科室要切实做好安全生产工作。\n".repeat(20_000);
const TEXT = `${FILLER}联系人身份证号：${RESIDENT_ID}。`;
const CALL = ["check", "-", "--as", "txt", "--now", "2026-06-01", "-q"];
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-stdin-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(platform === "win32")("a pipe that does not wait, filled in two goes", async () => {
  const expected = await runCli(CALL, { cwd: folder, stdin: TEXT });
  expect(expected.code).toBe(1);
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const writing = openSync(pipe, constants.O_WRONLY);
  writeSync(writing, "各科室要切实");
  const child = spawn(execPath, [CLI, ...CALL], {
    cwd: folder,
    env: { ...env, ZICHA_KEY: "test" },
    stdio: [reading, "pipe", "inherit"],
  });
  closeSync(reading);
  const ended = new Promise((done) => child.on("close", done));
  if (child.stdout === null) throw new Error("the child has no pipe");
  const told = text(child.stdout);
  // The rest comes when the program has read the first part, and found nothing more.
  const rest = Buffer.from(TEXT.slice("各科室要切实".length));
  for (let at = 0; at < rest.length; at += 4096) writeSync(writing, rest, at, Math.min(4096, rest.length - at));
  closeSync(writing);
  expect(await told).toBe(expected.stdout);
  expect(await ended).toBe(1);
});
