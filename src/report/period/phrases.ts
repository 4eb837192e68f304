/** Turns of phrase that the documents of a period share: numbers, days, shares, lists, changes. */

import type { PeriodFigures, ProblemCounts } from "../../model/period.ts";
import { dayName, periodName } from "../../text/period.ts";
import { type Labels, labelsFor } from "../labels.ts";

/** The documents are Chinese whatever the language of the screen. */
export const labels: Labels = labelsFor("zh");

/** 48.8% of a whole; null of nothing. */
export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : `${((part / whole) * 100).toFixed(1)}%`;
}

/** `问题总数由50个变为41个，减少9个、下降18.0%`, `销号同为3个`. */
export function change(what: string, now: number, before: number): string {
  if (now === before) return `${what}同为${now}个`;
  const share = percent(Math.abs(now - before), before);
  const by =
    now > before
      ? `增加${now - before}个${share === null ? "" : `、上升${share}`}`
      : `减少${before - now}个${share === null ? "" : `、下降${share}`}`;
  return `${what}由${before}个变为${now}个，${by}`;
}

/** `+3`, `-9`, `0`, for tables. */
export function difference(now: number, before: number): string {
  return now > before ? `+${now - before}` : String(now - before);
}

/** Parts that count, joined; a part of zero is not worth a word. */
export function counted(
  parts: readonly (readonly [label: string, count: number, unit?: string])[],
  mark = "，",
): string {
  return parts
    .filter(([, count]) => count > 0)
    .map(([label, count, unit = "个"]) => `${label}${count}${unit}`)
    .join(mark);
}

/** `办公室5个、工程科3个等6个科室`: the first `most` and how many there are. */
export function ownerList(counts: readonly (readonly [owner: string, count: number])[], most = 6): string {
  const named = counts.slice(0, most).map(([owner, count]) => `${owner}${count}个`);
  const rest = counts.length > most ? `等${counts.length}个科室` : "";
  return `${named.join("、")}${rest}`;
}

/** Days of the same year without it: 11月5日. */
export function shortDay(iso: string): string {
  return dayName(iso).replace(/^\d+年/, "");
}

/** Sentences joined into a paragraph; empty ones are left out. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim().replace(/[。；，]$/, ""))
    .filter((part) => part !== "")
    .map((part) => `${part}。`)
    .join("");
}

/** 上月 · 上季度 · 上年. */
export function previousName({ previous }: PeriodFigures): string {
  return periodName(previous.period);
}

/** 严重2个，一般3个: what there is of each level. */
export function severityList({ bySeverity }: Pick<ProblemCounts, "bySeverity">): string {
  return counted([
    [labels.severity.error, bySeverity.error],
    [labels.severity.warning, bySeverity.warning],
    [labels.severity.notice, bySeverity.notice],
  ]);
}

/** `某局2026年11月网站自查整改报告` as the lines of a title. */
export function titleLines({ site, period }: PeriodFigures, what: string): readonly string[] {
  const line = `${periodName(period)}${what}`;
  return site === null || site === "" ? [line] : [site, line];
}

/** `（截至2026年11月22日）` as long as the period is not over. */
export function untilNow({ isOver, asOf }: PeriodFigures): string | null {
  return isOver ? null : `（截至${dayName(asOf)}）`;
}
