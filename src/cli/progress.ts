/** One line on a terminal's stderr while a run goes on: done, queued, rate, findings, time left. */

import { stderr } from "node:process";
import type { RunProgress } from "../run/index.ts";
import { truncateToWidth } from "../text/width.ts";
import type { Wording } from "./language.ts";

export interface ProgressLine {
  readonly update: (progress: RunProgress) => void;
  readonly end: () => void;
}

const REFRESH_MS = 200;

/** Does nothing unless `enabled` and stderr is a terminal. `clock` gives milliseconds. */
export function startProgress(enabled: boolean, say: Wording, clock: () => number = Date.now): ProgressLine {
  if (!enabled || !stderr.isTTY) return { update() {}, end() {} };
  const started = clock();
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
      latest = progress;
    },
    end() {
      clearInterval(timer);
      stderr.write("\r\u001b[K");
    },
  };
}

/** `elapsed` in milliseconds. */
export function progressText(progress: RunProgress, elapsed: number, say: Wording): string {
  const seconds = elapsed / 1000;
  if (progress.phase === "links") {
    return say(
      `检查链接 ${progress.done}/${progress.done + progress.queued}　问题 ${progress.findings}`,
      `links ${progress.done}/${progress.done + progress.queued}  findings ${progress.findings}`,
    );
  }
  const rate = seconds > 0 ? progress.done / seconds : 0;
  const left = rate > 0 ? duration(progress.queued / rate, say) : "?";
  return say(
    `已查 ${progress.done} 页，待查 ${progress.queued} 页，每秒 ${rate.toFixed(1)} 页，问题 ${progress.findings} 个，约剩 ${left}`,
    `${progress.done} pages done, ${progress.queued} queued, ${rate.toFixed(1)}/s, ${progress.findings} findings, about ${left} left`,
  );
}

function duration(seconds: number, say: Wording): string {
  if (seconds < 90) return say(`${Math.ceil(seconds)} 秒`, `${Math.ceil(seconds)} s`);
  if (seconds < 5400) return say(`${Math.ceil(seconds / 60)} 分钟`, `${Math.ceil(seconds / 60)} min`);
  return say(`${(seconds / 3600).toFixed(1)} 小时`, `${(seconds / 3600).toFixed(1)} h`);
}
