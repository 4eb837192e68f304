/** Saved snapshots: the pages of a run as they were, so that the run can be repeated offline. */

import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";

const SCHEMA = "zicha-snapshots/1";
const INDEX = "index.jsonl";
const ANSWERS = "answers.jsonl";
const BODIES = "bodies";

interface Header {
  readonly schema: typeof SCHEMA;
  readonly startUrl: string | null;
}
interface SavedSnapshot extends Omit<Snapshot, "body"> {
  /** SHA-256 of the body, its name in `bodies/`; null when there is none. */
  readonly sha256: string | null;
  /** Does the page belong to the site? */
  readonly isOwn: boolean;
}
interface SavedAnswer extends Omit<LinkAnswer, "anchors"> {
  readonly anchors: readonly string[] | null;
  readonly isOwn: boolean;
}

export interface SnapshotWriter {
  readonly save: (snapshot: Snapshot) => Promise<void>;
  readonly saveAnswer: (answer: LinkAnswer) => Promise<void>;
  /** Writes what is left; the folder is complete only then. */
  readonly close: () => Promise<void>;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
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
    const header: Header = { schema: SCHEMA, startUrl: source.startUrl };
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

async function readLines(path: string): Promise<unknown[]> {
  const text = await readFile(path, "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

function isHeader(value: unknown): value is Header {
  return typeof value === "object" && value !== null && "schema" in value && value.schema === SCHEMA;
}
function isSavedSnapshot(value: unknown): value is SavedSnapshot {
  return typeof value === "object" && value !== null && "url" in value && "sha256" in value;
}
function isSavedAnswer(value: unknown): value is SavedAnswer {
  return typeof value === "object" && value !== null && "target" in value && "attempts" in value;
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

async function readAll(
  target: string,
  folder: string,
): Promise<{ header: Header; pages: SavedSnapshot[]; answers: SavedAnswer[] }> {
  try {
    const [header, ...pages] = await readLines(join(folder, INDEX));
    const answers = await readLines(join(folder, ANSWERS));
    if (!isHeader(header)) throw new TypeError("no header");
    return { header, pages: pages.filter(isSavedSnapshot), answers: answers.filter(isSavedAnswer) };
  } catch (cause) {
    throw new UsageError("bad-target", `快照文件夹“${target}”已损坏或不完整，请重新保存`, {
      cause,
      en: `the saved run ${target} is damaged or incomplete, save it again`,
    });
  }
}

/** A saved run as a source: the same snapshots in the same order, the same link answers, and no network at all. */
export async function openSavedRun(target: string, folder: string): Promise<Source> {
  const { header, pages, answers: saved } = await readAll(target, folder);
  const answers = new Map<string, LinkAnswer>();
  const own = new Set<string>();
  for (const { isOwn, ...answer } of saved) {
    answers.set(answer.target, { ...answer, anchors: answer.anchors === null ? null : new Set(answer.anchors) });
    if (isOwn) own.add(answer.target);
  }
  for (const page of pages) if (page.isOwn) own.add(page.url);
  const ownHosts = new Set(
    [...own].filter((address) => /^https?:/.test(address)).map((address) => new URL(address).host),
  );
  let done = 0;

  async function* snapshots(signal: AbortSignal): AsyncGenerator<Snapshot> {
    for (const { sha256, isOwn, ...rest } of pages) {
      done += 1;
      if (signal.aborted)
        yield { ...rest, body: null, miss: { outcome: "unreadable", reason: "interrupted", detail: "" } };
      else yield { ...rest, body: sha256 === null ? null : await readFile(join(folder, BODIES, sha256)) };
    }
  }

  return {
    target,
    startUrl: header.startUrl,
    snapshots,
    offer: () => {},
    owns: (address) => own.has(address) || (/^https?:/.test(address) && ownHosts.has(new URL(address).host)),
    answer: (address) => answers.get(address) ?? null,
    mayAsk: () => false,
    progress: () => ({ done, queued: pages.length - done }),
  };
}
