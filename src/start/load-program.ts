/** The program, loaded once: by the command line, and by modules that need a part of it later. */

import { homedir } from "node:os";
import { join } from "node:path";
import { arch, env, geteuid, platform, version } from "node:process";
import { cacheFolder } from "./cache-folder.ts";
import { createCodeCache } from "./code-cache.ts";
import { type RanScript, runScript } from "./run-script.ts";

declare const ZICHA_PROGRAM: string;

export interface Program {
  readonly runCli: () => Promise<void>;
  /** Exports of the bundled modules, for what is loaded later. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const folder = cacheFolder(platform, env, homedir());
const name = `${ZICHA_PROGRAM}-${version}-${arch}`;
const cache = folder === null ? null : createCodeCache(folder, name, geteuid?.() ?? null);

export const loaded: RanScript<Program> = runScript(
  join(import.meta.dirname, "program.cjs"),
  (specifier) => import(specifier),
  cache,
);
