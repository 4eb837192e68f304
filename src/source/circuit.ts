/** Whether an origin is worth asking: after failures in a row its requests wait together for the outcome of single trials, and give up together. */

import type { Failure } from "./classify-error.ts";

/** Failures in a row, of whatever addresses. */
const THRESHOLD = 3;
/** Waits before each trial of an origin from which nothing ever came. Milliseconds. */
const SILENT_DELAYS_MS: readonly number[] = [5000];
/** The same for one that did answer earlier in the run: servers are restarted, and lines come back. */
const LOST_DELAYS_MS: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** An origin that was given up gets a further trial so much later. */
const LATER_TRIAL_MS = 60_000;

/** A request on its way to the origin. */
export interface Passenger {
  /** Goes on, alone when it `isTrial`; its outcome must then be told by `succeed`, `fail` or `abandon`. */
  readonly proceed: (isTrial: boolean) => void;
  readonly giveUp: (failure: Failure) => void;
}

export interface Circuit {
  /** Lets go on, keeps waiting, or gives up at once. */
  readonly pass: (passenger: Passenger) => void;
  /** Takes back one that waits. */
  readonly remove: (passenger: Passenger) => void;
  /** May a request that was let through before still start? */
  readonly isClosed: () => boolean;
  readonly succeed: () => void;
  /** `isLast`: all attempts of its address have failed. */
  readonly fail: (failure: Failure, isTrial: boolean, isLast: boolean) => void;
  /** A trial that ends without an outcome. */
  readonly abandon: () => void;
  /**
   * What a failure of this origin says about an address: from an origin that was alive a moment ago, refused connections and
   * unknown names are its (or our) trouble of the hour, not a dead address.
   */
  readonly explain: (failure: Failure) => Failure;
}

/** Never the bare code, which would read as a proof that the address is dead. */
function lost({ error, detail }: Failure): string {
  return error === "host-down" ? detail : `host-down ${detail}`;
}

/** `scale` shortens all waits: 1 on the network, less on the loopback. */
export function createCircuit(scale: number): Circuit {
  const waiting = new Set<Passenger>();
  let state: "closed" | "open" | "trial" | "down" = "closed";
  let isAlive = false;
  let row = 0;
  let trials = 0;
  let nextTrial = 0;
  let last: Failure = { error: "timeout", detail: "" };
  let timer: NodeJS.Timeout | null = null;

  const delays = (): readonly number[] => (isAlive ? LOST_DELAYS_MS : SILENT_DELAYS_MS);

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  /** Without anybody who waits there is nobody to make the trial: the next one who comes does. */
  function scheduleTrial(): void {
    state = "open";
    const delay = (delays()[trials] ?? 0) * scale;
    nextTrial = performance.now() + delay;
    if (waiting.size > 0) startTimer();
  }

  function startTimer(): void {
    timer ??= setTimeout(
      () => {
        timer = null;
        const [first] = waiting;
        if (first === undefined) return;
        waiting.delete(first);
        state = "trial";
        first.proceed(true);
      },
      Math.max(0, nextTrial - performance.now()),
    );
  }

  function explain(failure: Failure): Failure {
    const isHostTrouble = failure.error === "refused" || failure.error === "dns";
    return isAlive && isHostTrouble ? { error: "host-down", detail: lost(failure) } : failure;
  }

  function verdict(): Failure {
    return isAlive ? { error: "host-down", detail: lost(last) } : last;
  }

  function giveUp(): void {
    state = "down";
    nextTrial = performance.now() + LATER_TRIAL_MS * scale;
    const all = [...waiting];
    waiting.clear();
    for (const passenger of all) passenger.giveUp(verdict());
  }

  function failTrial(): void {
    trials += 1;
    if (trials < delays().length) scheduleTrial();
    else giveUp();
  }

  return {
    pass(passenger) {
      if (state === "closed") return passenger.proceed(false);
      if (state === "down") {
        if (performance.now() < nextTrial) return passenger.giveUp(verdict());
        state = "trial";
        return passenger.proceed(true);
      }
      waiting.add(passenger);
      if (state === "open") startTimer();
    },
    remove(passenger) {
      waiting.delete(passenger);
      if (waiting.size === 0) stopTimer();
    },
    isClosed: () => state === "closed",
    succeed() {
      isAlive = true;
      row = 0;
      if (state === "closed") return;
      state = "closed";
      stopTimer();
      const all = [...waiting];
      waiting.clear();
      for (const passenger of all) passenger.proceed(false);
    },
    fail(failure, isTrial, isLast) {
      row += 1;
      last = failure;
      if (isTrial && state === "trial") return failTrial();
      if (state !== "closed" || (row < THRESHOLD && (isAlive || !isLast))) return;
      trials = 0;
      scheduleTrial();
    },
    abandon() {
      if (state === "trial") scheduleTrial();
    },
    explain,
  };
}
