/** The shipped rules as one JSON file, made at build time from verified rule files so that a run reads no YAML. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Rule } from "../model/rule.ts";
import type { ToDocument } from "./test-rule.ts";

export interface RulePack {
  readonly schema: "zicha-rules/1";
  /** Version of the rules, e.g. `2026.11`. */
  readonly version: string;
  /** Sorted by id. */
  readonly rules: readonly Rule[];
}

/** Runs every example of every rule below `<root>/rules`. @throws UsageError `bad-rule` for the first that fails. */
export async function compilePack(root: string, toDocument: ToDocument): Promise<RulePack> {
  // YAML is slow to load and only needed here.
  const { loadRuleFolder, verifyRule } = await import("./load-rules.ts");
  const loaded = await loadRuleFolder(root);
  for (const one of loaded) verifyRule(one, toDocument);
  return { schema: "zicha-rules/1", version: await readVersion(root), rules: loaded.map(({ rule }) => rule) };
}

/**
 * The pack of the installed program (`<root>/dist/rules.json`); run from source, the rule files themselves, their examples
 * not run: the test suite does that.
 */
export async function loadShippedRules(root: string): Promise<RulePack> {
  const dist = join(root, "dist");
  if (fileURLToPath(import.meta.url).startsWith(dist + sep)) {
    // A check of one text needs nothing else of `node:fs/promises`, which costs two milliseconds.
    return readPack(readFileSync(join(dist, "rules.json"), "utf8"));
  }
  const { loadRuleFolder } = await import("./load-rules.ts");
  const loaded = await loadRuleFolder(root);
  return { schema: "zicha-rules/1", version: await readVersion(root), rules: loaded.map(({ rule }) => rule) };
}

/** @throws Error when it is no rule pack of this program: a broken installation. */
export function readPack(text: string): RulePack {
  const pack: RulePack = JSON.parse(text);
  if (pack.schema !== "zicha-rules/1" || !Array.isArray(pack.rules)) throw new Error("rules.json is no rule pack");
  return pack;
}

async function readVersion(root: string): Promise<string> {
  return (await readFile(join(root, "rules", "VERSION"), "utf8")).trim();
}
