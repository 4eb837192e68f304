import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zicha-start-"));
  const list = JSON.stringify(join(folder, "loaded.json"));
  const code = `process.on("exit", () => require("node:fs").writeFileSync(${list}, JSON.stringify(process.moduleLoadList)));`;
  await writeFile(join(folder, "note.cjs"), code);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The built-in modules that a call of the program loads. */
async function modulesOf(args: readonly string[], stdin: string): Promise<readonly string[]> {
  const ended = await runCli(args, {
    cwd: folder,
    stdin,
    env: { NODE_OPTIONS: `--require ${join(folder, "note.cjs")}` },
  });
  expect(ended.stderr).toBe("");
  return JSON.parse(await readFile(join(folder, "loaded.json"), "utf8"));
}

describe("the start of a check of one text", () => {
  it("loads no network and no other process", async () => {
    const loaded = await modulesOf(["check", "-", "--as", "txt"], "各科室要切实做好安全生产工作。");
    const heavy = ["tls", "dns", "http", "https", "child_process"].map((name) => `NativeModule ${name}`);
    expect(heavy.filter((name) => loaded.includes(name))).toEqual([]);
  });
});
