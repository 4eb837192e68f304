/** The rules and term lists of the user's config: verified at load, and not again while neither file nor program changes. */

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Rule } from "../model/rule.ts";
import { CUSTOM_RULE } from "./custom-rule.ts";
import { readRuleFile } from "./rule-file.ts";
import type { ToDocument } from "./test-rule.ts";

export interface UserRuleOptions {
  /** Folder that file names in messages are relative to. */
  readonly folder: string;
  readonly toDocument: ToDocument;
  /** Ids that are taken by shipped rules. */
  readonly shipped: readonly Rule[];
  /** Version of program and rules: part of the cache key, as checks and extraction decide about examples too. */
  readonly version: string;
  /** Where verified rules are noted; null: read and verify every time. */
  readonly cacheFolder: string | null;
  /** Where the config names each file, as `file:line`. */
  readonly namedAt?: readonly (string | undefined)[];
}

/** Counted up when what a note holds changes its form. */
const NOTE_FORM = 1;

/** In the order of `files` (absolute paths). @throws UsageError `bad-rule` with file, line and column. */
export async function loadUserRules(files: readonly string[], options: UserRuleOptions): Promise<readonly Rule[]> {
  const taken = new Set(options.shipped.map((rule) => rule.id));
  const rules: Rule[] = [];
  for (const [index, file] of files.entries()) {
    const shown = relative(options.folder, file);
    const text = await readRuleFile(file, shown, options.namedAt?.[index]);
    const rule = await loadUserRule(text, shown, taken, options);
    if (rule.id !== CUSTOM_RULE) taken.add(rule.id);
    rules.push(rule);
  }
  return rules;
}

async function loadUserRule(
  text: string,
  shown: string,
  taken: ReadonlySet<string>,
  { toDocument, version, cacheFolder }: UserRuleOptions,
): Promise<Rule> {
  const note = cacheFolder === null ? null : join(cacheFolder, hash(version, shown, text));
  const noted = note === null ? null : await readNote(note);
  if (noted !== null && !taken.has(noted.id)) return noted;
  // YAML is slow to load, a long list of terms slow to read: only for files that have changed.
  const { loadRuleText, verifyRule } = await import("./load-rules.ts");
  const loaded = loadRuleText(shown, text);
  const { id } = loaded.rule;
  if (taken.has(id)) throw new UsageError("bad-rule", `${loaded.at(["id"])} 规则 ${id} 已经存在，请换一个 id`);
  verifyRule(loaded, toDocument);
  if (note !== null) await writeNote(cacheFolder ?? "", note, loaded.rule);
  return loaded.rule;
}

function hash(version: string, shown: string, text: string): string {
  const key = JSON.stringify([NOTE_FORM, version, shown, text]);
  return `rules-${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`;
}

/** The rule as it was read and verified; null when there is no note of it, or a spoilt one. */
async function readNote(note: string): Promise<Rule | null> {
  try {
    const rule: Rule = JSON.parse(await readFile(note, "utf8"));
    return typeof rule.id === "string" ? rule : null;
  } catch {
    // Not noted yet, or cut off while it was written: the file itself is read.
    return null;
  }
}

async function writeNote(folder: string, note: string, rule: Rule): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(note, JSON.stringify(rule));
  } catch {
    // A cache that cannot be written only costs time at the next start.
  }
}
