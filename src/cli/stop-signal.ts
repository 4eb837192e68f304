/** What ends a run early: Ctrl-C, or the time that the user gave it. */

import process, { stderr } from "node:process";
import { TimeUpError } from "../run/index.ts";
import type { Wording } from "./language.ts";

export interface StopSignal {
  readonly signal: AbortSignal;
  /** To be called when the run is over, or the program stays alive for it. */
  readonly release: () => void;
}

/** Longer waits than this overflow Node's timers. Milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** The first Ctrl-C ends the run cleanly, with what was found; the second one ends the process. `maxTimeMs` is null for no limit. */
export function createStopSignal(maxTimeMs: number | null, say: Wording): StopSignal {
  const controller = new AbortController();
  const end = (reason: Error | undefined, line: string): void => {
    stderr.write(`${line}\n`);
    controller.abort(reason);
  };
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    end(
      undefined,
      say(
        "\n正在停止，已查到的会写进报告（再按一次立即退出）……",
        "\nstopping; what was found will be written (press again to quit)",
      ),
    );
  };
  const timeIsUp = (): void => {
    if (controller.signal.aborted) return;
    end(
      new TimeUpError(),
      say(
        "\n到了 --max-time 的时间，正在停止，已查到的会写进报告……",
        "\nthe time of --max-time is up; writing what was found",
      ),
    );
  };
  const timer = maxTimeMs === null ? undefined : setTimeout(timeIsUp, Math.min(maxTimeMs, LONGEST_TIMER));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
