/** Reads files from the disk, one by one where it is quick and side by side where it is not. */

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { BodyKind, Miss } from "../model/snapshot.ts";
import { errorCode } from "../text/error-code.ts";
import { fileKindOf, isBinaryEnding, looksBinary } from "./media.ts";

/** A file's bytes, or why there are none. */
export interface Loaded {
  readonly kind: BodyKind;
  readonly body: Uint8Array | null;
  readonly miss: Miss | null;
}

/** A disk that gives a file in this time is read file by file; behind a slower one (a network drive) files are read side by side. */
const QUICK_MS = 1;
/** Share of the latest file in the time that a file takes. */
const LATEST = 1 / 16;

/** Reads files: at once from a quick disk (`quickMs`: a file takes no longer there), by a promise from a slow one. */
export function createLoader(
  as: BodyKind | null,
  maxBytes: number,
  quickMs: number = QUICK_MS,
): (path: string) => Loaded | Promise<Loaded> {
  let usualMs = 0;
  let isSlow = false;

  function loadNow(path: string): Loaded {
    const startedAt = performance.now();
    try {
      const file = openSync(path, "r");
      try {
        const { size } = fstatSync(file);
        return toLoaded(path, as, size > maxBytes ? size : readFileSync(file));
      } finally {
        closeSync(file);
      }
    } catch (error) {
      return toLoaded(path, as, error);
    } finally {
      usualMs += (performance.now() - startedAt - usualMs) * LATEST;
      // Once is enough: a disk does not become quicker.
      isSlow ||= usualMs > quickMs;
    }
  }

  async function loadLater(path: string): Promise<Loaded> {
    try {
      const file = await open(path, "r");
      try {
        const { size } = await file.stat();
        return toLoaded(path, as, size > maxBytes ? size : await file.readFile());
      } finally {
        await file.close();
      }
    } catch (error) {
      return toLoaded(path, as, error);
    }
  }

  return (path) => (isSlow ? loadLater(path) : loadNow(path));
}

/**
 * `read`: the file's bytes, its size where that is too large, or what stood in the way. What looks binary is an office file or nothing
 * that can be read, whatever its ending says: its reader tells.
 */
function toLoaded(path: string, as: BodyKind | null, read: unknown): Loaded {
  const kind = as ?? fileKindOf(path) ?? (isBinaryEnding(path) ? "attachment" : "text");
  const missed = (reason: Miss["reason"], detail: string): Loaded => ({
    kind,
    body: null,
    miss: { outcome: "unreadable", reason, detail },
  });
  if (typeof read === "number") return missed("too-large", `${read}`);
  if (!(read instanceof Uint8Array)) return missed("file-error", errorCode(read) || "unknown");
  const isBinary = looksBinary(read);
  // `--as` tells kinds of text apart; a document stays one.
  if (as !== null && isBinary && fileKindOf(path) !== "attachment") return missed("unsupported", "binary");
  return { kind: isBinary ? "attachment" : kind, body: read, miss: null };
}
