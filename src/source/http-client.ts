/** The program's only way into the network: guarded, polite, redirects followed by hand. */

import type { FetchConfig } from "../model/config.ts";
import type { HostWait } from "../model/source.ts";
import { canonicalAddress, isPrivateHost } from "../text/url.ts";
import { askOrigin, type Failed, type Origin } from "./ask-origin.ts";
import { classifyError, type Failure, type FetchError } from "./classify-error.ts";
import { type CookieJar, createCookieJar } from "./cookie-jar.ts";
import { decodeLocation } from "./decode-location.ts";
import { decompress } from "./decompress.ts";
import type { Exchange, Headers, ReadPlan } from "./exchange.ts";
import { createTrust } from "./host-policy.ts";
import { originOf } from "./origin-of.ts";
import { createOrigins } from "./origins.ts";
import { createRequestHeaders } from "./request-headers.ts";

const MAX_REDIRECTS = 10;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const NO_REDIRECTS: readonly string[] = [];

export interface HttpRequest {
  readonly method: "GET" | "HEAD";
  /** Asks for this many first bytes only (`Range`). */
  readonly firstBytes?: number;
  /** Further request headers, lower-case names (conditional requests). */
  readonly extra?: Headers;
  /** Only one attempt: the caller has another question ready when it fails. */
  readonly isFirstTry?: boolean;
  /** Decides from status and headers how much of the body is read. */
  readonly plan: (status: number, headers: Headers) => ReadPlan;
}

export interface HttpResult {
  readonly address: string;
  /** Canonical address after redirects, or the one that failed; as given when there were none. */
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
  /** Milliseconds between two starts at its host, as fast as it may be asked just now. */
  readonly paceMs: (address: string) => number;
  readonly close: () => Promise<void>;
}

interface Answered {
  readonly answer: Exchange;
  /** Decompressed. */
  readonly body: Uint8Array;
  readonly attempts: number;
}

/** The way of one question through its redirects. */
interface Trail {
  readonly jar: CookieJar;
  readonly redirects: string[];
  /** Address and cookies of what was asked: the same question twice is a loop, with a new cookie it is another one. */
  readonly visited: Set<string>;
  /** Hosts that sent a visitor to the very same address, with a cookie. */
  readonly walls: Set<string>;
}

/**
 * `named`: hosts (with or without port) that the user named; they may be private. `onWait`: a host asked for a pause and gets it.
 * Nothing is loaded before the first fetch.
 */
