/** The shipped rules as files made at build time from verified rule files, so that a run reads no YAML. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Json, Rule } from "../model/rule.ts";
import { isList, isMap } from "../text/json.ts";
import type { ToDocument } from "./test-rule.ts";

export interface RulePack {
  readonly schema: "zicha-rules/1";
  /** Version of the rules, e.g. `2026.11`. */
  readonly version: string;
  /** Sorted by id. */
  readonly rules: readonly Rule[];
}

/** A pack as it is shipped: JSON, and the long texts among its options end to end in UTF-16, which costs nothing to decode. */
export interface PackFiles {
  readonly rules: string;
  readonly lists: string;
}

/** Options longer than this are lists. UTF-16 code units. */
const LONG = 1_000;

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
    const rules = readFileSync(join(dist, "rules.json"), "utf8");
    return readPack({ rules, lists: readFileSync(join(dist, "lists.txt"), "utf16le") });
  }
  const { loadRuleFolder } = await import("./load-rules.ts");
  const loaded = await loadRuleFolder(root);
  return { schema: "zicha-rules/1", version: await readVersion(root), rules: loaded.map(({ rule }) => rule) };
}

/** An option that is a list becomes `{ list: [from, to] }`, its place among the lists. */
export function writePack(pack: RulePack): PackFiles {
  let lists = "";
  const rules = pack.rules.map((rule) => {
    const options = mapOptions(rule.options, (value) => {
      if (typeof value !== "string" || value.length < LONG) return value;
      const from = lists.length;
      lists += value;
      return { list: [from, lists.length] };
    });
    return { ...rule, options };
  });
  return { rules: JSON.stringify({ ...pack, rules }), lists };
}

/** @throws Error when it is no rule pack of this program: a broken installation. */
export function readPack({ rules: text, lists }: PackFiles): RulePack {
  const pack: RulePack = JSON.parse(text);
  if (pack.schema !== "zicha-rules/1" || !Array.isArray(pack.rules)) throw new Error("rules.json is no rule pack");
  const rules = pack.rules.map((rule) => {
    const options = mapOptions(rule.options, (value) => {
      const place = isMap(value) ? value["list"] : undefined;
      return isList(place) ? lists.slice(Number(place[0]), Number(place[1])) : value;
    });
    return options === rule.options ? rule : { ...rule, options };
  });
  return { ...pack, rules };
}

/** The same options when none of them becomes another. */
function mapOptions(options: Json, change: (value: Json) => Json): Json {
  if (!isMap(options)) return options;
  const entries = Object.entries(options).map(([key, value]): [string, Json] => [key, change(value)]);
  return entries.every(([key, value]) => value === options[key]) ? options : Object.fromEntries(entries);
}

async function readVersion(root: string): Promise<string> {
  return (await readFile(join(root, "rules", "VERSION"), "utf8")).trim();
}
