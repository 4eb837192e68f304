/** Files inside files: archives and e-mails, opened to a depth and a total size. */

import type { Package } from "./open-package.ts";

export interface InnerFile {
  readonly name: string;
  /** @throws OfficeError */
  readonly read: () => Promise<Uint8Array>;
  /** An object of some program inside another file, perhaps without any text. */
  readonly isObject?: boolean;
}

/** Archives inside archives are opened so many times. */
export const MAX_DEPTH = 3;
/** More files in one archive are not read. */
export const MAX_INNER_FILES = 2000;

/** Leftovers of other systems and what is never text are no documents. */
const LEFTOVER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

/** The files of an archive, without what other systems leave in it. */
export function filesOf(pack: Package): readonly InnerFile[] {
  return pack.names
    .filter((name) => !LEFTOVER.test(name))
    .map((name) => ({ name, read: async () => (await pack.read(name)) ?? new Uint8Array(0) }));
}

/** Whole files inside an office file, such as the workbooks behind charts and what Word shows of another file (`w:altChunk`): they leave the house with it. */
const EMBEDDED =
  /(?:^|\/)embeddings\/([^/]+\.(?:xls[xmb]?|doc[xm]?|ppt[xm]?|pdf|od[tsp]|bin))$|^word\/(?:[^/]+\/)?([^/]+\.(?:html?|mht(?:ml)?|rtf|docx|txt))$/i;

/** Files that stand inside of an office file. */
export function embeddedFiles(pack: Package): readonly InnerFile[] {
  return pack.names.flatMap((path) => {
    const found = EMBEDDED.exec(path);
    const name = found?.[1] ?? found?.[2];
    if (name === undefined) return [];
    const read = async (): Promise<Uint8Array> => (await pack.read(path)) ?? new Uint8Array(0);
    return [{ name: `嵌入的文件 ${name}`, isObject: name.endsWith(".bin"), read }];
  });
}
