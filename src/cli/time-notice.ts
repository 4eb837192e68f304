/** Says at the start of a long run how long it will take, so that nobody waits before the screen for what needs an afternoon. */

import type { FetchConfig } from "../model/config.ts";
import type { RunProgress } from "../run/index.ts";
import type { Wording } from "./language.ts";
import { duration } from "./progress.ts";

/** Shorter runs need no notice. Milliseconds. */
const LONG_MS = 120_000;
/** It is said again when it has become so many times as long: sites without sitemap show their size little by little. */
const GROWN = 4;

/** `warn` writes a line. Speaks of the pages only: how many links need asking shows at their end. */
export function createTimeNotice(
  fetch: Pick<FetchConfig, "perHost" | "gapMs">,
  say: Wording,
  warn: (line: string) => void,
): (progress: RunProgress) => void {
  let saidMs = LONG_MS / GROWN;
  return ({ phase, queued, leastMs }) => {
    if (phase !== "pages" || leastMs === undefined) return;
    const ms = leastMs();
    if (ms < saidMs * GROWN) return;
    saidMs = ms;
    const seconds = fetch.gapMs / 1000;
    warn(
      say(
        `已知待查 ${queued} 页，按现在的节奏（${fetch.perHost} 个连接、每次间隔 ${seconds} 秒）至少还要 ${duration(ms / 1000, say)}；可以按 Ctrl-C 停下，已查到的照样写进报告。`,
        `${queued} pages are known so far; at the present pace (${fetch.perHost} connections, pauses of ${seconds} s) they take at least ${duration(ms / 1000, say)}. Ctrl-C stops; what was found is still written.`,
      ),
    );
  };
}
