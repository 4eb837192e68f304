/** The rules of a run: the user's own first (earlier rules win), then the shipped ones. */

import { join } from "node:path";
import { loadShippedRules, loadUserRules } from "../engine/index.ts";
import { textDocument } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { Rule, TextExample } from "../model/rule.ts";
import { packageRoot } from "../package-root.ts";

/** @throws UsageError `bad-rule` with file, line and column */
export async function activeRules(
  config: Config,
  cwd: string,
): Promise<{ readonly rules: readonly Rule[]; readonly version: string }> {
  const pack = await loadShippedRules(packageRoot());
  const own = await loadUserRules(config.terms, {
    folder: cwd,
    toDocument: exampleDocument,
    shipped: pack.rules,
    version: pack.version,
    cacheFolder: join(config.folder, ".zicha", "cache"),
  });
  return { rules: [...own, ...pack.rules], version: pack.version };
}

/** Examples of rules are read by the same extractor as pages. */
export function exampleDocument(example: TextExample): Document {
  const document = textDocument(example.text);
  return { ...document, publishedAt: example.date ?? document.publishedAt, url: example.base ?? document.url };
}
