/** The rules and term lists of the user's config: verified at load, and not again while neither file nor program changes. */

import { createHash } from "node:crypto";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Rule } from "../model/rule.ts";
import { CUSTOM_RULE } from "./custom-rule.ts";
import type { ToDocument } from "./test-rule.ts";

export interface UserRuleOptions {
  /** Folder that file names in messages are relative to. */
  readonly folder: string;
  readonly toDocument: ToDocument;
  /** Ids that are taken by shipped rules. */
  readonly shipped: readonly Rule[];
  /** Version of program and rules: part of the cache key, as checks and extraction decide about examples too. */
  readonly version: string;
  /** Where to note what was verified; null: verify every time. */
  readonly cacheFolder: string | null;
}

/** In the order of `files` (absolute paths). @throws UsageError `bad-rule` with file, line and column. */
export async function loadUserRules(files: readonly string[], options: UserRuleOptions): Promise<readonly Rule[]> {
  if (files.length === 0) return [];
  // YAML is slow to load and only needed here.
  const { loadRuleText, readRuleFile, verifyRule } = await import("./load-rules.ts");
  const taken = new Set(options.shipped.map((rule) => rule.id));
  const rules: Rule[] = [];
  for (const file of files) {
    const shown = relative(options.folder, file);
    const text = await readRuleFile(file, shown);
    const loaded = loadRuleText(shown, text);
    const { id } = loaded.rule;
    if (taken.has(id)) throw new UsageError("bad-rule", `${loaded.at(["id"])} 规则 ${id} 已经存在，请换一个 id`);
    if (id !== CUSTOM_RULE) taken.add(id);
    const mark = options.cacheFolder === null ? null : join(options.cacheFolder, hash(options.version, text));
    if (mark === null || !(await exists(mark))) {
      verifyRule(loaded, options.toDocument);
      if (mark !== null) await note(options.cacheFolder ?? "", mark);
    }
    rules.push(loaded.rule);
  }
  return rules;
}

function hash(version: string, text: string): string {
  return `rules-${createHash("sha256").update(`${version}\n${text}`).digest("hex").slice(0, 32)}`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function note(folder: string, mark: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(mark, "");
  } catch {
    // A cache that cannot be written only costs time at the next start.
  }
}
