/** Ranks the sites of a run by what the lines of 单项否决 hold against each: who has little time begins with the first. */

import type { RunInfo } from "../../model/run.ts";
import type { Indicator, SiteMeasure } from "../../model/site.ts";
import { displayWidth, padToWidth } from "../../text/width.ts";
import { shownIndicators } from "../indicators.ts";
import { printable } from "../printable.ts";
import { hanging, type Paint } from "./paint.ts";

interface RankedSite {
  readonly host: string;
  /** Lines of the table by their verdict on this site. */
  readonly lines: Readonly<Record<Indicator["verdict"], Measured[]>>;
}

interface Measured {
  readonly indicator: Indicator;
  readonly measure: SiteMeasure;
}

/** A longer host gets a line of its own. */
const LONGEST_HOST = 32;

/** Nothing for one site, or for none. */
export function siteLines(info: RunInfo, paint: Paint): string[] {
  const sites = rankSites(shownIndicators(info).vetoes);
  if (sites.length < 2) return [];
  const width = Math.min(LONGEST_HOST, Math.max(...sites.map(({ host }) => displayWidth(printable(host)))));
  return [
    "",
    paint.chalk.bold(paint.labels.word.bySite),
    ...sites.flatMap((site) => {
      const host = printable(site.host);
      const text = describeSite(site, paint);
      if (displayWidth(host) > width) return [...hanging("", host, 2, paint), ...hanging("", text, width + 4, paint)];
      return hanging(`${padToWidth(host, width)}  `, text, 2, paint);
    }),
  ];
}

/** Sites with equal counts stay in the order in which they were named. */
function rankSites(vetoes: readonly Indicator[]): readonly RankedSite[] {
  const sites = new Map<string, RankedSite>();
  for (const indicator of vetoes) {
    for (const measure of indicator.sites ?? []) {
      const site = sites.get(measure.host) ?? newSite(measure.host);
      sites.set(measure.host, site);
      site.lines[measure.verdict].push({ indicator, measure });
    }
  }
  const count = (site: RankedSite, verdict: Indicator["verdict"]): number => site.lines[verdict].length;
  return [...sites.values()].sort(
    (a, b) =>
      count(b, "exceeded") - count(a, "exceeded") ||
      count(b, "near") - count(a, "near") ||
      count(b, "unknown") - count(a, "unknown"),
  );
}

function newSite(host: string): RankedSite {
  return { host, lines: { exceeded: [], near: [], unknown: [], within: [] } };
}

/** What is over or near its limit with both numbers; of what could not be told, how many lines; never that a site is clean. */
function describeSite({ lines }: RankedSite, { labels }: Paint): string {
  const { comma, colon, semicolon } = labels.mark;
  const named = (["exceeded", "near"] as const).flatMap((verdict) => {
    const told = lines[verdict].map(
      ({ indicator: { name, limit }, measure }) => `${name} ${measure.value ?? ""}${limit === null ? "" : `/${limit}`}`,
    );
    return told.length === 0 ? [] : [`${labels.verdict[verdict]}${colon}${told.join(comma)}`];
  });
  const open = lines.unknown.length === 0 ? [] : [labels.linesUnknown(lines.unknown.length)];
  const parts = [...named, ...open];
  return parts.length === 0 ? labels.linesWithin(lines.within.length) : parts.join(semicolon);
}
