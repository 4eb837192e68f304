/** One request and its answer on the wire, with a deadline for the headers and for the body, and a least speed between them. */

import type { Dispatcher } from "undici";
import { AbortedError, DeadlineError } from "./classify-error.ts";
import type { Deadlines, Watch } from "./deadlines.ts";
import { TooLargeError } from "./decompress.ts";

export type Headers = Readonly<Record<string, string>>;

/** How much of a body is read; above it the answer is cut there, or fails with `TooLargeError`. */
export interface ReadPlan {
  readonly maxBytes: number;
  readonly isCut: boolean;
}

export interface ExchangeRequest {
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: "GET" | "HEAD";
  /** Names and values in turn. */
  readonly headers: string[];
  /** For the headers; a body may take longer as long as it comes at a usable speed. */
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
  /** Until the headers came, in milliseconds. */
  readonly headersMs: number;
}

export interface ExchangeEnd {
  readonly done: (answer: Exchange) => void;
  /** `headersMs` is null when not even headers came. `classifyError` sorts the error. */
  readonly failed: (error: Error, headersMs: number | null) => void;
}

/** Bytes that cost less to receive than a new connection. */
const SHORT_REST = 65_536;
/** After the usual time a body must have come at this speed to be let go on, in bytes a second; and it never takes longer than so many times that. */
const LEAST_SPEED = 16_384;
const LONGEST_BODY = 6;
const NOTHING = new Uint8Array();

type RawHeaders = Record<string, string | string[] | undefined>;

function flatten(raw: RawHeaders): Headers {
  const headers: Record<string, string> = {};
  for (const name in raw) {
    const value = raw[name];
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  return headers;
}

function cookiesOf(raw: RawHeaders): readonly string[] {
  const value = raw["set-cookie"];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Exactly one of the ends is told, once; maybe before this returns. The function given back breaks it off with `AbortedError`. */
export function exchange(
  dispatcher: Dispatcher,
  request: ExchangeRequest,
  deadlines: Deadlines,
  end: ExchangeEnd,
): () => void {
  const { timeoutMs } = request;
  const startedAt = performance.now();
  let controller: Dispatcher.DispatchController | null = null;
  let isSettled = false;
  let isOver = false;
  let stopReason: Error | null = null;
  let status = 0;
  let headers: Headers = {};
  let cookies: readonly string[] = [];
  let plan: ReadPlan = { maxBytes: 0, isCut: true };
  let length = 0;
  let headersAt: number | null = null;
  let first: Uint8Array = NOTHING;
  let chunks: Uint8Array[] | null = null;

  const watch: Watch = {
    look(now) {
      const since = now - (headersAt ?? startedAt);
      if (since <= timeoutMs) return;
      // What is left of an answer that was told already is not waited for any longer.
      if (isSettled) return breakOff(new AbortedError());
      const isFlowing = headersAt !== null && length * 1000 >= LEAST_SPEED * since && since <= timeoutMs * LONGEST_BODY;
      if (!isFlowing) stop(new DeadlineError());
    },
  };

  function breakOff(reason: Error): void {
    finishWatch();
    stopReason ??= reason;
    controller?.abort(reason);
  }
  function stop(reason: Error): void {
    fail(reason);
    breakOff(reason);
  }
  function finishWatch(): void {
    if (isOver) return;
    isOver = true;
    deadlines.forget(watch);
  }
  const headersMs = (): number | null => (headersAt === null ? null : headersAt - startedAt);

  function fail(error: Error): void {
    if (isSettled) return;
    isSettled = true;
    finishWatch();
    end.failed(error, headersMs());
  }
  function finish(isPartial: boolean): void {
    if (isSettled) return;
    isSettled = true;
    const body = chunks === null ? first : Buffer.concat(chunks);
    end.done({ status, headers, cookies, body, isPartial, headersMs: headersMs() ?? 0 });
  }
  function keep(chunk: Uint8Array): void {
    if (chunks !== null) chunks.push(chunk);
    else if (first === NOTHING) first = chunk;
    else chunks = [first, chunk];
  }

  /** A short rest is let run out, so that the connection can be used again. */
  function leaveRest(): void {
    const rest = Number(headers["content-length"] ?? Number.POSITIVE_INFINITY) - length;
    if (!(rest <= SHORT_REST)) breakOff(new AbortedError());
  }

  deadlines.add(watch);
  const { origin, path, method } = request;
  dispatcher.dispatch(
    {
      origin,
      path,
      method,
      headers: request.headers,
      headersTimeout: 0,
      bodyTimeout: 0,
      // undici closes the connection after each HEAD; `askOrigin` knows how to go on after a server that answers one with a body.
      reset: false,
    },
    {
      onRequestStart(started) {
        controller = started;
        if (stopReason !== null) started.abort(stopReason);
      },
      onResponseStart(_controller, statusCode, raw) {
        if (statusCode < 200 || isSettled) return;
        status = statusCode;
        headers = flatten(raw);
        cookies = cookiesOf(raw);
        headersAt = performance.now();
        plan = request.plan(status, headers);
        // A page that says how giant it is need not be read to see it.
        const announced = method === "HEAD" ? 0 : Number(headers["content-length"] ?? 0);
        if (!plan.isCut && announced > plan.maxBytes) stop(new TooLargeError(`more than ${plan.maxBytes} bytes`));
      },
      onResponseData(_controller, chunk) {
        if (isSettled) return;
        length += chunk.length;
        if (length <= plan.maxBytes) return keep(chunk);
        if (!plan.isCut) return stop(new TooLargeError(`more than ${plan.maxBytes} bytes`));
        keep(chunk.subarray(0, chunk.length - (length - plan.maxBytes)));
        finish(true);
        leaveRest();
      },
      onResponseEnd() {
        finishWatch();
        finish(false);
      },
      onResponseError(_controller, error) {
        finishWatch();
        fail(error);
      },
    },
  );
  return () => stop(new AbortedError());
}
