/** How fast a host may be asked just now: slower at once when it shows strain, faster again step by step (AIMD), never faster than configured. */

/** Answers that are looked back on. */
const MEMORY = 20;
/** This share of them, or so many in a row, is strain; a single refusal among hundreds of good answers is none. */
const BUSY_SHARE = 0.4;
const BUSY_ROW = 3;
/** Pause to begin with where none is configured, and the longest one. Milliseconds. */
const FIRST_GAP_MS = 50;
const LONGEST_GAP_MS = 10_000;
/** Good answers until the next step back to the configured speed, and the number of such steps. */
const GOOD_FOR_STEP = 10;
const STEPS = 8;
/** Slow is what takes this long and so many times as long as usual. */
const SLOW_MS = 1500;
const SLOW_TIMES = 4;

export interface HostPace {
  /** Requests at once. */
  readonly limit: () => number;
  /** Milliseconds between two starts, whichever connection they use. */
  readonly spacingMs: () => number;
  /**
   * Learns from an answer: `isBusy` for 429, 503 and timeouts; `ms` until its headers came (null: they never did). Returns true
   * when the host was slowed down by it. Answers to requests from before the last slowing down tell nothing new; `startedAt` and
   * `now` are of one clock.
   */
  readonly note: (isBusy: boolean, ms: number | null, startedAt: number, now: number) => boolean;
}

/** `gapMs`: pause of one connection between two of its starts. */
export function createHostPace(perHost: number, gapMs: number): HostPace {
  let limit = perHost;
  let gap = gapMs;
  let recent: boolean[] = [];
  let row = 0;
  let good = 0;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let usualMs = -1;
  let recentMs = -1;

  function isSlow(ms: number): boolean {
    usualMs = usualMs < 0 ? ms : usualMs + (ms - usualMs) / 64;
    recentMs = recentMs < 0 ? ms : recentMs + (ms - recentMs) / 8;
    return recentMs > SLOW_MS && recentMs > usualMs * SLOW_TIMES;
  }

  function isStrained(isBusy: boolean, ms: number | null): boolean {
    if (ms !== null && isSlow(ms)) return true;
    if (!isBusy) return false;
    return row >= BUSY_ROW || recent.filter(Boolean).length >= recent.length * BUSY_SHARE;
  }

  function slowDown(now: number): void {
    limit = Math.max(1, Math.floor(limit / 2));
    gap = Math.min(Math.max(gap * 2, FIRST_GAP_MS), Math.max(LONGEST_GAP_MS, gapMs));
    slowedAt = now;
    recent = [];
    row = 0;
    good = 0;
    recentMs = usualMs;
  }

  function recover(): void {
    good += 1;
    if (good % GOOD_FOR_STEP !== 0) return;
    limit = Math.min(perHost, limit + Math.max(1, Math.ceil(perHost / STEPS)));
    gap = Math.max(gapMs, gap - Math.max(gapMs / STEPS, FIRST_GAP_MS / 2));
  }

  return {
    limit: () => limit,
    spacingMs: () => gap / limit,
    note(isBusy, ms, startedAt, now) {
      if (startedAt < slowedAt) return false;
      recent.push(isBusy);
      if (recent.length > MEMORY) recent.shift();
      row = isBusy ? row + 1 : 0;
      if (isStrained(isBusy, ms)) {
        slowDown(now);
        return true;
      }
      if (!isBusy && (limit < perHost || gap > gapMs)) recover();
      return false;
    },
  };
}
