/** Makes the folder that a file is to be written in. */

import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Step by step, because `mkdir` with `recursive` never returns below folders that the system makes up (`/proc`).
 * @throws the system's error, also where a file has this name
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}
