/** The files of saved snapshots: the pages of a run as they were, so that the run can be repeated offline. */

import { open } from "node:fs/promises";
import { join } from "node:path";
import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** First key of the first line of the index: it tells our folders from others. */
export const SCHEMA = "zicha-snapshots/1";
/** A `SavedHeader`, then a `SavedSnapshot` a line, in the order in which the pages were read. */
export const INDEX = "index.jsonl";
/** A `SavedAnswer` a line. */
export const ANSWERS = "answers.jsonl";
/** Folder of the bodies, each under its SHA-256. */
export const BODIES = "bodies";

export interface SavedHeader {
  readonly schema: typeof SCHEMA;
  /** The first start of a crawl; null for files. */
  readonly startUrl: string | null;
}
export interface SavedSnapshot extends Omit<Snapshot, "body"> {
  /** SHA-256 of the body, its name in `bodies/`; null when there is none. */
  readonly sha256: string | null;
  /** Does the page belong to the site? */
  readonly isOwn: boolean;
}
export interface SavedAnswer extends Omit<LinkAnswer, "anchors"> {
  readonly anchors: readonly string[] | null;
  readonly isOwn: boolean;
}

/** Does this folder hold snapshots that `saveSnapshots` wrote? */
export async function isSavedRun(folder: string): Promise<boolean> {
  try {
    const file = await open(join(folder, INDEX), "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
      return buffer.subarray(0, bytesRead).toString("utf8").startsWith(`{"schema":"${SCHEMA}"`);
    } finally {
      await file.close();
    }
  } catch {
    // No such file: an ordinary folder.
    return false;
  }
}
