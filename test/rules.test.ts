import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checks } from "../src/checks/index.ts";
import { listRuleIds, loadRuleFolder, loadShippedRule } from "../src/engine/load-rules.ts";
import { testRule } from "../src/engine/test-rule.ts";
import { packageRoot } from "../src/package-root.ts";
import { exampleDocument as toDocument } from "../src/run/active-rules.ts";

const root = packageRoot();
const ids = await listRuleIds(root);

describe("lists of typo/context", () => {
  const read = (name: string): string => readFileSync(join(root, "rules/typo/context", name), "utf8");
  const HAN = /^[一-龥]+$/;

  it.each([
    ["terms.txt", 4],
    ["phrases.txt", 4],
    ["short.txt", 3],
  ])("%s: sorted, each once, %i characters each", (name, length) => {
    const lines = read(name).trimEnd().split("\n");
    expect(lines.filter((line) => line.length !== length || !HAN.test(line))).toEqual([]);
    expect(lines).toEqual([...new Set(lines)].sort());
  });

  it("words.txt: each first character once, what follows it sorted", () => {
    const lines = read("words.txt").trimEnd().split("\n");
    expect(lines.filter((line) => line.length < 2 || !HAN.test(line))).toEqual([]);
    expect(lines.map((line) => line.charAt(0))).toEqual([...new Set(lines.map((line) => line.charAt(0)))].sort());
    for (const line of lines) expect([...line.slice(1)]).toEqual([...new Set(line.slice(1))].sort());
  });

  it("sounds.txt: at most two readings a character", () => {
    const counts = new Map<string, number>();
    for (const line of read("sounds.txt").trimEnd().split("\n")) {
      expect(line).toMatch(/^[a-zü]+ [一-龥]+$/);
      for (const character of line.replace(/^[a-zü]+ /, "")) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 2)).toEqual([]);
    // GB/T 2312 has 6,763 characters.
    expect(counts.size).toBeGreaterThan(6_700);
  });

  it("knows the sound of every character that it would put right", () => {
    const sounds = new Set(read("sounds.txt"));
    const set = read("terms.txt") + read("phrases.txt") + read("short.txt");
    expect([...new Set(set)].filter((character) => !sounds.has(character))).toEqual([]);
  });
});

describe("shipped rules", () => {
  it.each(ids)("%s: its examples hold", async (id) => {
    const { rule, at } = await loadShippedRule(root, id);
    const failures = testRule(rule, toDocument).map(({ path, message }) => `${at(path)} ${message}`);
    expect(failures).toEqual([]);
    expect(rule.id).toBe(id);
  });

  it("use every check of the registry", async () => {
    const used = new Set((await loadRuleFolder(root)).map(({ rule }) => rule.check));
    expect(checks.map((check) => check.name).filter((name) => !used.has(name))).toEqual([]);
  });
});
