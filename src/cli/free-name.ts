/** Names of files that are made beside others: nothing that is there is ever overwritten. */

import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { errorCode } from "../text/error-code.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { Wording } from "./language.ts";

const MOST_COPIES = 1000;

/** `稿件.docx` and `-批注` give `稿件-批注.docx`; personal numbers in the name are masked, with a character that file names may hold. */
export function derivedName(path: string, suffix: string, ending: string = extname(path)): string {
  const stem = basename(path, extname(path));
  return `${maskPersonalData(stem).replaceAll("*", "×")}${suffix}${ending}`;
}

/**
 * Writes a new file into the folder, whole or not at all; where the name is taken, `（2）` and so on is put behind it. Returns its path.
 * @throws UsageError `bad-output`
 */
export async function writeNewFile(folder: string, name: string, bytes: Uint8Array, say: Wording): Promise<string> {
  const temporary = join(folder, `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    for (let number = 1; number <= MOST_COPIES; number++) {
      const path = join(folder, numbered(name, number));
      if (await takeName(temporary, path)) return path;
    }
    throw new Error("no free name");
  } catch (cause) {
    const code = errorCode(cause);
    const shown = maskPersonalData(join(folder, name));
    throw new UsageError(
      "bad-output",
      say(
        `${shown}：写不进去（${code}），请换一个文件夹`,
        `${shown}: cannot be written (${code}); name another folder`,
      ),
      { cause },
    );
  } finally {
    // It may never have come to be: the folder is a file.
    await rm(temporary, { force: true }).catch(() => {});
  }
}

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}（${number}）${ending}`;
}

/** Gives the file this name; false when there is one already. A link cannot take a name from another file; few systems have none. */
async function takeName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (cause) {
    if (errorCode(cause) === "EEXIST") return false;
    if (await stat(path).catch(() => null)) return false;
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    return true;
  }
}
