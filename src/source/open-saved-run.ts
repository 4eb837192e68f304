/** Opens a saved run: the pages and link answers of a run as they were, without any network. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";
import { isWebAddress } from "../text/web-address.ts";
import {
  ANSWERS,
  BODIES,
  INDEX,
  type SavedAnswer,
  type SavedHeader,
  type SavedSnapshot,
  SCHEMA,
} from "./saved-files.ts";

async function readLines(path: string): Promise<unknown[]> {
  const text = await readFile(path, "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

function isHeader(value: unknown): value is SavedHeader {
  return typeof value === "object" && value !== null && "schema" in value && value.schema === SCHEMA;
}
function isSavedSnapshot(value: unknown): value is SavedSnapshot {
  return typeof value === "object" && value !== null && "url" in value && "sha256" in value;
}
function isSavedAnswer(value: unknown): value is SavedAnswer {
  return typeof value === "object" && value !== null && "target" in value && "attempts" in value;
}

async function readAll(
  target: string,
  folder: string,
): Promise<{ header: SavedHeader; pages: SavedSnapshot[]; answers: SavedAnswer[] }> {
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

/** Only start pages lie no click away from the start. */
function startsOf({ startUrl }: SavedHeader, pages: readonly SavedSnapshot[]): readonly string[] {
  if (startUrl === null) return [];
  return [...new Set([startUrl, ...pages.flatMap(({ url, depth }) => (depth === 0 ? [url] : []))])];
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
  const ownHosts = new Set([...own].filter(isWebAddress).map((address) => new URL(address).host));
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
    starts: startsOf(header, pages),
    snapshots,
    offer: () => {},
    owns: (address) => own.has(address) || (isWebAddress(address) && ownHosts.has(new URL(address).host)),
    answer: (address) => answers.get(address) ?? null,
    mayAsk: () => false,
    progress: () => ({ done, queued: pages.length - done }),
  };
}
