import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { sparingFlags } from "../../src/cli/compile-sparingly.ts";

test("this version of Node knows the flags: an unknown one is an error", () => {
  const { status, stderr } = spawnSync(process.execPath, [...sparingFlags(process.versions.v8), "-e", "0"]);
  expect(String(stderr)).toBe("");
  expect(status).toBe(0);
});

test("a later version is not told of the budget", () => {
  expect(sparingFlags("11.3.244.8-node.33").join()).toContain("budget");
  expect(sparingFlags("13.6.233.17-node.37").join()).not.toContain("budget");
});
