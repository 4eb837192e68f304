/** Makes V8 compile less, and hold less: a run over some thousand pages lasts seconds, and uses much code a little. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { versions } from "node:process";
import { setFlagsFromString } from "node:v8";

/**
 * For runs over sites and folders, before the first page: a tenth less CPU, more than that on small sites. Nothing but the time
 * changes. Holds for the whole process, its threads included.
 */
export function compileSparingly(): void {
  for (const flag of sparingFlags(versions.v8)) setFlagsFromString(flag);
}

/** So few files are checked before anything is optimised; and compiled code, kept for the next start, is only good under the same flags. */
const FEW_FILES = 20;

/** A site or folder, or more than a few files. Relative targets start in `folder`. */
export function isLongRun(targets: readonly string[], folder: string): boolean {
  return targets.length > FEW_FILES || !targets.every((target) => target === "-" || isFile(resolve(folder, target)));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // An address, a pattern, or nothing at all.
    return false;
  }
}

/**
 * Flags of V8 for what is inlined into a function (its own limits: 920 and 460), for how far a heap grows beyond what is alive in it
 * before it is collected (to four times as much, were it not said: 65 MB more for 4 % less CPU) and, where it knows that flag, for
 * when a function is optimised.
 */
export function sparingFlags(version: string): readonly string[] {
  const flags = [
    "--max-inlined-bytecode-size-cumulative=300",
    "--max-inlined-bytecode-size=150",
    "--heap-growing-percent=50",
  ];
  // Node 20: after 66 KB of bytecode, were it not said. Later versions count otherwise.
  return version.startsWith("11.") ? [...flags, "--interrupt-budget=250000"] : flags;
}
