import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/revise/unified-diff.ts";

const NAMES = { before: "甲.txt", after: "甲.txt" };
const same = (line: string): string => line;

describe("unifiedDiff", () => {
  test("is empty when nothing differs", () => expect(unifiedDiff("a\nb\n", "a\nb\n", NAMES, same)).toBe(""));

  test("shows each line by `show`, without control characters", () => {
    const diff = unifiedDiff("a\u001b[31m\nx", "a\u001b[31m\ny", NAMES, (line) => line.replace("x", "*"));
    expect(diff).toBe(
      "--- 甲.txt\n+++ 甲.txt\n@@ -1,2 +1,2 @@\n a\ufffd[31m\n-*\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n",
    );
  });

  test.each([
    ["one line without end", "负贵", "负责"],
    ["last line ended", "甲\n负贵\n", "甲\n负责\n"],
    ["two places far apart", `负贵\n${"甲\n".repeat(20)}负贵`, `负责\n${"甲\n".repeat(20)}负责`],
    ["two places close by", `甲\n负贵\n${"乙\n".repeat(6)}负贵\n丙\n`, `甲\n负责\n${"乙\n".repeat(6)}负责\n丙\n`],
    ["neighbours", "一\n二\n三\n", "壹\n贰\n三\n"],
  ])("git takes it: %s", (_name, before, after) => {
    const folder = mkdtempSync(join(tmpdir(), "zicha-diff-"));
    writeFileSync(join(folder, "甲.txt"), before);
    const patch = unifiedDiff(before, after, NAMES, same);
    execFileSync("git", ["apply", "-p0", "-"], { cwd: folder, input: patch });
    expect(readFileSync(join(folder, "甲.txt"), "utf8")).toBe(after);
  });
});
