/** One timed request of a home page, for `zicha probe`. */

import type { Config } from "../model/config.ts";
import type { ProbeCode, ProbeRecord } from "../model/probe.ts";
import { OPENS_WITHIN_MS } from "../site/index.ts";
import { createClient, type HttpResult } from "../source/index.ts";

export interface ProbeRequest {
  readonly url: string;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  /** Given up after so many milliseconds. Default: the official 15 seconds. */
  readonly limitMs?: number;
}

/** Firewalls that stop programs answer so; a browser gets through. */
const BLOCKED: ReadonlySet<number> = new Set([401, 403, 405, 406, 412, 418, 429, 521]);
/** The resolver or the way out of our own network. */
const OWN_NETWORK = /EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL/;

/** Null when `signal` ended it. Asked once, without retries: a visitor would not wait for them. */
export async function probeSite(request: ProbeRequest): Promise<ProbeRecord | null> {
  const { url, config, clock, signal, limitMs = OPENS_WITHIN_MS } = request;
  const fetch = { ...config.fetch, timeoutMs: limitMs, retries: 0 };
  const client = createClient({ ...config, fetch }, [url]);
  const started = clock();
  try {
    const result = await client.fetch(
      url,
      { method: "GET", isFirstTry: true, plan: () => ({ maxBytes: fetch.maxBytes, isCut: true }) },
      AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    );
    if (signal.aborted) return null;
    const ms = Math.max(0, Math.round(clock() - started));
    return { at: new Date(started).toISOString(), url, ms, code: codeOf(result) };
  } finally {
    await client.close();
  }
}

/** What our own deadline cut off is a timeout. */
function codeOf({ status, error, detail }: HttpResult): ProbeCode {
  if (error !== null) return OWN_NETWORK.test(detail) ? "offline" : error === "aborted" ? "timeout" : error;
  if (status === null) return "protocol";
  if (BLOCKED.has(status)) return `blocked-${status}`;
  return status < 400 ? "open" : `http-${status}`;
}
