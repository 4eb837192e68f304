/** What a run remembers, as its stages want it: pages and answers of its own first part, and of the run before. */

import type { PackedPage, PageDigest } from "../model/page-digest.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { CrawlMemory, HttpResult, KnownPage, PageRecord } from "../source/index.ts";
import type { DatabaseFault } from "../store/index.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { type OpenedHistory, openHistory } from "./open-history.ts";
import type { RunRequest } from "./run-request.ts";

export interface RunHistory {
  /** The run's clock and start: those of its first part when it is gone on with. */
  readonly now: string;
  readonly startedAt: string;
  readonly memory: CrawlMemory;
  /** Keeps what a page came to; in the order of the pages. */
  readonly keep: (place: KeptPlace, page: PackedPage, digest: PageDigest) => void;
  /** The run has come to its end. `isWhole`: it has met all there is. */
  readonly finish: (isWhole: boolean) => void;
  /** Without `finish` before, the run can be gone on with. */
  readonly close: () => void;
  readonly fault: () => DatabaseFault | null;
}

export interface KeptPlace {
  readonly url: string;
  readonly isHome: boolean;
  /** Was it taken from the memory? */
  readonly isKnown: boolean;
}

/** Answers that were good within this time are not asked for again. */
const GOOD_FOR_MS = 24 * 3_600_000;
/** A longer file is read again by the next part of the run. Bytes. */
const LONGEST_FILE = 16 * 1024 * 1024;

/** Row of a digest, before its text: what must hold for it to be taken. */
interface DigestHead {
  /** Blocks of links that the digest names. */
  readonly blocks: readonly string[];
  readonly isOfToday: boolean;
  readonly isHome: boolean;
}

interface KeptAnswer {
  readonly answer: LinkAnswer;
  readonly hasBody: boolean;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** Null for a run without memory. */
export async function startHistory(request: RunRequest): Promise<RunHistory | null> {
  const opened = await openHistory(request);
  return opened === null ? null : createHistory(opened, request);
}

function createHistory({ file, run, isResumed, keys, runs }: OpenedHistory, { history }: RunRequest): RunHistory {
  const isFresh = history?.mode === "fresh";
  /** Blocks that were folded in by this process: pages leave them out. */
  const folded = new Set<string>();

  function readBlocks(keys: readonly string[]): PackedPage["blocks"] | null {
    const blocks: { readonly key: string; readonly json: string }[] = [];
    for (const key of keys) {
      if (folded.has(key)) continue;
      const row = file.read("block", key);
      if (row === null) return null;
      blocks.push({ key, json: row.text });
    }
    return blocks;
  }

  function readDigest(
    name: string,
    mayBeUsed: (head: DigestHead, made: number, used: number) => boolean,
  ): PackedPage | null {
    const row = file.read("digest", name);
    if (row === null) return null;
    const cut = row.text.indexOf("\n");
    const head = parseHead(row.text.slice(0, cut));
    if (!mayBeUsed(head, row.made, row.used)) return null;
    const blocks = readBlocks(head.blocks);
    return blocks === null ? null : { digest: row.text.slice(cut + 1), blocks, isOfToday: head.isOfToday };
  }

  function done(address: string): KnownPage | null {
    const row = isResumed ? file.read("page", address) : null;
    if (row === null || row.used !== run.id) return null;
    const record = parseRecord(row.text);
    if (!record.isRead || record.page === null) return { record, digest: null };
    const digest = readDigest(record.page, (_, __, used) => used === run.id);
    return digest === null ? null : { record, digest };
  }

  /** Was it judged as this run would judge it? Home pages are few, and which page is one may have changed. */
  function holds({ isOfToday, isHome }: DigestHead, made: number): boolean {
    const before = made === run.id ? run : runs.get(made);
    if (before === undefined || isHome || before.judgeKey !== keys.judge) return false;
    return isOfToday ? before.now === run.now : before.now <= run.now;
  }

  function earlier(address: string): KnownPage | null {
    const row = isFresh ? null : file.read("page", address);
    if (row === null) return null;
    const record = parseRecord(row.text);
    const digest = record.page === null ? null : readDigest(record.page, holds);
    return digest === null ? null : { record, digest };
  }

  return {
    now: run.now,
    startedAt: run.startedAt,
    memory: {
      pages: {
        done,
        earlier,
        note(address, record, isSame) {
          if (isSame) file.renew("page", address);
          else if (isCertain(record)) file.write("page", address, JSON.stringify(record));
        },
      },
      answers: {
        answer(target, wantsBody) {
          const row = isFresh && !isResumed ? null : file.read("answer", target);
          if (row === null) return null;
          const { answer, hasBody, askedAt } = parseAnswer(row.text);
          if (wantsBody && !hasBody) return null;
          const isOurs = row.used === run.id && isAnswered(answer);
          const isGood = judgeAnswer(answer).verdict === "good" && Date.now() - askedAt < GOOD_FOR_MS;
          if (!isOurs && !isGood) return null;
          file.renew("answer", target);
          return answer;
        },
        note(answer, hasBody) {
          const kept: KeptAnswer = { answer, hasBody, askedAt: Date.now() };
          file.write("answer", answer.target, JSON.stringify(kept));
        },
      },
      files: {
        file(address) {
          const row = isResumed ? file.read("file", address) : null;
          return row === null || row.used !== run.id ? null : parseFile(row.text);
        },
        note(address, result) {
          const { body } = result;
          if (body !== null && body.length > LONGEST_FILE) return;
          file.write(
            "file",
            address,
            JSON.stringify({ ...result, body: body === null ? null : Buffer.from(body).toString("base64") }),
          );
        },
      },
    },
    keep({ url, isHome, isKnown }, page, { links }) {
      const used = [...new Set(links.map(([key]) => key))];
      const texts = new Map(page.blocks.map(({ key, json }) => [key, json]));
      for (const key of used) {
        if (folded.has(key)) continue;
        folded.add(key);
        const text = texts.get(key);
        if (isKnown || text === undefined) file.renew("block", key);
        else file.write("block", key, text);
      }
      if (isKnown) file.renew("digest", url);
      else {
        const head: DigestHead = { blocks: used, isOfToday: page.isOfToday, isHome };
        file.write("digest", url, `${JSON.stringify(head)}\n${page.digest}`);
      }
    },
    finish: file.finish,
    close: file.close,
    fault: file.fault,
  };
}

/** An answer of the server itself about this address: asked again a moment later, it would say the same. */
function isAnswered({ status, error }: LinkAnswer): boolean {
  return error === null && status !== null && status < 500 && status !== 429;
}

function isCertain({ answer, verdict }: PageRecord): boolean {
  return isAnswered(answer) && (typeof verdict === "string" || verdict.outcome === "skipped");
}

/** All four were written by this version of the program, so their shape is known. */
function parseHead(text: string): DigestHead {
  return JSON.parse(text);
}
function parseRecord(text: string): PageRecord {
  return JSON.parse(text);
}
function parseAnswer(text: string): KeptAnswer {
  return JSON.parse(text);
}
function parseFile(text: string): HttpResult {
  const { body, ...rest }: Omit<HttpResult, "body"> & { readonly body: string | null } = JSON.parse(text);
  return { ...rest, body: body === null ? null : Buffer.from(body, "base64") };
}
