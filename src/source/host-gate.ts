/** Politeness towards one host: so many requests at once, so long between two starts, first come first served. */

import type { HostPace } from "./host-pace.ts";
import type { Slots } from "./slots.ts";

/** Somebody who waits for a turn. */
export interface Waiter {
  /** Asked when the turn has come: false when it is not wanted any more, or must not be used; it costs nothing then. */
  readonly claim: () => boolean;
  /** Begins the request; whoever began calls `leave` when it is over. */
  readonly start: () => void;
}

export interface HostGate {
  readonly enter: (waiter: Waiter) => void;
  readonly leave: () => void;
  /** Lets nothing start for so many milliseconds (`Retry-After`). */
  readonly pause: (ms: number) => void;
  /** Forgets those at the front who do not want their turn any more, so that nothing is kept alive for them. */
  readonly prune: () => void;
}

/** `slots` are shared by all hosts. */
export function createHostGate(pace: HostPace, slots: Slots): HostGate {
  let waiters: (Waiter | undefined)[] = [];
  let head = 0;
  let running = 0;
  let nextStart = 0;
  let timer: NodeJS.Timeout | null = null;

  /** Shifting a long array costs its length each time; it is cut only when half of it is used up. */
  function dropFirst(): void {
    // What has had its turn, and the answer that hangs on it, must not live as long as the queue.
    waiters[head] = undefined;
    head += 1;
    if (head > 1024 && head * 2 > waiters.length) {
      waiters = waiters.slice(head);
      head = 0;
    }
  }

  function first(): Waiter | undefined {
    return waiters[head];
  }

  function startLater(ms: number): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      startWaiting();
    }, ms);
  }

  function startWaiting(): void {
    while (running < pace.limit()) {
      const waiter = first();
      if (waiter === undefined) return;
      const wait = nextStart - performance.now();
      if (wait > 0) {
        startLater(wait);
        return;
      }
      if (!slots.take(startWaiting)) return;
      dropFirst();
      if (!waiter.claim()) {
        slots.give();
        continue;
      }
      running += 1;
      const spacing = pace.spacingMs();
      if (spacing > 0) nextStart = performance.now() + spacing;
      waiter.start();
    }
  }

  return {
    enter(waiter) {
      waiters.push(waiter);
      startWaiting();
    },
    leave() {
      running -= 1;
      slots.give();
      startWaiting();
    },
    pause(ms) {
      nextStart = Math.max(nextStart, performance.now() + ms);
    },
    prune() {
      for (let waiter = first(); waiter !== undefined && !waiter.claim(); waiter = first()) dropFirst();
      if (first() !== undefined || timer === null) return;
      clearTimeout(timer);
      timer = null;
    },
  };
}
