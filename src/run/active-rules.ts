/** The rules of a run: the user's own first (earlier rules win), then the shipped ones. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applyRoster, checkIgnores, loadShippedRules, loadUserRules } from "../engine/index.ts";
import { textDocument } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { Rule, TextExample } from "../model/rule.ts";
import { packageRoot } from "../package-root.ts";

/** @throws UsageError `bad-rule` with file, line and column, `unknown-rule` when the config ignores a rule that is none */
export async function activeRules(
  config: Config,
  cwd: string,
): Promise<{ readonly rules: readonly Rule[]; readonly version: string }> {
  const pack = await loadShippedRules(packageRoot());
  const own = await loadUserRules(config.terms, {
    folder: cwd,
    toDocument: exampleDocument,
    shipped: pack.rules,
    version: `${pack.version} ${await programVersion(config)}`,
    cacheFolder: join(config.folder, ".zicha", "cache"),
    namedAt: config.terms.map((_file, index) => config.places?.[`terms.${index}`]),
  });
  const known = { shipped: pack.rules, folder: cwd, toDocument: exampleDocument };
  const shipped = await applyRoster(config.roster, known, config.places?.["roster"]);
  const rules = [...own, ...shipped];
  checkIgnores(config.ignore, rules);
  return { rules, version: pack.version };
}

/** Checks decide about examples too, so that a new program verifies again. Read only when there is something to verify. */
async function programVersion({ terms }: Config): Promise<string> {
  return terms.length === 0 ? "" : readFile(join(packageRoot(), "package.json"), "utf8");
}

/** Examples of rules are read by the same extractor as pages. */
export function exampleDocument(example: TextExample): Document {
  const document = textDocument(example.text, undefined, example.base);
  return { ...document, publishedAt: example.date ?? document.publishedAt };
}
