/** Asks one origin (scheme, host, port): in its host's turn, with retries, and not at all once it has turned out dead. */

import type { Dispatcher } from "undici";
import type { Circuit, Passenger } from "./circuit.ts";
import { AbortedError, classifyError, type Failure, type FetchError } from "./classify-error.ts";
import type { Deadlines } from "./deadlines.ts";
import { type Exchange, type ExchangeRequest, exchange } from "./exchange.ts";
import type { HostGate, Waiter } from "./host-gate.ts";
import type { HostPace } from "./host-pace.ts";
import { onAbort } from "./on-abort.ts";
import { retryAfterMs } from "./retry-after.ts";

const BACKOFF_MS = 500;
/** A host that does not answer costs the whole timeout each time. */
const MAX_TIMEOUT_RETRIES = 1;
/** What a server asks for beyond this is not waited for within a run. Milliseconds. */
const LONGEST_WAIT_MS = 300_000;
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Answers of a server that has too much to do. */
const BUSY_STATUS: ReadonlySet<number> = new Set([429, 503]);
const RETRIED_ERRORS: ReadonlySet<FetchError> = new Set(["dns", "refused", "reset", "timeout"]);

export interface Answered {
  readonly answer: Exchange;
  readonly attempts: number;
}
export interface Failed {
  readonly failure: Failure;
  readonly attempts: number;
}

export interface Origin {
  readonly dispatcher: Dispatcher;
  readonly gate: HostGate;
  readonly pace: HostPace;
  readonly circuit: Circuit;
  readonly deadlines: Deadlines;
  /** Shortens the pauses before retries: 1 on the network, less on the loopback. */
  readonly scale: number;
  /** Told of each pause that the server asks for and gets, in milliseconds. */
  readonly onWait: (ms: number) => void;
  /** Set by `askOrigin`. A server that answers HEAD with a body breaks what follows on the same connection. */
  askedHead: boolean;
}

/** Never rejects. `retries`: of what may be better the next time; 0 for one attempt only. */
export function askOrigin(
  origin: Origin,
  request: ExchangeRequest,
  retries: number,
  signal: AbortSignal,
): Promise<Answered | Failed> {
  return new Promise((resolve) => {
    const { gate, pace, circuit } = origin;
    let attempts = 0;
    let isDone = false;
    let isTrial = false;
    let timer: NodeJS.Timeout | null = null;
    let breakOff = (): void => {};
    let forget = (): void => {};

    function settle(result: Answered | Failed): void {
      if (isDone) return;
      isDone = true;
      forget();
      resolve(result);
    }

    function giveUp(failure: Failure): void {
      settle({ failure, attempts });
    }

    /** May run more than once a turn: a waiter that is not wanted any more says so each time. */
    const waiter: Waiter = {
      claim() {
        if (isDone) return false;
        if (isTrial || circuit.isClosed()) return true;
        circuit.pass(passenger);
        return false;
      },
      start,
    };
    const passenger: Passenger = {
      proceed(isAlone) {
        isTrial = isAlone;
        gate.enter(waiter);
      },
      giveUp,
    };

    function start(): void {
      attempts += 1;
      if (request.method === "HEAD") origin.askedHead = true;
      const startedAt = performance.now();
      breakOff = exchange(origin.dispatcher, request, origin.deadlines, {
        done(answer) {
          circuit.succeed();
          isTrial = false;
          const isBusy = BUSY_STATUS.has(answer.status);
          const isStrained = pace.note(isBusy, answer.headersMs, startedAt, performance.now());
          const asked = RETRIED_STATUS.has(answer.status) ? waitAsked(answer) : null;
          const mayRetry = RETRIED_STATUS.has(answer.status) && (asked ?? 0) <= LONGEST_WAIT_MS;
          const isAskedAgain = mayRetry && attempts <= retries && !isDone;
          const wait = Math.min(asked ?? 0, LONGEST_WAIT_MS);
          // One refusal among many good answers concerns its address; a host under strain is left alone as a whole.
          if (isStrained && wait > 0) gate.pause(wait);
          if ((isStrained || isAskedAgain) && wait > 0) origin.onWait(wait);
          gate.leave();
          if (isAskedAgain) return retryAfter(asked ?? backoffMs());
          settle({ answer, attempts });
        },
        failed(error, headersMs) {
          noteFailure(classifyError(error), headersMs, startedAt);
        },
      });
    }

    function noteFailure(failure: Failure, headersMs: number | null, startedAt: number): void {
      const wasTrial = isTrial;
      isTrial = false;
      const allowed = retriesOf(failure.error);
      const isLast = attempts > allowed;
      if (failure.error === "aborted") {
        if (wasTrial) circuit.abandon();
      } else if (headersMs === null && RETRIED_ERRORS.has(failure.error)) {
        circuit.fail(failure, wasTrial, isLast && retries > 0);
        if (failure.error === "timeout") pace.note(true, null, startedAt, performance.now());
      } else {
        circuit.succeed();
      }
      gate.leave();
      if (isLast || isDone) giveUp(circuit.explain(failure));
      else retryAfter(backoffMs());
    }

    function retriesOf(error: FetchError): number {
      if (error === "protocol") return origin.askedHead ? Math.min(retries, 1) : 0;
      if (!RETRIED_ERRORS.has(error)) return 0;
      return error === "timeout" ? Math.min(retries, MAX_TIMEOUT_RETRIES) : retries;
    }

    /** Doubles with each attempt; half of it is chance, so that many clients do not come back at the same moment. */
    function backoffMs(): number {
      return BACKOFF_MS * origin.scale * 2 ** (attempts - 1) * (0.5 + Math.random() / 2);
    }

    /** Waits outside of the host's turn: others go on meanwhile. */
    function retryAfter(ms: number): void {
      timer = setTimeout(() => {
        timer = null;
        circuit.pass(passenger);
      }, ms);
    }

    function abort(): void {
      if (timer !== null) clearTimeout(timer);
      giveUp({ error: "aborted", detail: "ABORTED" });
      circuit.remove(passenger);
      gate.prune();
      breakOff();
    }

    if (signal.aborted) return giveUp({ error: "aborted", detail: new AbortedError().code });
    forget = onAbort(signal, abort);
    circuit.pass(passenger);
  });
}

function waitAsked(answer: Exchange): number | null {
  return retryAfterMs(answer.headers["retry-after"], Date.now());
}
