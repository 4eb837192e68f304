/** Runs the program as one script: for scripts alone Node 20 takes compiled code from an earlier start. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getBuiltinModule } from "node:process";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import type { CodeCache } from "./code-cache.ts";
import { requireLate } from "./require-late.ts";

export interface RanScript<Exports> {
  readonly exports: Exports;
  /** Keeps the code of all functions that were called so far, unless it came from the cache. */
  readonly keepCode: () => void;
}

type ImportLate = (specifier: string) => Promise<unknown>;
type Body<Exports> = (
  require: (name: string) => object,
  importLate: ImportLate,
  module: { exports: Exports | null },
  url: string,
) => void;

/**
 * `file` is an expression in ASCII, for a function of `require`, of an `import` (which such scripts have none of), of `module`
 * and of the script's own address.
 */
export function runScript<Exports>(file: string, importLate: ImportLate, cache: CodeCache | null): RanScript<Exports> {
  const known = cache?.read() ?? null;
  // As `latin1` a text of more than a million characters would lie outside V8's heap, which costs a whole collection.
  const script = new Script(readFileSync(file, "utf8"), {
    filename: file,
    ...(known === null ? {} : { cachedData: known }),
  });
  const body: Body<Exports> = script.runInThisContext();
  const module: { exports: Exports | null } = { exports: null };
  body(requireLate(createRequire(file)), importLate, module, pathToFileURL(file).href);
  if (module.exports === null) throw new Error(`${file} exports nothing`);
  const isKnown = known !== null && script.cachedDataRejected !== true;
  const tag = isKnown || cache === null ? null : flagsTag();
  return {
    exports: module.exports,
    keepCode: () => {
      if (tag !== null && tag === flagsTag()) cache?.write(script.createCachedData());
    },
  };
}

/** Of V8's version and flags: a run may change them, and compiled code is only good under the same. */
function flagsTag(): number {
  // Loaded for the first start alone.
  return getBuiltinModule("node:v8").cachedDataVersionTag();
}
