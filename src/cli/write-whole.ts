/** Writes files of a command: each appears under its name only when it is complete, and several only when all of them are. */

import { statSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../model/errors.ts";
import { maskPersonalData } from "../text/mask.ts";
import { type BegunFile, beginFile } from "./begin-file.ts";
import { makeFolder } from "./make-folder.ts";

export interface WholeFile {
  /** Absolute path; its folder is made when there is none. */
  readonly path: string;
  readonly render: () => AsyncIterable<Uint8Array>;
}

/** A text as what `render` gives, in UTF-8. */
export async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** @throws UsageError `bad-output` for a place that cannot be written; then no file has been touched, unless one of them is open elsewhere */
export async function writeWhole(files: readonly WholeFile[]): Promise<void> {
  const written: { readonly file: BegunFile; readonly path: string }[] = [];
  let current = "";
  try {
    for (const { path, render } of files) {
      current = path;
      makeFolder(dirname(path));
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw isFolder(path);
      const file = await beginFile(path);
      written.push({ file, path });
      for await (const chunk of render()) await file.write(chunk);
      await file.close();
    }
    for (const { file, path } of written) {
      current = path;
      await file.keep();
    }
  } catch (cause) {
    for (const { file } of written) await file.drop();
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
