import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claimFile } from "../../src/store/claim-file.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-claim-"));
  path = join(folder, "x.pid");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (pid: number, host: string, ageMs = 0): void => {
  writeFileSync(path, `${JSON.stringify({ pid, host })}\n`);
  const then = new Date(Date.now() - ageMs);
  utimesSync(path, then, then);
};
const HOUR = 3_600_000;

it("is held by one, and free again afterwards", () => {
  const claim = claimFile(path);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ pid: process.pid, host: hostname() });
  expect(claimFile(path)).toBeNull();
  claim?.release();
  claim?.release();
  expect(existsSync(path)).toBe(false);
  const again = claimFile(path);
  expect(again).not.toBeNull();
  again?.release();
});

it("is left to a living process, taken from a dead one", () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  write(child.pid ?? 0, hostname());
  expect(claimFile(path)).toBeNull();
  child.kill("SIGKILL");
  write(spawnSync(process.execPath, ["-e", "0"]).pid, hostname());
  expect(claimFile(path)).not.toBeNull();
});

it.each([
  ["our own number from an earlier life", () => write(process.pid, hostname()), true],
  [
    "a living number from before the computer was started",
    () => write(process.ppid, hostname(), 24 * 365 * 10 * HOUR),
    true,
  ],
  [
    "a living number that has been silent: another process has it by now",
    () => write(process.ppid, hostname(), HOUR),
    true,
  ],
  ["another computer that was heard of a moment ago", () => write(1, "elsewhere.example"), false],
  ["another computer that has been silent", () => write(1, "elsewhere.example", HOUR), true],
  ["a file that is being written", () => writeFileSync(path, ""), false],
  [
    "half a line of an hour ago",
    () => {
      write(1, "x", HOUR);
      writeFileSync(path, '{"pid"');
      utimesSync(path, new Date(Date.now() - HOUR), new Date(Date.now() - HOUR));
    },
    true,
  ],
] as const)("%s", (_, prepare, isFree) => {
  prepare();
  const claim = claimFile(path);
  expect(claim !== null).toBe(isFree);
  claim?.release();
});

it("does not remove what somebody else has put in its place", () => {
  const claim = claimFile(path);
  write(1, "elsewhere.example");
  claim?.release();
  expect(existsSync(path)).toBe(true);
});
