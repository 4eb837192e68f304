import { execFileSync, spawn } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platform } from "node:process";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { beginFile } from "../../src/cli/begin-file.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-begin-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(path: string, chunks: readonly (string | Uint8Array)[]): Promise<void> {
  const file = await beginFile(path);
  for (const chunk of chunks) await file.write(chunk);
  await file.close();
  await file.keep();
}

test("what was there stays until all is written", async () => {
  const path = join(folder, "清单.csv");
  writeFileSync(path, "旧");
  const file = await beginFile(path);
  await file.write("新");
  await file.close();
  expect(readFileSync(path, "utf8")).toBe("旧");
  await file.keep();
  expect(readFileSync(path, "utf8")).toBe("新");
  expect(readdirSync(folder)).toEqual(["清单.csv"]);
});

test("dropped half-way it leaves no trace", async () => {
  const path = join(folder, "清单.csv");
  const file = await beginFile(path);
  await file.write("半");
  await file.drop();
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(platform === "win32")("a symbolic link stays one, and its file gets the bytes", async () => {
  writeFileSync(join(folder, "a.csv"), "旧");
  symlinkSync("a.csv", join(folder, "b.csv"));
  await write(join(folder, "b.csv"), ["新", Buffer.from("的")]);
  expect(lstatSync(join(folder, "b.csv")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe("新的");
});

test.skipIf(platform === "win32")("a pipe is never replaced, it takes the bytes", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const reader = spawn("cat", [path], { stdio: ["ignore", "pipe", "ignore"] });
  // Where nothing is ever written it would wait for ever.
  onTestFinished(() => void reader.kill());
  const read = text(reader.stdout);
  await write(path, ["一", "二"]);
  expect(await read).toBe("一二");
  expect(lstatSync(path).isFIFO()).toBe(true);
  expect(readdirSync(folder)).toEqual(["pipe"]);
});
