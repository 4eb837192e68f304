/** The config stage: finds the file, and loads the validator only when there is one. */

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../model/config.ts";
import { defaultConfig } from "./fill-config.ts";

export { defaultConfig } from "./fill-config.ts";

const FILE_NAMES = ["zicha.config.yaml", "zicha.config.yml", "zicha.config.json"];

/**
 * The config in force: the named file, else the nearest `zicha.config.*` upwards from `cwd`, else defaults.
 * @throws UsageError `bad-config` when the file is missing, unreadable or wrong.
 */
export async function loadConfig(cwd: string, named: string | null): Promise<Config> {
  const file = named === null ? findConfig(cwd) : resolve(cwd, named);
  if (file === null) return defaultConfig(cwd);
  const { readConfig } = await import("./read-config.ts");
  return readConfig(cwd, file);
}

/** The nearest config file in `folder` or above it; null when there is none. */
export function findConfig(folder: string): string | null {
  for (const name of FILE_NAMES) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
  }
  const parent = dirname(folder);
  return parent === folder ? null : findConfig(parent);
}

/** Adds a term file to `terms:` of a valid config file (both absolute); false when it is there already. */
export async function addTermFile(config: string, file: string): Promise<boolean> {
  const { addToConfig } = await import("./add-term-file.ts");
  return addToConfig(config, file);
}
