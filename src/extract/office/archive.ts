/** Files inside files: archives and e-mails, opened to a depth and a total size. */

import type { Package } from "./open-package.ts";

export interface InnerFile {
  readonly name: string;
  /** @throws OfficeError */
  readonly read: () => Promise<Uint8Array>;
}

/** Archives inside archives are opened so many times. */
export const MAX_DEPTH = 3;
export const MAX_INNER_FILES = 2000;

/** Leftovers of other systems and what is never text are no documents. */
const LEFTOVER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

export function filesOf(pack: Package): readonly InnerFile[] {
  return pack.names
    .filter((name) => !LEFTOVER.test(name))
    .map((name) => ({ name, read: async () => (await pack.read(name)) ?? new Uint8Array(0) }));
}
