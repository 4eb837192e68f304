/** Asks what lies behind link targets, each once a run, as gently as it can be found out for certain. */

import type { LinkAnswer } from "../model/site.ts";
import type { LinkAsker, Source } from "../model/source.ts";
import { isWebAddress } from "../text/web-address.ts";
import { decodeHead } from "./decode-head.ts";
import type { HttpClient, HttpRequest, HttpResult } from "./http-client.ts";
import { answerOf, isHtmlAnswer } from "./judge-page.ts";
import { isDownloadEnding } from "./media.ts";
import type { AnswerMemory } from "./page-memory.ts";

/** Enough for any 64 KiB of characters. */
const HEAD_BYTES = 196_608;
const FIRST_BYTES = 1024;
/** Error pages are read to their end where they are short, so that the connection can be used again. */
const ERROR_BYTES = 65_536;

export interface AskerOptions {
  readonly client: HttpClient;
  readonly source: Source;
  /** Ask hosts that are not the site's own? */
  readonly external: boolean;
  readonly offline: boolean;
  /** Called with every answer given, once each (to save it). */
  readonly onAnswer?: (answer: LinkAnswer) => void;
  /** Answers from before, and where new ones are kept. Default: none. */
  readonly memory?: AnswerMemory | null;
}

const headOnly: HttpRequest = { method: "HEAD", isFirstTry: true, plan: () => ({ maxBytes: 0, isCut: true }) };
const firstBytes: HttpRequest = {
  method: "GET",
  firstBytes: FIRST_BYTES,
  isFirstTry: true,
  plan: () => ({ maxBytes: FIRST_BYTES, isCut: true }),
};
const firstBytesPlain: HttpRequest = { method: "GET", plan: () => ({ maxBytes: FIRST_BYTES, isCut: true }) };
const page: HttpRequest = { method: "GET", plan: () => ({ maxBytes: HEAD_BYTES, isCut: true }) };
const brief: HttpRequest = { method: "GET", plan: () => ({ maxBytes: ERROR_BYTES, isCut: true }) };

/** A range is part of the file: to the reader the file is simply there. Servers answer 416 for an empty one (RFC 9110 §15.5.17). */
function withoutRange(result: HttpResult): HttpResult {
  if (result.status === 206) return { ...result, status: 200 };
  const isEmpty = result.status === 416 && /\*\/0\s*$/.test(result.headers["content-range"] ?? "");
  if (!isEmpty) return result;
  return { ...result, status: 200, headers: { ...result.headers, "content-length": "0" }, body: new Uint8Array() };
}

function isFine(result: HttpResult): boolean {
  return result.error === null && result.status !== null && result.status >= 200 && result.status < 300;
}

async function askDownload(client: HttpClient, target: string, signal: AbortSignal): Promise<LinkAnswer> {
  const ranged = withoutRange(await client.fetch(target, firstBytes, signal));
  // Servers that stumble over ranges get a second, plain question.
  const result = isFine(ranged) ? ranged : await askAgain(client, target, firstBytesPlain, ranged, signal);
  const head = isHtmlAnswer(result) && result.body !== null ? decodeHead(result.body) : "";
  return answerOf(result, head, true);
}

/** The failure of the first question may depend on how we asked: the second one is plain, and has the retries. */
async function askAgain(
  client: HttpClient,
  target: string,
  request: HttpRequest,
  before: HttpResult,
  signal: AbortSignal,
): Promise<HttpResult> {
  if (before.error === "private-address" || before.error === "aborted") return before;
  const again = await client.fetch(target, request, signal);
  return { ...again, attempts: before.attempts + again.attempts };
}

async function askPage(client: HttpClient, target: string, signal: AbortSignal): Promise<LinkAnswer> {
  const result = await client.fetch(target, page, signal);
  return answerOf(result, isHtmlAnswer(result) && result.body !== null ? decodeHead(result.body) : "", true);
}

/** HEAD is cheapest, but many servers refuse it or answer it wrongly: only its good news is believed. */
async function askExistence(client: HttpClient, target: string, signal: AbortSignal): Promise<LinkAnswer> {
  const head = await client.fetch(target, headOnly, signal);
  if (isFine(head)) return answerOf(head, "", false);
  const result = await askAgain(client, target, brief, head, signal);
  return answerOf(result, "", result.body !== null);
}

function askNetwork(client: HttpClient, target: string, wantsBody: boolean, signal: AbortSignal): Promise<LinkAnswer> {
  if (isDownloadEnding(target)) return askDownload(client, target, signal);
  return wantsBody ? askPage(client, target, signal) : askExistence(client, target, signal);
}

function refusedAnswer(target: string): LinkAnswer {
  const body = { contentType: "", length: null, head: "", magic: [], anchors: null };
  return { target, finalUrl: target, status: null, error: "private-address", redirects: [], ...body, attempts: 0 };
}

/**
 * What the source already knows is not asked. Private addresses that the user did not name are answered `private-address`
 * without asking. Ask for the site's own addresses after its `snapshots` have ended: until then the crawl may still read them.
 */
export function createLinkAsker(options: AskerOptions): LinkAsker {
  const { client, source, external, offline, onAnswer, memory } = options;
  /** Questions under way. */
  const asked = new Map<string, Promise<LinkAnswer | null>>();

  async function find(target: string, wantsBody: boolean, signal: AbortSignal): Promise<LinkAnswer | null> {
    const known = source.answer(target);
    if (known !== null) return known;
    if (!isWebAddress(target)) return null;
    if (offline || !source.mayAsk(target)) return null;
    if (!external && !source.owns(target)) return null;
    if (client.isForbidden(target)) return refusedAnswer(target);
    const kept = memory?.answer(target, wantsBody) ?? null;
    if (kept !== null) return kept;
    const answer = await askNetwork(client, target, wantsBody, signal);
    if (!signal.aborted) memory?.note(answer, wantsBody);
    return answer;
  }

  async function askOnce(target: string, wantsBody: boolean, signal: AbortSignal): Promise<LinkAnswer | null> {
    const answer = await find(target, wantsBody, signal);
    // A question cut off by the user tells nothing about its target.
    if (answer === null || (answer.status === null && answer.error === null)) return null;
    onAnswer?.(answer);
    return answer;
  }

  return {
    ask(target, want, signal) {
      const known = asked.get(target);
      if (known !== undefined) return known;
      // The source, the memory and the caller keep answers: here they would all stay, with their pages.
      const asking = askOnce(target, want.body, signal).finally(() => asked.delete(target));
      asked.set(target, asking);
      return asking;
    },
    paceMs: (target) =>
      offline || source.answer(target) !== null || !isWebAddress(target) ? 0 : client.paceMs(target),
    close: client.close,
  };
}
