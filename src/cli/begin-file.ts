/** A file in the making: what stood in its place stays until all of it is written. */

import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface BegunFile {
  readonly write: (chunk: Uint8Array | string) => Promise<void>;
  /** After the last `write`: the bytes are on the disk, not yet under their name. */
  readonly close: () => Promise<void>;
  /** After `close`: puts the file in its place. */
  readonly keep: () => Promise<void>;
  /** Instead of `keep`: leaves no trace. Never throws. */
  readonly drop: () => Promise<void>;
}

/**
 * A symbolic link stays one. What is no file (a pipe, a terminal, `/dev/null`) is never replaced: it takes the bytes as they come.
 * @throws the system's error, as its methods do
 */
export async function beginFile(path: string): Promise<BegunFile> {
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isFile()) {
    const stream = await open(path, "w");
    const nothing = async (): Promise<void> => {};
    return { write: (chunk) => stream.writeFile(chunk), close: () => stream.close(), keep: nothing, drop: nothing };
  }
  const target = found === null ? path : await realpath(path);
  const temporary = join(dirname(target), `.${randomBytes(6).toString("hex")}.tmp`);
  const file = await open(temporary, "wx");
  return {
    write: (chunk) => file.writeFile(chunk),
    close: async () => {
      await file.sync();
      await file.close();
    },
    keep: () => rename(temporary, target),
    drop: async () => {
      // Closed already unless writing failed; Windows removes no open file.
      await file.close().catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}
