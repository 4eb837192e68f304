/** Opens the run file of a site: decides whether an unfinished run is gone on with, and what the last one is good for. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { type KeptRun, openRunFile, type RunFile } from "../store/index.ts";
import { hostOf } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";
import { type RunKeys, runKeys } from "./run-keys.ts";
import type { HistoryRequest, RunRequest } from "./run-request.ts";

/** A run file, and the run that is written to it. */
export interface OpenedHistory {
  readonly file: RunFile;
  readonly run: KeptRun;
  readonly isResumed: boolean;
  readonly keys: RunKeys;
  /** Those that the file knew before, by id. */
  readonly runs: ReadonlyMap<number, KeptRun>;
}

/** What was read longer ago than this is no longer the site of today. */
const RESUME_WITHIN_MS = 24 * 3_600_000;

/** Null for a run without memory: none was asked for, no site is crawled, pages are wanted as they are, or there is no file to be had. */
export async function openHistory(request: RunRequest): Promise<OpenedHistory | null> {
  const { history, targets, offline, snapshotFolder, reveal } = request;
  const sites = targets.filter(isWebAddress);
  if (history === undefined || sites.length === 0 || offline || snapshotFolder !== null || reveal) return null;
  const opened = openRunFile(join(history.folder, fileName(sites)), request.key);
  if (typeof opened === "string") {
    history.onNote({ kind: opened === "busy" ? "busy" : "unwritable" });
    return null;
  }
  const { file, isReplaced } = opened;
  if (isReplaced) history.onNote({ kind: "replaced" });
  try {
    const keys = await runKeys(request);
    const runs = history.mode === "fresh" ? [] : file.runs();
    const known = new Map(runs.map((run) => [run.id, run]));
    const unfinished = findUnfinished(file, runs, request, history, keys);
    if (unfinished !== null) {
      file.goOn(unfinished.id);
      return {
        file,
        run: unfinished,
        isResumed: true,
        keys: await runKeys({ ...request, now: unfinished.now }),
        runs: known,
      };
    }
    const begun = {
      startedAt: new Date().toISOString(),
      now: request.now,
      resumeKey: keys.resume,
      judgeKey: keys.judge,
    };
    const run = { ...begun, id: file.begin(begun), isFinished: false };
    return { file, run, isResumed: false, keys, runs: known };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Only the newest run can be gone on with: a later one has written over what it had. */
function findUnfinished(
  file: RunFile,
  [newest]: readonly KeptRun[],
  request: RunRequest,
  { mode, isClockChosen, onNote }: HistoryRequest,
  keys: RunKeys,
): KeptRun | null {
  const pages = newest === undefined || newest.isFinished ? 0 : file.count("digest", newest.id);
  if (newest === undefined || pages === 0) {
    if (mode === "resume") onNote({ kind: "nothing" });
    return null;
  }
  const { startedAt, resumeKey, now } = newest;
  if (resumeKey !== keys.resume || (isClockChosen && now !== request.now)) {
    onNote({ kind: "other-settings", startedAt });
    return null;
  }
  if (mode !== "resume" && Date.now() - Date.parse(startedAt) > RESUME_WITHIN_MS) {
    onNote({ kind: "too-old", startedAt });
    return null;
  }
  onNote({ kind: "resumed", startedAt, pages, answers: file.count("answer", newest.id) });
  return newest;
}

/** One file a set of targets. */
function fileName(sites: readonly string[]): string {
  const host = hostOf(sites[0] ?? "")
    .replace(/[^\w.-]+/g, "_")
    .slice(0, 80);
  return `${host}-${createHash("sha256")
    .update([...sites].sort().join("\n"))
    .digest("hex")
    .slice(0, 8)}.db`;
}
