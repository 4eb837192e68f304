import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isLongRun, sparingFlags } from "../../src/cli/compile-sparingly.ts";

test("this version of Node knows the flags: an unknown one is an error", () => {
  const { status, stderr } = spawnSync(process.execPath, [...sparingFlags(process.versions.v8), "-e", "0"]);
  expect(String(stderr)).toBe("");
  expect(status).toBe(0);
});

test("a later version is not told of the budget", () => {
  expect(sparingFlags("11.3.244.8-node.33").join()).toContain("budget");
  expect(sparingFlags("13.6.233.17-node.37").join()).not.toContain("budget");
});

test.each([
  [["-"], false],
  [["package.json"], false],
  [["package.json", "README.md"], false],
  [["src"], true],
  [["package.json", "src"], true],
  [["https://www.example.gov.cn/"], true],
  [["src/*.ts"], true],
  [Array.from({ length: 30 }, () => "package.json"), true],
])("%o is a long run: %s", (targets, expected) => {
  expect(isLongRun(targets, fileURLToPath(new URL("../..", import.meta.url)))).toBe(expected);
});
