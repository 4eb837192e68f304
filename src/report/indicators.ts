/** Which lines of the official table a report shows, and how each is worded: suspected vetoes, estimated points, never a verdict. */

import type { RunInfo } from "../model/run.ts";
import type { Indicator, PageRows } from "../model/site.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { Labels } from "./labels.ts";

export interface ShownIndicators {
  /** 单项否决. */
  readonly vetoes: readonly Indicator[];
  /** 扣分项. */
  readonly deductions: readonly Indicator[];
}

/** Both empty when texts and not a site were checked, and nothing could be measured: a table of “unknown” tells nobody anything. */
export function shownIndicators(info: RunInfo): ShownIndicators {
  const shown = isSiteRun(info) || info.indicators.some(({ value }) => value !== null) ? info.indicators : [];
  return {
    vetoes: shown.filter(({ kind }) => kind === "veto"),
    deductions: shown.filter(({ kind }) => kind === "deduction"),
  };
}

/** Has the run anything to say about indicators? */
export function hasIndicators(info: RunInfo): boolean {
  const { vetoes, deductions } = shownIndicators(info);
  return vetoes.length + deductions.length > 0;
}

/** Was a site checked, and not just single texts? A start address, a home page or a column makes a site. */
export function isSiteRun(info: RunInfo): boolean {
  return info.columns.length > 0 || info.targets.some(isWebAddress) || hasHome(info.pages);
}

function hasHome(pages: PageRows): boolean {
  for (const { kind } of pages) if (kind === "home") return true;
  return false;
}

/** Value and limit; a deduction counts from the first one on and has no limit to name. */
export function describeIndicatorValue({ kind, limit, value }: Indicator, labels: Labels): string {
  const text = value === null ? labels.word.unknown : String(value);
  return kind === "deduction" || limit === null ? text : `${text}/${limit}`;
}

/** The verdict with the distance to the limit, or with the points that it may cost. */
export function describeVerdict(indicator: Indicator, labels: Labels): string {
  const { deduction, kind, verdict } = indicator;
  if (kind === "deduction") {
    const isCounted = verdict === "exceeded" || verdict === "near";
    const text = !isCounted
      ? labels.deductionVerdict[verdict]
      : deduction === null
        ? labels.deductionVerdict.exceeded
        : labels.deduction(deduction);
    return `${labels.indicatorKind.deduction}${labels.mark.colon}${text}`;
  }
  const { value, limit } = indicator;
  if (verdict === "unknown" || value === null || limit === null) return labels.verdict[verdict];
  return `${labels.verdict[verdict]}${labels.mark.comma}${labels.distance(limit - value)}`;
}
