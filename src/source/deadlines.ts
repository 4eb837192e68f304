/** Deadlines of everything under way, looked at by one timer: a timer for each request costs more than the request's own work. */

export interface Watch {
  /** Called now and then with the time of `performance.now()`; ends itself by `forget`. */
  readonly look: (now: number) => void;
}

export interface Deadlines {
  readonly add: (watch: Watch) => void;
  readonly forget: (watch: Watch) => void;
}

const SLOWEST_MS = 250;
const FASTEST_MS = 5;
/** A deadline is met with an eighth of itself. */
const PARTS = 8;

/** `limitMs`: the usual deadline. The timer runs only while there is something to watch. */
export function createDeadlines(limitMs: number): Deadlines {
  const watches = new Set<Watch>();
  const everyMs = Math.min(SLOWEST_MS, Math.max(FASTEST_MS, Math.floor(limitMs / PARTS)));
  let timer: NodeJS.Timeout | null = null;
  let idle = 0;

  function look(): void {
    const now = performance.now();
    for (const watch of watches) watch.look(now);
    idle = watches.size === 0 ? idle + 1 : 0;
    if (idle < 2 || timer === null) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    add(watch) {
      watches.add(watch);
      idle = 0;
      if (timer === null) timer = setInterval(look, everyMs);
    },
    forget: (watch) => {
      watches.delete(watch);
    },
  };
}
