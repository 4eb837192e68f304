/** Lists the files of a folder; folders that cannot be opened are listed too, so that they are missed and not overlooked. */

import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../text/compare-text.ts";

async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // The caller reports it as a file that could not be read.
    return null;
  }
}

async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    // Linked folders are left aside: they may lead back into themselves.
    return (await stat(path)).isFile();
  } catch {
    // A link to nothing.
    return false;
  }
}

/** Paths whose name passes `isWanted`, in code unit order, hidden ones left out; unreadable folders stand among them. */
export async function walkFolder(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    const entries = await entriesOf(current);
    if (entries === null) found.push(current);
    for (const entry of entries ?? []) {
      const path = join(current, entry.name);
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (isWanted(entry.name) && (await isFile(path, entry))) found.push(path);
    }
  }
  return found.sort(compareText);
}
