/** What the build writes beside the bundle: the verified rule pack and the config's JSON Schema. */

import { configJsonSchema } from "./config/schema.ts";
import { compilePack, type PackFiles, writePack } from "./engine/index.ts";
import { packageRoot } from "./package-root.ts";
import { exampleDocument } from "./run/index.ts";

/** The shipped rules. @throws UsageError `bad-rule` when an example fails: a wrong rule does not ship. */
export async function buildPack(): Promise<PackFiles> {
  return writePack(await compilePack(packageRoot(), exampleDocument));
}

/** JSON Schema (draft 2020-12) of `zicha.config.yaml`. */
export function buildSchema(): unknown {
  return configJsonSchema();
}
