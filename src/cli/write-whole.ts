/** Writes files of a command: each appears under its name only when it is complete, and several only when all of them are. */

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { maskPersonalData } from "../text/mask.ts";

export interface WholeFile {
  /** Absolute path; its folder is made when there is none. */
  readonly path: string;
  readonly render: () => AsyncIterable<Uint8Array>;
}

/** @throws UsageError `bad-output` for a place that cannot be written; then no file has been touched, unless one of them is open elsewhere */
export async function writeWhole(files: readonly WholeFile[]): Promise<void> {
  const written: { readonly temporary: string; readonly path: string }[] = [];
  let current = "";
  try {
    for (const { path, render } of files) {
      current = path;
      makeFolder(dirname(path));
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw isFolder(path);
      const temporary = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
      const handle = await open(temporary, "wx");
      written.push({ temporary, path });
      try {
        for await (const chunk of render()) await handle.writeFile(chunk);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { temporary, path } of written) {
      current = path;
      await rename(temporary, path);
    }
  } catch (cause) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    const shown = maskPersonalData(current);
    throw new UsageError("bad-output", `${shown}：写不进去，文件可能正在 Word 或 Excel 里打开，或文件夹不可写`, {
      cause,
      en: `${shown}: cannot be written; is it open in Word or Excel?`,
    });
  }
}

function isFolder(path: string): UsageError {
  const shown = maskPersonalData(path);
  return new UsageError("bad-output", `${shown} 是文件夹，请换一个位置`, { en: `${shown} is a folder` });
}

/** Step by step, because `mkdir` with `recursive` never returns below folders that the system makes up (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
