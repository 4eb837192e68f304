/** Asks other hosts about link targets while the site's own pages are still being read: neither has to wait for the other. */

import type { LinkAsker } from "../model/source.ts";
import type { SiteCollector } from "../site/index.ts";
import type { AnswerTaker } from "./answer-taker.ts";

export interface EarlyAsks {
  /** Begins with targets that were met since the last call. */
  readonly goOn: () => void;
  /**
   * Waits for the questions under way; targets whose turn has not come stay open.
   * @throws what went wrong with our own program
   */
  readonly finish: () => Promise<void>;
}

interface AskFor {
  readonly asker: LinkAsker;
  readonly links: Pick<SiteCollector["links"], "freshTargets">;
  readonly answers: Pick<AnswerTaker, "take">;
  readonly signal: AbortSignal;
}

/** Questions under way; each host's own limits count besides. */
const MOST_OPEN = 64;

export function createEarlyAsks({ asker, links, answers, signal }: AskFor): EarlyAsks {
  const waiting: string[] = [];
  const running = new Set<Promise<void>>();
  let isOver = false;
  let failure: { readonly error: unknown } | null = null;

  async function ask(target: string): Promise<void> {
    const answer = await asker.ask(target, { body: true }, signal);
    if (answer !== null) await answers.take(answer);
  }

  function start(target: string): void {
    const run = ask(target)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        running.delete(run);
        if (!isOver) pump();
      });
    running.add(run);
  }

  function pump(): void {
    while (running.size < MOST_OPEN && !signal.aborted && failure === null) {
      const target = waiting.shift();
      if (target === undefined) return;
      start(target);
    }
  }

  return {
    goOn() {
      // Whether the body of a picture's host matters shows only when all links are known.
      for (const { target, isInternal, wantsBody } of links.freshTargets()) {
        if (!isInternal && wantsBody) waiting.push(target);
      }
      pump();
    },
    async finish() {
      isOver = true;
      await Promise.all(running);
      if (failure !== null) throw failure.error;
    },
  };
}
