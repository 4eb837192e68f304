/** Saves the snapshots and link answers of a run in a folder, as they come. */

import { createHash } from "node:crypto";
import { mkdir, open, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";
import { errorCode } from "../text/error-code.ts";
import {
  ANSWERS,
  BODIES,
  INDEX,
  isSavedRun,
  type SavedAnswer,
  type SavedHeader,
  type SavedSnapshot,
  SCHEMA,
} from "./saved-files.ts";

export interface SnapshotWriter {
  readonly save: (snapshot: Snapshot) => Promise<void>;
  readonly saveAnswer: (answer: LinkAnswer) => Promise<void>;
  /** Writes what is left; the folder is complete only then. */
  readonly close: () => Promise<void>;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function prepare(folder: string): Promise<void> {
  try {
    const names = await namesIn(folder);
    if (names.length > 0 && !(await isSavedRun(folder))) {
      throw new UsageError("bad-output", `快照文件夹“${folder}”里已有别的文件，请换一个新的或空的文件夹`, {
        en: `the snapshot folder ${folder} holds other files, name a new or empty one`,
      });
    }
    // The pages are kept as they are, personal data included: nobody else may read them (contract §4).
    await mkdir(join(folder, BODIES), { recursive: true, mode: 0o700 });
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError("bad-output", `无法在“${folder}”保存快照，请检查路径和权限`, {
      cause,
      en: `snapshots cannot be written to ${folder}`,
    });
  }
}

/**
 * Opens a folder for `--save-snapshots` (created with mode 0700; one that holds an earlier run of ours is replaced). Pages may
 * come in any order and are read back in it. Throws a `UsageError` when the folder holds something else or cannot be written.
 */
export async function saveSnapshots(folder: string, source: Source): Promise<SnapshotWriter> {
  await prepare(folder);
  const index = await open(join(folder, INDEX), "w", 0o600);
  const answers = await open(join(folder, ANSWERS), "w", 0o600);
  const written = new Set<string>();
  let isOpen = false;
  let last: Promise<void> = Promise.resolve();

  /** One line after the other, whoever calls; the first failure is everybody's. */
  function queueWrite(write: () => Promise<void>): Promise<void> {
    last = last.then(write);
    return last;
  }
  async function writeHeader(): Promise<void> {
    if (isOpen) return;
    isOpen = true;
    const header: SavedHeader = { schema: SCHEMA, startUrl: source.starts[0] ?? null };
    await index.write(`${JSON.stringify(header)}\n`);
  }
  async function writeBody(body: Uint8Array): Promise<string> {
    const sha256 = createHash("sha256").update(body).digest("hex");
    if (!written.has(sha256)) await writeFile(join(folder, BODIES, sha256), body, { mode: 0o600 });
    written.add(sha256);
    return sha256;
  }

  return {
    save: ({ body, ...rest }) =>
      queueWrite(async () => {
        await writeHeader();
        const sha256 = body === null ? null : await writeBody(body);
        const saved: SavedSnapshot = { ...rest, sha256, isOwn: source.owns(rest.url) };
        await index.write(`${JSON.stringify(saved)}\n`);
      }),
    saveAnswer: (answer) =>
      queueWrite(async () => {
        const anchors = answer.anchors === null ? null : [...answer.anchors];
        const saved: SavedAnswer = { ...answer, anchors, isOwn: source.owns(answer.target) };
        await answers.write(`${JSON.stringify(saved)}\n`);
      }),
    close: () =>
      queueWrite(async () => {
        await writeHeader();
        await Promise.all([index.close(), answers.close()]);
      }),
  };
}
