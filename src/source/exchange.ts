/** One request and its answer on the wire, with a deadline for the headers and one for the whole body. */

import type { Dispatcher } from "undici";
import { AbortedError, DeadlineError } from "./classify-error.ts";
import { TooLargeError } from "./decompress.ts";
import { onAbort } from "./on-abort.ts";

export type Headers = Readonly<Record<string, string>>;

/** How much of a body is read; above it the answer is cut there, or fails with `TooLargeError`. */
export interface ReadPlan {
  readonly maxBytes: number;
  readonly isCut: boolean;
}

export interface ExchangeRequest {
  readonly url: URL;
  readonly method: "GET" | "HEAD";
  readonly headers: Headers;
  readonly timeoutMs: number;
  readonly plan: (status: number, headers: Headers) => ReadPlan;
}

export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  /** As sent, still encoded. */
  readonly body: Uint8Array;
  /** Was the body cut off by the plan? */
  readonly isPartial: boolean;
}

/** Bytes that cost less to receive than a new connection. */
const SHORT_REST = 65_536;

type RawHeaders = Record<string, string | string[] | undefined>;

function flatten(raw: RawHeaders): Headers {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

function cookiesOf(raw: RawHeaders): readonly string[] {
  const value = raw["set-cookie"];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Rejects with whatever broke the exchange; `classifyError` sorts it. */
export function exchange(dispatcher: Dispatcher, request: ExchangeRequest, signal: AbortSignal): Promise<Exchange> {
  if (signal.aborted) return Promise.reject(new AbortedError());
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let isSettled = false;
    let stopReason: Error | null = null;
    let status = 0;
    let headers: Headers = {};
    let cookies: readonly string[] = [];
    let plan: ReadPlan = { maxBytes: 0, isCut: true };
    let length = 0;
    const chunks: Uint8Array[] = [];

    const stop = (reason: Error): void => {
      stopReason ??= reason;
      controller?.abort(reason);
      fail(reason);
    };
    let deadline = setTimeout(() => stop(new DeadlineError()), request.timeoutMs);
    const forget = onAbort(signal, () => stop(new AbortedError()));

    function settle(): boolean {
      if (isSettled) return false;
      isSettled = true;
      clearTimeout(deadline);
      forget();
      return true;
    }
    function fail(error: Error): void {
      if (settle()) reject(error);
    }
    function finish(isPartial: boolean): void {
      if (settle()) resolve({ status, headers, cookies, body: Buffer.concat(chunks), isPartial });
    }

    /** A short rest is let run out, so that the connection can be used again; but no longer than an answer may take. */
    function leaveRest(): void {
      const rest = Number(headers["content-length"] ?? Number.POSITIVE_INFINITY) - length;
      if (!(rest <= SHORT_REST)) controller?.abort(new AbortedError());
      else deadline = setTimeout(() => controller?.abort(new AbortedError()), request.timeoutMs);
    }

    dispatcher.dispatch(
      {
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: request.headers,
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (stopReason !== null) started.abort(stopReason);
        },
        onResponseStart(_controller, statusCode, raw) {
          if (statusCode < 200) return;
          status = statusCode;
          headers = flatten(raw);
          cookies = cookiesOf(raw);
          plan = request.plan(status, headers);
          if (isSettled) return;
          clearTimeout(deadline);
          deadline = setTimeout(() => stop(new DeadlineError()), request.timeoutMs);
        },
        onResponseData(_controller, chunk) {
          if (isSettled) return;
          length += chunk.length;
          if (length <= plan.maxBytes) {
            chunks.push(chunk);
            return;
          }
          if (!plan.isCut) return stop(new TooLargeError(`more than ${plan.maxBytes} bytes`));
          chunks.push(chunk.subarray(0, chunk.length - (length - plan.maxBytes)));
          finish(true);
          leaveRest();
        },
        onResponseEnd() {
          clearTimeout(deadline);
          finish(false);
        },
        onResponseError(_controller, error) {
          clearTimeout(deadline);
          fail(error);
        },
      },
    );
  });
}
