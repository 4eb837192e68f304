/** What a run remembers, as its stages want it: pages and answers of its own first part, and of the run before. */

import type { LinkAnswer } from "../model/site.ts";
import type { CrawlMemory, HttpResult } from "../source/index.ts";
import type { DatabaseFault } from "../store/index.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { type AttachmentHistory, createKeptAttachments } from "./kept-attachments.ts";
import { createKeptPages, type DigestHead, isAnswered, type KeptPages } from "./kept-pages.ts";
import { type OpenedHistory, openHistory } from "./open-history.ts";
import type { RunRequest } from "./run-request.ts";

export interface RunHistory {
  /** The run's clock and start: those of its first part when it is gone on with. */
  readonly now: string;
  readonly startedAt: string;
  readonly memory: CrawlMemory;
  /** Files that pages link. `readsPictures`: is the text in their pictures recognised? */
  readonly attachments: (readsPictures: boolean) => AttachmentHistory;
  /** Keeps what a page came to. */
  readonly keep: KeptPages["keep"];
  /** The run has come to its end. `isWhole`: it has met all there is. */
  readonly finish: (isWhole: boolean) => void;
  /** Without `finish` before, the run can be gone on with. */
  readonly close: () => void;
  readonly fault: () => DatabaseFault | null;
}

/** Answers that were good within this time are not asked for again. */
const GOOD_FOR_MS = 24 * 3_600_000;
/** A longer file is read again by the next part of the run. Bytes. */
const LONGEST_FILE = 16 * 1024 * 1024;

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
  /** The file has nothing to tell. */
  const isEmpty = !isResumed && (isFresh || runs.size === 0);
  const pages = createKeptPages(file);

  /** Was it judged as this run would judge it? */
  function holds({ isOfToday }: Pick<DigestHead, "isOfToday">, made: number): boolean {
    const before = made === run.id ? run : runs.get(made);
    if (before === undefined || before.judgeKey !== keys.judge) return false;
    return isOfToday ? before.now === run.now : before.now <= run.now;
  }

  return {
    now: run.now,
    startedAt: run.startedAt,
    memory: {
      pages: {
        done: (address) => (isResumed ? pages.done(address, run.id) : null),
        // Home pages are few, and which page is one may have changed.
        earlier: (address) =>
          isEmpty || isFresh ? null : pages.earlier(address, (head, made) => !head.isHome && holds(head, made)),
        note: pages.note,
      },
      answers: {
        answer(target, wantsBody) {
          const row = isEmpty ? null : file.read("answer", target);
          if (row === null) return null;
          const { answer, hasBody, askedAt } = parseAnswer(row.text);
          if (wantsBody && !hasBody) return null;
          const isOurs = row.used === run.id && isAnswered(answer);
          const age = Date.now() - askedAt;
          // The clock may have been put back since: an answer of a time to come would be believed until then.
          const isGood = judgeAnswer(answer).verdict === "good" && age >= 0 && age < GOOD_FOR_MS;
          if (!isOurs && !isGood) return null;
          file.renew("answer", target);
          return answer;
        },
        note(answer, hasBody) {
          const kept: KeptAnswer = { answer, hasBody, askedAt: Date.now() };
          file.write("answer", answer.target, [JSON.stringify(kept)]);
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
          const kept = { ...result, body: body === null ? null : Buffer.from(body).toString("base64") };
          file.write("file", address, [JSON.stringify(kept)]);
        },
      },
    },
    attachments(readsPictures) {
      const { done, earlier, keep } = createKeptAttachments(file, readsPictures);
      return {
        done: (address) => (isResumed ? done(address, run.id) : null),
        earlier: (address) => (isEmpty || isFresh ? null : earlier(address, holds)),
        keep,
      };
    },
    keep: pages.keep,
    finish: file.finish,
    close: file.close,
    fault: file.fault,
  };
}

/** Both were written by this version of the program, so their shape is known. */
function parseAnswer(text: string): KeptAnswer {
  return JSON.parse(text);
}
function parseFile(text: string): HttpResult {
  const { body, ...rest }: Omit<HttpResult, "body"> & { readonly body: string | null } = JSON.parse(text);
  return { ...rest, body: body === null ? null : Buffer.from(body, "base64") };
}
