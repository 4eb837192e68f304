import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../../src/cli/make-folder.ts";

const root = mkdtempSync(join(tmpdir(), "zicha-make-folder-"));

it("makes a folder with those above it, and leaves one that is there", () => {
  const folder = join(root, "a", "b", "c");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it.each(["file", "file/below"])("tells a file in its way: %s", (name) => {
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, name))).toThrow(/EEXIST|ENOTDIR/);
});
