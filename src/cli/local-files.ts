/** The local files that a command is called with. */

import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { UnreadFile } from "../desk/index.ts";
import { UsageError } from "../model/errors.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { Wording } from "./language.ts";

export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  /** As given. */
  readonly name: string;
  /** As given, personal data masked. */
  readonly shown: string;
}

/** Each file once. `example`: what the files of a folder may be called by. @throws UsageError for what is not there, and for a folder */
export async function listLocalFiles(
  names: readonly string[],
  folder: string,
  say: Wording,
  example = "",
): Promise<readonly NamedFile[]> {
  const files = new Map<string, NamedFile>();
  for (const name of names) {
    const path = resolve(folder, name);
    const shown = maskPersonalData(name);
    const found = await stat(path).catch(() => null);
    if (found === null) throw new UsageError("bad-argument", say(`${shown}：没有这个文件`, `${shown}: no such file`));
    if (found.isDirectory()) {
      const hint = example === "" ? "" : say(`，例如 ${shown}/${example}`, ` such as ${shown}/${example}`);
      throw new UsageError(
        "bad-argument",
        say(`${shown} 是文件夹，请写文件名${hint}`, `${shown} is a folder, name files${hint}`),
      );
    }
    files.set(path, { path, name, shown });
  }
  return [...files.values()];
}

/** Why nothing of a file was read, in one line without its name. */
export function unreadText({ unread, detail }: UnreadFile, say: Wording): string {
  const more = detail === "" ? "" : say(`（${detail}）`, ` (${detail})`);
  switch (unread) {
    case "encrypted":
      return say("有密码，没有检查；请去掉密码后再来", "locked by a password: not looked at");
    case "too-large":
      return say(`过大，没有检查${more}`, `too large: not looked at${more}`);
    case "unsupported":
      return say(`这种文件读不了，没有检查${more}`, `no reader for this kind of file: not looked at${more}`);
    case "no-text":
      return say(`没有文字层，没有检查${more}`, `no text in it: not looked at${more}`);
    case "not-text":
      return say("不是文本文件，没有检查", "no text file: not looked at");
    default:
      return say(`读不出来，没有检查${more}`, `cannot be read: not looked at${more}`);
  }
}

/** Without control characters and marks that turn the direction of reading: what a file holds must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ");
}
