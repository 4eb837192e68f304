/** One line on a terminal's stderr while a run goes on: done, queued, rate, findings, time left. */

import { stderr } from "node:process";
import type { RunProgress } from "../run/index.ts";
import { truncateToWidth } from "../text/width.ts";
import type { Wording } from "./language.ts";

export interface ProgressLine {
  readonly update: (progress: RunProgress) => void;
  /** Writes a line of its own, above the moving one. */
  readonly print: (line: string) => void;
  readonly end: () => void;
}

const REFRESH_MS = 200;

/** Does nothing unless `enabled` and stderr is a terminal. `clock` gives milliseconds. */
export function startProgress(enabled: boolean, say: Wording, clock: () => number = Date.now): ProgressLine {
  if (!enabled || !stderr.isTTY) return { update() {}, print: (line) => stderr.write(`${line}\n`), end() {} };
  let started = clock();
  let latest: RunProgress | null = null;
  const draw = (): void => {
    if (latest !== null)
      stderr.write(
        `\r\u001b[K${truncateToWidth(progressText(latest, clock() - started, say), (stderr.columns || 80) - 1)}`,
      );
  };
  const timer = setInterval(draw, REFRESH_MS);
  timer.unref();
  return {
    update(progress) {
      // Loading and the first answer of a site say nothing about its speed.
      if (latest?.phase !== progress.phase) started = clock();
      latest = progress;
    },
    print(line) {
      stderr.write(`\r\u001b[K${line}\n`);
    },
    end() {
      clearInterval(timer);
      stderr.write("\r\u001b[K");
    },
  };
}

/** `elapsed`: milliseconds since the phase began. */
export function progressText(progress: RunProgress, elapsed: number, say: Wording): string {
  const { done, queued, findings } = progress;
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const left = timeLeft(progress, rate, say);
  if (progress.phase === "links") {
    return say(
      `检查链接 ${done}/${done + queued}，问题 ${findings} 个，约剩 ${left}`,
      `links ${done}/${done + queued}, ${findings} findings, about ${left} left`,
    );
  }
  if (progress.phase === "files") {
    return say(
      `检查附件 ${done}/${done + queued}，问题 ${findings} 个，约剩 ${left}`,
      `attachments ${done}/${done + queued}, ${findings} findings, about ${left} left`,
    );
  }
  return say(
    `已查 ${done} 页，待查 ${queued} 页，每秒 ${rate.toFixed(1)} 页，问题 ${findings} 个，约剩 ${left}`,
    `${done} pages done, ${queued} queued, ${rate.toFixed(1)}/s, ${findings} findings, about ${left} left`,
  );
}

/** What the speed so far promises, but never less than politeness allows. */
function timeLeft({ queued, leastMs }: RunProgress, rate: number, say: Wording): string {
  return rate > 0 ? duration(Math.max(queued / rate, (leastMs?.() ?? 0) / 1000), say) : "?";
}

/** Rounded up to what a person plans with. */
export function duration(seconds: number, say: Wording): string {
  if (seconds < 90) return say(`${Math.ceil(seconds)} 秒`, `${Math.ceil(seconds)} s`);
  if (seconds < 5400) return say(`${Math.ceil(seconds / 60)} 分钟`, `${Math.ceil(seconds / 60)} min`);
  return say(`${(seconds / 3600).toFixed(1)} 小时`, `${(seconds / 3600).toFixed(1)} h`);
}
