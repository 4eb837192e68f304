import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CodeCache } from "../../src/start/code-cache.ts";
import { runScript } from "../../src/start/run-script.ts";

interface Exports {
  readonly triple: (value: number) => number;
  readonly url: string;
  readonly separator: string;
  readonly late: () => Promise<unknown>;
}

const SCRIPT = `(function (require, lately, module, url) {
  const triple = (value) => value * 3;
  module.exports = { triple, url, separator: require("node:path").sep, late: () => lately("./other.js") };
})`;

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-script-"));
  file = join(folder, "script.cjs");
  writeFileSync(file, SCRIPT);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const importLate = async (specifier: string): Promise<unknown> => `imported ${specifier}`;

function memoryCache(first: Buffer | null = null): CodeCache & { kept: Buffer | null; writes: number } {
  return {
    kept: first,
    writes: 0,
    read() {
      return this.kept;
    },
    write(code) {
      this.kept = code;
      this.writes += 1;
    },
  };
}

test("a script has its address, Node's modules, and imports", async () => {
  const { triple, url, separator, late } = runScript<Exports>(file, importLate, null).exports;
  expect(triple(2)).toBe(6);
  expect(url).toBe(pathToFileURL(file).href);
  expect(separator).toBe(join("a", "b").charAt(1));
  expect(await late()).toBe("imported ./other.js");
});

test("code is kept once, and taken from then on", () => {
  const cache = memoryCache();
  const first = runScript<Exports>(file, importLate, cache);
  expect(first.exports.triple(1)).toBe(3);
  first.keepCode();
  expect(cache.writes).toBe(1);
  const second = runScript<Exports>(file, importLate, cache);
  expect(second.exports.triple(2)).toBe(6);
  second.keepCode();
  expect(cache.writes).toBe(1);
});

test.each([
  ["no code", Buffer.from("not code")],
  ["nothing but zeros", Buffer.alloc(64)],
])("%s where code should be is replaced", (name, strange) => {
  // V8 knows a script that it has seen in the same process.
  writeFileSync(file, `${SCRIPT} // ${name}`);
  const cache = memoryCache(strange);
  const ran = runScript<Exports>(file, importLate, cache);
  expect(ran.exports.triple(5)).toBe(15);
  ran.keepCode();
  expect(cache.writes).toBe(1);
});

test("a script that exports nothing is an error that names it", () => {
  writeFileSync(file, "(function () {})");
  expect(() => runScript(file, importLate, null)).toThrow("script.cjs");
});
