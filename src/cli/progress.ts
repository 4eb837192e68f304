/** One line on a terminal's stderr while a run goes on: done, queued, rate, findings, time left, or which host makes it wait. */

import { stderr } from "node:process";
import type { HostWait } from "../model/source.ts";
import type { RunProgress } from "../run/index.ts";
import { displayWidth, truncateToWidth } from "../text/width.ts";
import type { Wording } from "./language.ts";

export interface ProgressLine {
  readonly update: (progress: RunProgress) => void;
  readonly wait: (wait: HostWait) => void;
  /** Writes a line of its own, above the moving one. */
  readonly print: (line: string) => void;
  readonly end: () => void;
}

const REFRESH_MS = 200;
/** Somebody waits when nothing has moved for so long: while others go on, their speed says more. */
const STILL_MS = 2000;

/** Does nothing unless `enabled` and stderr is a terminal. `clock` gives milliseconds. */
export function startProgress(enabled: boolean, say: Wording, clock: () => number = Date.now): ProgressLine {
  if (!enabled || !stderr.isTTY) {
    return { update() {}, wait() {}, print: (line) => stderr.write(`${line}\n`), end() {} };
  }
  let started = clock();
  let moved = started;
  let latest: RunProgress | null = null;
  /** When each host may be asked again. */
  const waits = new Map<string, number>();
  const lineNow = (width: number): string | null => {
    const now = clock();
    const wait = now - moved < STILL_MS ? null : nextOf(waits, now);
    if (wait !== null) return waitText(latest, wait, width, say);
    return latest === null ? null : truncateToWidth(progressText(latest, now - started, say), width);
  };
  const draw = (): void => {
    const line = lineNow((stderr.columns || 80) - 1);
    if (line !== null) stderr.write(`\r\u001b[K${line}`);
  };
  const timer = setInterval(draw, REFRESH_MS);
  timer.unref();
  return {
    update(progress) {
      moved = clock();
      // Loading and the first answer of a site say nothing about its speed.
      if (latest?.phase !== progress.phase) started = moved;
      latest = progress;
    },
    wait({ host, ms }) {
      waits.set(host, Math.max(waits.get(host) ?? 0, clock() + ms));
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

/** The host that may be asked again first; null when all may be. */
function nextOf(waits: ReadonlyMap<string, number>, now: number): HostWait | null {
  let next: HostWait | null = null;
  for (const [host, until] of waits) {
    const ms = until - now;
    if (ms > 0 && (next === null || ms < next.ms)) next = { host, ms };
  }
  return next;
}

/** `elapsed`: milliseconds since the phase began. */
export function progressText(progress: RunProgress, elapsed: number, say: Wording): string {
  const { done, findings, phase } = progress;
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const left = timeLeft(progress, rate, say);
  const perSecond = phase === "pages" ? say(`，每秒 ${rate.toFixed(1)} 页`, `, ${rate.toFixed(1)}/s`) : "";
  return say(
    `${countText(progress, say)}${perSecond}，问题 ${findings} 个，约剩 ${left}`,
    `${countText(progress, say)}${perSecond}, ${findings} findings, about ${left} left`,
  );
}

/** `progress`: null before the first page. Of a host whose name is too long for `width` columns only its beginning is shown. */
export function waitText(progress: RunProgress | null, { host, ms }: HostWait, width: number, say: Wording): string {
  const left = duration(ms / 1000, say);
  const counts = progress === null ? "" : `${countText(progress, say)}${say("；", "; ")}`;
  const asks = say(` 要求稍候，还要等 ${left}`, ` asks us to wait, ${left} left`);
  const shown = truncateToWidth(host, width - displayWidth(counts) - displayWidth(asks));
  return truncateToWidth(`${counts}${shown}${asks}`, width);
}

function countText({ phase, done, queued }: RunProgress, say: Wording): string {
  switch (phase) {
    case "pages":
      return say(`已查 ${done} 页，待查 ${queued} 页`, `${done} pages done, ${queued} queued`);
    case "links":
      return say(`检查链接 ${done}/${done + queued}`, `links ${done}/${done + queued}`);
    case "files":
      return say(`检查附件 ${done}/${done + queued}`, `attachments ${done}/${done + queued}`);
  }
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
