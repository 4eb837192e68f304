/** Asks many link targets at once and hands the answers over as they come. */

import type { LinkAnswer } from "../model/site.ts";
import type { LinkAsker } from "../model/source.ts";

/** Questions under way or waiting for their host; each host's own limits count besides. */
const MAX_OPEN = 1000;

export interface AskTarget {
  readonly target: string;
  readonly wantsBody: boolean;
}

/**
 * Yields one answer a target in the order of arrival; targets that are not asked (offline, unwanted hosts, after an abort) yield
 * nothing. A target that stands in the list twice is answered twice, and asked once.
 */
export async function* askAll(
  asker: LinkAsker,
  targets: readonly AskTarget[],
  signal: AbortSignal,
): AsyncGenerator<LinkAnswer> {
  const arrived: (LinkAnswer | null)[] = [];
  const failures: unknown[] = [];
  let next = 0;
  let open = 0;
  let wake = (): void => {};

  async function ask({ target, wantsBody }: AskTarget): Promise<void> {
    try {
      arrived.push(await asker.ask(target, { body: wantsBody }, signal));
    } catch (error) {
      failures.push(error);
    }
    open -= 1;
    wake();
  }

  while (failures.length === 0 && (next < targets.length || open > 0 || arrived.length > 0)) {
    while (open < MAX_OPEN && next < targets.length && !signal.aborted) {
      const target = targets[next];
      next += 1;
      open += 1;
      if (target !== undefined) void ask(target);
    }
    for (const answer of arrived.splice(0)) if (answer !== null) yield answer;
    if (signal.aborted) next = targets.length;
    if (arrived.length === 0 && open > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  if (failures.length > 0) throw failures[0];
}
