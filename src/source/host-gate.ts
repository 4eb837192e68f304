/** Politeness towards one host: so many requests at once, so long between two starts, first come first served. */

import { AbortedError } from "./classify-error.ts";
import { onAbort } from "./on-abort.ts";

interface Waiter {
  readonly start: () => void;
  isGone: boolean;
}

export interface HostGate {
  /** Resolves when a request may start, with the function that ends it. Rejects with `AbortedError`. */
  readonly enter: (signal: AbortSignal) => Promise<() => void>;
  /** Lets nothing start for so many milliseconds (`Retry-After`). */
  readonly pause: (ms: number) => void;
}

export function createHostGate(perHost: number, gapMs: number): HostGate {
  let waiters: Waiter[] = [];
  let head = 0;
  let running = 0;
  let nextStart = 0;
  let waiting = 0;
  let timer: NodeJS.Timeout | null = null;

  function leave(): void {
    running -= 1;
    startWaiting();
  }

  /** Shifting a long array costs its length each time; it is cut only when half of it is used up. */
  function takeFirst(): Waiter | undefined {
    const waiter = waiters[head];
    head += 1;
    if (head > 1024 && head * 2 > waiters.length) {
      waiters = waiters.slice(head);
      head = 0;
    }
    return waiter;
  }

  function startLater(ms: number): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      startWaiting();
    }, ms);
  }

  /** A timer for nobody would keep the program alive. */
  function stopIdleTimer(): void {
    if (waiting > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  }

  function startWaiting(): void {
    while (running < perHost && waiting > 0) {
      const wait = nextStart - performance.now();
      if (wait > 0) {
        startLater(wait);
        return;
      }
      const waiter = takeFirst();
      if (waiter === undefined || waiter.isGone) continue;
      waiting -= 1;
      running += 1;
      if (gapMs > 0) nextStart = performance.now() + gapMs;
      waiter.start();
    }
  }

  function enter(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new AbortedError());
      const forget = onAbort(signal, () => {
        waiter.isGone = true;
        waiting -= 1;
        stopIdleTimer();
        reject(new AbortedError());
      });
      const waiter: Waiter = {
        isGone: false,
        start: () => {
          forget();
          resolve(leave);
        },
      };
      waiters.push(waiter);
      waiting += 1;
      startWaiting();
    });
  }

  return {
    enter,
    pause: (ms) => {
      nextStart = Math.max(nextStart, performance.now() + ms);
    },
  };
}
