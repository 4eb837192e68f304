/** The config stage: finds the file, and loads the validator only when there is one. */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../model/config.ts";
import { defaultConfig } from "./fill-config.ts";
import type { KeptFetch } from "./read-fetch.ts";

export { defaultConfig } from "./fill-config.ts";
export type { KeptFetch } from "./read-fetch.ts";

const FILE_NAMES = ["zicha.config.yaml", "zicha.config.yml", "zicha.config.json"];
const IGNORE_FILE = ".zichaignore";

/**
 * The config in force: the named file, else the nearest `zicha.config.*` upwards from `cwd`, else defaults.
 * With the lines of a `.zichaignore` among its ignores.
 * @throws UsageError `bad-config` when one of the files is missing, unreadable or wrong.
 */
export async function loadConfig(cwd: string, named: string | null): Promise<Config> {
  const file = named === null ? findConfig(cwd) : resolve(cwd, named);
  if (file === null) return withIgnoreFile(defaultConfig(cwd), cwd);
  const { readConfig } = await import("./read-config.ts");
  return withIgnoreFile(readConfig(cwd, file).config, cwd);
}

/** Adds the lines of the `.zichaignore` beside the config, else of the nearest one upwards from `cwd`. */
async function withIgnoreFile(config: Config, cwd: string): Promise<Config> {
  const beside = join(config.folder, IGNORE_FILE);
  const file = existsSync(beside) ? beside : findUpwards(cwd, [IGNORE_FILE]);
  if (file === null) return config;
  const { readIgnoreFile } = await import("./read-ignore-file.ts");
  return { ...config, ignore: [...config.ignore, ...readIgnoreFile(cwd, file)] };
}

/** `readFetch` without the validator until it is needed. @throws UsageError `bad-config`, as it does */
export async function loadFetch(cwd: string, file: string): Promise<KeptFetch> {
  const { readFetch } = await import("./read-fetch.ts");
  return readFetch(cwd, file);
}

/** The nearest config file in `folder` or above it; null when there is none. */
function findConfig(folder: string): string | null {
  return findUpwards(folder, FILE_NAMES);
}

function findUpwards(folder: string, names: readonly string[]): string | null {
  for (const name of names) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
  }
  const parent = dirname(folder);
  return parent === folder ? null : findUpwards(parent, names);
}

/** The text of a valid config file with a term file in its `terms:` (both absolute); null when it is there already. */
export async function addTermFile(config: string, file: string): Promise<string | null> {
  const { withTermFile } = await import("./add-term-file.ts");
  return withTermFile(await readFile(config, "utf8"), dirname(config), file);
}
