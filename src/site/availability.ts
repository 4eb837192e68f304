/** Judges a week of timed requests: 国办秘函〔2019〕19号 单项否决·站点无法访问, 1 week, at least 20 a day at intervals. */

import type { Config } from "../model/config.ts";
import type { ProbeRecord } from "../model/probe.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { addDays } from "../text/dates.ts";
import { loadProfile } from "./profile.ts";

export const PROBE_DAYS = 7;
export const PROBES_A_DAY = 20;
/** Longer than this is not opened. In milliseconds. */
export const OPENS_WITHIN_MS = 15_000;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** China Standard Time, whatever the machine's own. */
const OFFSET = 8 * 60 * MINUTE;
const SLOT = DAY / PROBES_A_DAY;
const SHORTEST_PAUSE = 10 * MINUTE;
/** An older week says nothing about now. */
const OLDEST_DAYS = 31;
const UNUSABLE = /^(?:blocked-\d+|tls|offline)$/;

export interface Availability {
  /** The week that is judged, or the last seven days while it is not full; ISO dates. */
  readonly from: string;
  readonly to: string;
  /** Requests that count towards the week, at most 140; and days that lack some, `date` with their number. */
  readonly done: number;
  readonly short: readonly { readonly date: string; readonly count: number }[];
  /** All usable requests of those days, and those that did not open. */
  readonly usable: number;
  readonly failed: number;
  /** Requests that tell nothing: stopped by a firewall, certificate not known, our own network down. */
  readonly unusable: number;
  readonly isComplete: boolean;
  /** Percent of usable requests that did not open, cut to tenths; 0 without any. */
  readonly percent: number;
}

/** Share of visits that may not fail, in percent: the profile's, or the config's own. @throws UsageError as `loadProfile` */
export function availabilityLimit(config: Config): number {
  return loadProfile(config).indicators.find(({ counts }) => counts === "availability")?.limit ?? 5;
}

/** What the indicator says: which days, how many visits, what is missing. */
export function availabilityNote(week: Availability): string {
  const { from, to, done, short, usable, failed, isComplete } = week;
  if (isComplete) return `${from}至${to}共访问${usable}次，${OPENS_WITHIN_MS / 1000}秒内打不开${failed}次`;
  if (usable === 0) return "没有最近一周的定时访问记录，请用计划任务每小时运行一次 zicha probe";
  const some = short.filter(({ count }) => count > 0).map(({ date, count }) => `${date}只有${count}次`);
  const none = short.length - some.length;
  const missing = [...some, ...(none === 0 ? [] : [`${none}天没有记录`])].join("，");
  return `定时访问还不满一周：${from}至${to}已访问${done}/${PROBE_DAYS * PROBES_A_DAY}次，打不开${failed}次；${missing}`;
}

/** Did the page not open? */
export function isProbeFailure({ code, ms }: Pick<ProbeRecord, "code" | "ms">): boolean {
  return isUsable({ code }) && (code !== "open" || ms > OPENS_WITHIN_MS);
}

/** The latest full week that ended within a month before `today` (ISO date); else the last seven days. */
export function measureAvailability(records: readonly ProbeRecord[], today: string): Availability {
  const days = new Map<string, ProbeRecord[]>();
  for (const record of records) {
    const date = dayOf(Date.parse(record.at));
    if (date === null) continue;
    addToGroup(days, date, record);
  }
  for (let back = 0; back <= OLDEST_DAYS; back++) {
    const week = measureWeek(days, addDays(today, -back));
    if (week.isComplete) return week;
  }
  return measureWeek(days, today);
}

function measureWeek(days: ReadonlyMap<string, readonly ProbeRecord[]>, to: string): Availability {
  const dates = Array.from({ length: PROBE_DAYS }, (_, i) => addDays(to, i - PROBE_DAYS + 1));
  const counts = dates.map((date) => ({ date, count: (days.get(date) ?? []).filter(isUsable).length }));
  const all = dates.flatMap((date) => days.get(date) ?? []);
  const usable = all.filter(isUsable).length;
  const failed = all.filter(isProbeFailure).length;
  const short = counts.filter(({ count }) => count < PROBES_A_DAY);
  return {
    from: dates[0] ?? to,
    to,
    done: counts.reduce((sum, { count }) => sum + Math.min(count, PROBES_A_DAY), 0),
    short,
    usable,
    failed,
    unusable: all.length - usable,
    isComplete: short.length === 0,
    percent: usable === 0 ? 0 : Math.floor((failed / usable) * 1000) / 10,
  };
}

/** Is a request due? Each day has 20 equal parts with one request each; what was missed is made up for, ten minutes apart. */
export function isProbeDue(records: readonly ProbeRecord[], now: number): boolean {
  const today = dayOf(now);
  const own = records.filter(({ at }) => dayOf(Date.parse(at)) === today);
  const last = Math.max(0, ...records.map(({ at }) => Date.parse(at) || 0));
  const begun = Math.floor(((now + OFFSET) % DAY) / SLOT) + 1;
  return own.filter(isUsable).length < begun && now - last >= SHORTEST_PAUSE;
}

/** When the next part of the day begins, in milliseconds. */
export function nextProbeAt(now: number): number {
  return now - ((now + OFFSET) % SLOT) + SLOT;
}

/** The day in China; null for a time that is none. */
export function dayOf(time: number): string | null {
  return Number.isFinite(time) ? new Date(time + OFFSET).toISOString().slice(0, 10) : null;
}

/** Clock time in China, `2026-11-22 08:05`. */
export function clockOf(time: number): string {
  return new Date(time + OFFSET).toISOString().slice(0, 16).replace("T", " ");
}

function isUsable({ code }: Pick<ProbeRecord, "code">): boolean {
  return !UNUSABLE.test(code);
}