export function createHttpClient(
  fetch: FetchConfig,
  named: readonly string[],
  onWait: (wait: HostWait) => void = () => {},
): HttpClient {
  const isTrusted = createTrust(fetch, named);
  const origins = createOrigins(fetch, isTrusted, onWait);
  const headersFor = createRequestHeaders(fetch.userAgent);
  /** What hosts want to see again before they let anybody in. */
  const passes = createCookieJar();

  function refusal(url: URL): Failure | null {
    if (url.protocol !== "http:" && url.protocol !== "https:") return { error: "protocol", detail: url.protocol };
    if (isPrivateHost(url.hostname) && !isTrusted(url.hostname))
      return { error: "private-address", detail: url.hostname };
    return null;
  }

  /** Origins that were asked before need no parsing; they have passed the guard. */
  async function askAddress(
    address: string,
    request: HttpRequest,
    cookie: string,
    signal: AbortSignal,
  ): Promise<Answered | Failed> {
    const name = originOf(address);
    const origin = name === null ? undefined : origins.known(name);
    if (name !== null && origin !== undefined) {
      return askKnown(origin, name, address.slice(name.length), request, cookie, signal);
    }
    const url = new URL(address);
    const refused = refusal(url);
    if (refused !== null) return { failure: refused, attempts: 1 };
    return askKnown(await origins.open(url), url.origin, url.pathname + url.search, request, cookie, signal);
  }

  async function askKnown(
    origin: Origin,
    name: string,
    path: string,
    request: HttpRequest,
    cookie: string,
    signal: AbortSignal,
  ): Promise<Answered | Failed> {
    const { method, plan, isFirstTry } = request;
    const headers = headersFor(request, cookie);
    const question = { origin: name, path, method, plan, headers, timeoutMs: fetch.timeoutMs };
    const result = await askOrigin(origin, question, isFirstTry === true ? 0 : fetch.retries, signal);
    if ("failure" in result) return result;
    const { answer, attempts } = result;
    const encoding = answer.headers["content-encoding"];
    if (encoding === undefined) return { answer, body: answer.body, attempts };
    try {
      const body = await decompress(answer.body, encoding, fetch.maxBytes, answer.isPartial);
      return { answer, body, attempts };
    } catch (error) {
      return { failure: classifyError(error), attempts };
    }
  }

  async function fetchAddress(address: string, request: HttpRequest, signal: AbortSignal): Promise<HttpResult> {
    let trail: Trail | null = null;
    let current = address;
    let attempts = 0;
    const failed = ({ error, detail }: Failure): HttpResult => {
      const redirects = trail?.redirects ?? NO_REDIRECTS;
      const finalUrl = trail === null ? current : canonical(current);
      return { address, finalUrl, status: null, error, detail, headers: {}, redirects, attempts, ...NO_BODY };
    };
    for (;;) {
      const host = trail === null && !passes.isUsed() ? "" : new URL(current).host;
      const cookie: string = host === "" ? "" : trail?.jar.header(host) || passes.header(host);
      if (trail !== null && !isNew(trail.visited, current, cookie)) {
        return failed({ error: "redirect-loop", detail: "" });
      }
      const step: Answered | Failed = await askAddress(current, request, cookie, signal);
      attempts += attempts === 0 ? step.attempts : step.attempts - 1;
      if ("failure" in step) return failed(step.failure);
      const { answer, body } = step;
      const { status, headers, isPartial } = answer;
      const location = REDIRECTS.has(status) ? headers["location"] : undefined;
      const next = location === undefined ? null : decodeLocation(location, current);
      if (next === null) {
        if (trail?.walls.has(host)) passes.copy(host, trail.jar);
        const redirects = trail?.redirects ?? NO_REDIRECTS;
        const finalUrl = trail === null ? current : canonical(current);
        return { address, finalUrl, status, error: null, detail: "", headers, redirects, body, isPartial, attempts };
      }
      trail ??= startTrail(current, cookie);
      if (trail.redirects.length === MAX_REDIRECTS) {
        return failed({ error: "too-many-redirects", detail: `${MAX_REDIRECTS}` });
      }
      noteRedirect(trail, current, next, answer.cookies);
      current = next;
    }
  }

  return {
    fetch: fetchAddress,
    isForbidden: (address) => {
      const url = new URL(address);
      return isPrivateHost(url.hostname) && !isTrusted(url.hostname);
    },
    paceMs(address) {
      const known = origins.known(originOf(address) ?? "");
      if (known !== undefined) return known.pace.spacingMs();
      return URL.canParse(address) ? origins.paceMs(new URL(address)) : 0;
    },
    close: origins.close,
  };
}

const NO_BODY = { body: null, isPartial: false } as const;

function startTrail(address: string, cookie: string): Trail {
  return {
    jar: createCookieJar(),
    redirects: [],
    visited: new Set([`${address} ${cookie}`]),
    walls: new Set(),
  };
}

function noteRedirect(trail: Trail, from: string, to: string, cookies: readonly string[]): void {
  const { host } = new URL(from);
  trail.jar.add(host, cookies);
  if (from === to && cookies.length > 0) trail.walls.add(host);
  trail.redirects.push(from);
}

function isNew(visited: Set<string>, address: string, cookie: string): boolean {
  const question = `${address} ${cookie}`;
  if (visited.has(question)) return false;
  visited.add(question);
  return true;
}

function canonical(address: string): string {
  return canonicalAddress(address, address) ?? address;
}
