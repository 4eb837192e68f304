/** The program's only way into the network: guarded connections, politeness per host, retries, redirects by hand. */

import type { LimitFunction } from "p-limit";
import type { FetchConfig } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { canonicalAddress, isPrivateHost } from "../text/url.ts";
import { classifyError, type Failure, type FetchError } from "./classify-error.ts";
import { createCookieJar } from "./cookie-jar.ts";
import { createDispatchers, type Dispatchers } from "./create-dispatchers.ts";
import { decodeLocation } from "./decode-location.ts";
import { decompress } from "./decompress.ts";
import { type Exchange, exchange, type Headers, type ReadPlan } from "./exchange.ts";
import { createHostGate, type HostGate } from "./host-gate.ts";
import { createTrust, type HostPolicy, policyOf } from "./host-policy.ts";
import { onAbort } from "./on-abort.ts";
import { retryAfterMs } from "./retry-after.ts";

const MAX_REDIRECTS = 10;
const MAX_AT_ONCE = 64;
const BACKOFF_MS = 500;
const LOOPBACK_BACKOFF_MS = 10;
/** A host that does not answer costs the whole timeout each time. */
const MAX_TIMEOUT_RETRIES = 1;
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const RETRIED_ERRORS: ReadonlySet<FetchError> = new Set(["dns", "refused", "reset", "timeout"]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface HttpRequest {
  readonly method: "GET" | "HEAD";
  /** Asks for this many first bytes only (`Range`). */
  readonly firstBytes?: number;
  /** Only one attempt: the caller has another question ready when it fails. */
  readonly isFirstTry?: boolean;
  /** Decides from status and headers how much of the body is read. */
  readonly plan: (status: number, headers: Headers) => ReadPlan;
}

export interface HttpResult {
  readonly address: string;
  /** Canonical address after redirects, or the one that failed. */
  readonly finalUrl: string;
  readonly status: number | null;
  readonly error: FetchError | null;
  /** For people: an error code; empty when there is no error. */
  readonly detail: string;
  readonly headers: Headers;
  readonly redirects: readonly string[];
  /** Decompressed; null when there is none because of an error. */
  readonly body: Uint8Array | null;
  readonly isPartial: boolean;
  readonly attempts: number;
}

export interface HttpClient {
  /** Never rejects for what the network does; errors are in the result. Rejects with a `UsageError` for a bad CA file. */
  readonly fetch: (address: string, request: HttpRequest, signal: AbortSignal) => Promise<HttpResult>;
  /** Would this address be refused because it is private? (As far as its name tells.) */
  readonly isForbidden: (address: string) => boolean;
  readonly close: () => Promise<void>;
}

interface Answered {
  readonly answer: Exchange;
  readonly body: Uint8Array;
  readonly attempts: number;
}
interface Failed {
  readonly failure: Failure;
  readonly attempts: number;
}

interface Engine {
  readonly dispatchers: Dispatchers;
  readonly limit: LimitFunction;
}

async function startEngine(fetch: FetchConfig, isTrusted: (hostname: string) => boolean): Promise<Engine> {
  const [{ default: pLimit }, dispatchers] = await Promise.all([
    import("p-limit"),
    createDispatchers(fetch, isTrusted),
  ]);
  return { dispatchers, limit: pLimit(Math.max(MAX_AT_ONCE, fetch.perHost)) };
}

/** `named`: hosts (with or without port) that the user named; they may be private. Nothing is loaded before the first fetch. */
export function createHttpClient(fetch: FetchConfig, named: readonly string[]): HttpClient {
  const isTrusted = createTrust(fetch, named);
  const gates = new Map<string, { readonly gate: HostGate; readonly policy: HostPolicy }>();
  const aliveHosts = new Set<string>();
  /** Hosts from which nothing ever came, after all retries: their other addresses are asked once each. */
  const deadHosts = new Set<string>();
  let engine: Promise<Engine> | null = null;

  function gateOf(url: URL): { readonly gate: HostGate; readonly policy: HostPolicy } {
    const known = gates.get(url.host);
    if (known !== undefined) return known;
    const policy = policyOf(fetch, url);
    const made = { gate: createHostGate(policy.perHost, policy.gapMs), policy };
    gates.set(url.host, made);
    return made;
  }

  async function attempt(url: URL, request: HttpRequest, cookie: string, signal: AbortSignal): Promise<Exchange> {
    engine ??= startEngine(fetch, isTrusted);
    const { dispatchers, limit } = await engine;
    const { gate } = gateOf(url);
    const leave = await gate.enter(signal);
    try {
      const question = { url, ...request, headers: requestHeaders(fetch, request, cookie), timeoutMs: fetch.timeoutMs };
      const answer = await limit(() => exchange(dispatchers.pick(url), question, signal));
      aliveHosts.add(url.host);
      // Before the next one may start: the server's wish to be left alone counts for everybody.
      gate.pause(pauseAfter(answer) ?? 0);
      return answer;
    } finally {
      leave();
    }
  }

  async function tryOnce(
    url: URL,
    request: HttpRequest,
    cookie: string,
    signal: AbortSignal,
    attempts: number,
  ): Promise<Answered | Failed> {
    try {
      const answer = await attempt(url, request, cookie, signal);
      const encoding = answer.headers["content-encoding"] ?? "";
      const body =
        encoding === "" ? answer.body : await decompress(answer.body, encoding, fetch.maxBytes, answer.isPartial);
      return { answer, body, attempts };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      return { failure: classifyError(error), attempts };
    }
  }

  function retriesFor(result: Answered | Failed, host: string): number {
    if ("answer" in result) return RETRIED_STATUS.has(result.answer.status) ? fetch.retries : 0;
    const { error } = result.failure;
    if (!RETRIED_ERRORS.has(error) || deadHosts.has(host)) return 0;
    return error === "timeout" ? Math.min(fetch.retries, MAX_TIMEOUT_RETRIES) : fetch.retries;
  }

  function noteSilence(result: Answered | Failed, host: string): void {
    if ("failure" in result && RETRIED_ERRORS.has(result.failure.error) && !aliveHosts.has(host)) deadHosts.add(host);
  }

  async function tryWithRetries(
    url: URL,
    request: HttpRequest,
    cookie: string,
    signal: AbortSignal,
  ): Promise<Answered | Failed> {
    const { policy } = gateOf(url);
    for (let attempts = 1; ; attempts += 1) {
      const result = await tryOnce(url, request, cookie, signal, attempts);
      if (request.isFirstTry === true || signal.aborted) return result;
      if (attempts > retriesFor(result, url.host)) {
        noteSilence(result, url.host);
        return result;
      }
      const asked = "answer" in result ? pauseAfter(result.answer) : null;
      await wait(asked ?? backoffMs(attempts, policy.isLoopback), signal);
    }
  }

  function refusal(url: URL): Failure | null {
    if (url.protocol !== "http:" && url.protocol !== "https:") return { error: "protocol", detail: url.protocol };
    if (isPrivateHost(url.hostname) && !isTrusted(url.hostname))
      return { error: "private-address", detail: url.hostname };
    return null;
  }

  async function fetchAddress(address: string, request: HttpRequest, signal: AbortSignal): Promise<HttpResult> {
    const jar = createCookieJar();
    const redirects: string[] = [];
    const visited = new Set<string>();
    let attempts = 1;
    let current = address;
    const failed = ({ error, detail }: Failure, status: number | null = null): HttpResult => {
      const rest = { headers: {}, redirects, body: null, isPartial: false, attempts };
      return { address, finalUrl: canonicalAddress(current, current) ?? current, status, error, detail, ...rest };
    };
    for (;;) {
      const url = new URL(current);
      const refused = refusal(url);
      if (refused !== null) return failed(refused);
      const cookie = jar.header(url.host);
      // A loop is the same question twice: a site that set a cookie in between was asked something new.
      if (visited.has(`${current} ${cookie}`)) return failed({ error: "redirect-loop", detail: "" });
      visited.add(`${current} ${cookie}`);
      const result = await tryWithRetries(url, request, cookie, signal);
      attempts += result.attempts - 1;
      if ("failure" in result) return failed(result.failure);
      const { answer, body } = result;
      const location = REDIRECTS.has(answer.status) ? answer.headers["location"] : undefined;
      const next = location === undefined ? null : decodeLocation(location, current);
      if (next === null) {
        const finalUrl = canonicalAddress(current, current) ?? current;
        const { status, headers, isPartial } = answer;
        return { address, finalUrl, status, error: null, detail: "", headers, redirects, body, isPartial, attempts };
      }
      if (redirects.length === MAX_REDIRECTS)
        return failed({ error: "too-many-redirects", detail: `${MAX_REDIRECTS}` });
      jar.add(url.host, answer.cookies);
      redirects.push(current);
      current = next;
    }
  }

  return {
    fetch: fetchAddress,
    isForbidden: (address) => {
      const url = new URL(address);
      return isPrivateHost(url.hostname) && !isTrusted(url.hostname);
    },
    close: async () => {
      // A start that failed has told so already, and left nothing to close.
      const started = await engine?.catch(() => null);
      await started?.dispatchers.close();
    },
  };
}

function requestHeaders(fetch: FetchConfig, request: HttpRequest, cookie: string): Headers {
  const headers: Record<string, string> = {
    "user-agent": fetch.userAgent,
    accept: "text/html,application/xhtml+xml,*/*;q=0.8",
    "accept-language": "zh-CN,zh;q=0.9",
    // A range of compressed bytes cannot be read from its middle, and a length must be the file's own.
    "accept-encoding": request.firstBytes === undefined && request.method === "GET" ? "gzip, deflate, br" : "identity",
  };
  if (request.firstBytes !== undefined) headers["range"] = `bytes=0-${request.firstBytes - 1}`;
  if (cookie !== "") headers["cookie"] = cookie;
  return headers;
}

/** How long the server asks to be left alone; null when it does not. */
function pauseAfter(answer: Exchange): number | null {
  return RETRIED_STATUS.has(answer.status) ? retryAfterMs(answer.headers["retry-after"], Date.now()) : null;
}

/** Doubles with each attempt; half of it is chance, so that many clients do not come back at the same moment. */
function backoffMs(attempts: number, isLoopback: boolean): number {
  const base = (isLoopback ? LOOPBACK_BACKOFF_MS : BACKOFF_MS) * 2 ** (attempts - 1);
  return base * (0.5 + Math.random() / 2);
}

/** An abort ends the pause; the attempt that follows sees the signal and says so. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = onAbort(signal, end);
  });
}
