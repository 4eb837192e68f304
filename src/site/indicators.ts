/** Holds what was found against the official table: value, limit, and how far from it. Never a verdict on the site as a whole. */

import type { ColumnFact, Deduction, HomeFact, Indicator, SiteMeasure } from "../model/site.ts";
import { daysBetween } from "../text/dates.ts";
import { type Availability, availabilityNote } from "./availability.ts";
import type { HomeAge } from "./home-page.ts";
import type { Count, IndicatorLine, Profile } from "./profile.ts";

export interface IndicatorInput {
  readonly columns: readonly ColumnFact[];
  /** Of the one site. */
  readonly home: HomeAge;
  /** Distinct dead targets, and those without an answer, which may be dead; null when they cannot be counted. */
  readonly deadLinks: { readonly home: number; readonly other: number; readonly unasked: number } | null;
  /** Why `deadLinks` is null. */
  readonly deadLinksNote: string;
  /** A week of timed visits. */
  readonly availability: Availability;
  /** Hosts of the sites that the run was started for; none for folders. */
  readonly hosts: readonly string[];
  /** Host of the site that an address belongs to. */
  readonly hostFor: (address: string) => string;
  /** Of each of several sites, by its host. */
  readonly homeOf: (host: string) => HomeAge;
  /** The crawl stopped before all pages were read: what it did not see may be bad. */
  readonly isPartial: boolean;
  readonly now: string;
}

interface Counted {
  /** Null when nothing could be counted. */
  readonly value: number | null;
  /** What might still come on top. */
  readonly open: number;
  readonly note: string;
}

interface Judged {
  readonly value: number | null;
  readonly verdict: Indicator["verdict"];
  readonly note: string;
  readonly sites?: readonly SiteMeasure[];
}

export function measureIndicators(profile: Profile, input: IndicatorInput): readonly Indicator[] {
  return profile.indicators.map((line) => {
    const { verdict, sites, ...counted } = input.hosts.length > 1 ? judgeSites(line, input) : judgeSite(line, input);
    return {
      id: line.id,
      name: line.name,
      value: counted.value,
      limit: line.limit,
      verdict,
      basis: line.isSecondary ? `${line.basis}（分值据公开转载文本，以原文为准）` : line.basis,
      note: counted.note,
      kind: line.isVeto ? "veto" : "deduction",
      deduction: deductionOf(line, counted.value),
      ...(sites === undefined ? {} : { sites }),
    };
  });
}

/** `unknown` too where the profile has no such line. */
export function judgeHome(profile: Profile, latest: string | null, now: string): Pick<HomeFact, "days" | "verdict"> {
  const line = profile.indicators.find(({ counts }) => counts === "home-age");
  const days = latest === null ? null : daysSince(latest, now);
  return { days, verdict: line === undefined ? "unknown" : judge(line, { value: days, open: 0, note: "" }, false) };
}

/** What is dated tomorrow is of today. */
function daysSince(date: string, now: string): number {
  return Math.max(0, daysBetween(date, now));
}

const STALE_TYPES: Readonly<Partial<Record<Count, readonly ColumnFact["type"][]>>> = {
  "stale-news-notice": ["news", "notice", "policy"],
  "stale-news": ["news"],
  "stale-policy": ["policy"],
  "stale-notice-policy": ["notice", "policy"],
  "stale-interpretation": ["interpretation"],
  "stale-plan": ["plan"],
  // What has no line of its own in the scoring part.
  "stale-rest": ["guide", "plan", "data", "interaction", "other"],
  "stale-other": ["interpretation", "guide", "plan", "data", "interaction", "other"],
};

function judgeSite(line: IndicatorLine, input: IndicatorInput): Judged {
  const counted = count(line, input);
  const verdict = judge(line, counted, input.isPartial);
  return { value: counted.value, verdict, note: noteOf(counted, verdict, input.isPartial) };
}

/** From the one to be named first. */
const RANKS: readonly Indicator["verdict"][] = ["exceeded", "near", "unknown", "within"];

/** The table is about one site: sites are never added up. The one that comes off worst stands for all, the others are named behind it. */
function judgeSites(line: IndicatorLine, input: IndicatorInput): Judged {
  const { hosts, hostFor, homeOf } = input;
  if (line.counts === "undecided") return judgeSite(line, input);
  if (!isOfColumns(line.counts) && line.counts !== "home-age") {
    return { value: null, verdict: "unknown", note: `一次检查了 ${hosts.length} 个网站，这一项请逐个网站检查` };
  }
  const sites = hosts.map((host) => {
    const columns = input.columns.filter(({ url }) => hostFor(url) === host);
    return { host, ...judgeSite(line, { ...input, columns, home: homeOf(host) }) };
  });
  const ranked = sites.toSorted(
    (a, b) => RANKS.indexOf(a.verdict) - RANKS.indexOf(b.verdict) || (b.value ?? -1) - (a.value ?? -1),
  );
  const values = sites.flatMap(({ value }) => value ?? []);
  const told = ranked.filter(({ value, verdict }) => value !== 0 || verdict !== "within");
  const notes = told.map(({ host, value, note }) => `${host}：${value ?? "未知"}${note === "" ? "" : `（${note}）`}`);
  return {
    value: values.length === 0 ? null : Math.max(...values),
    verdict: ranked[0]?.verdict ?? "unknown",
    note: [`共 ${hosts.length} 个网站，分别计数，这里是问题最多的一个`, ...notes].join("；"),
    sites: sites.map(({ host, value, verdict }) => ({ host, value, verdict })),
  };
}

function isOfColumns(counts: Count): boolean {
  return counts === "blank" || STALE_TYPES[counts] !== undefined;
}

function count(line: IndicatorLine, input: IndicatorInput): Counted {
  const { counts } = line;
  if (counts === "undecided") return { value: null, open: 0, note: line.missing };
  if (counts === "availability") {
    const { isComplete, percent } = input.availability;
    return { value: isComplete ? percent : null, open: 0, note: availabilityNote(input.availability) };
  }
  if (counts === "home-age") {
    const { latest, note } = input.home;
    if (latest === null) return { value: null, open: 0, note };
    return { value: daysSince(latest, input.now), open: 0, note: `首页最新一条的日期是 ${latest}` };
  }
  if (counts === "dead-links-home" || counts === "dead-links-other") {
    if (input.deadLinks === null) return { value: null, open: 0, note: input.deadLinksNote };
    const { home, other, unasked } = input.deadLinks;
    const note = unasked === 0 ? "" : `另有 ${unasked} 个链接没有核验`;
    return { value: counts === "dead-links-home" ? home : other, open: unasked, note };
  }
  return countColumns(counts, input.columns);
}

function countColumns(counts: Count, columns: readonly ColumnFact[]): Counted {
  if (columns.every(({ state }) => state === "unknown")) {
    const note = columns.length === 0 ? "没有读到栏目列表页" : "各栏目的更新情况都无法判断";
    return { value: null, open: 0, note };
  }
  const types = STALE_TYPES[counts];
  const inspected = types === undefined ? columns : columns.filter(({ type }) => types.includes(type));
  const hits = inspected.filter(({ state }) => state === (types === undefined ? "blank" : "stale"));
  const open = inspected.filter(({ state }) => state === "unknown").length;
  const advised = hits.filter(({ limitFrom, state }) => limitFrom === "advice" && state === "stale").length;
  const notes = [
    hits.length === 0 ? "" : hits.map(({ name }) => name).join("、"),
    advised === 0 ? "" : `其中 ${advised} 个按建议周期判断`,
    open === 0 ? "" : `另有 ${open} 个栏目无法判断`,
  ];
  return { value: hits.length, open, note: notes.filter((note) => note !== "").join("；") };
}

function judge(line: IndicatorLine, { value, open }: Counted, isPartial: boolean): Indicator["verdict"] {
  if (value === null) return "unknown";
  const isOver = (number: number): boolean => (line.reached === "at" ? number >= line.limit : number > line.limit);
  if (isOver(value)) return "exceeded";
  if (line.nearAt !== null && value >= line.nearAt) return "near";
  return isOver(value + open) || (isPartial && line.counts !== "home-age" && line.counts !== "availability")
    ? "unknown"
    : "within";
}

function noteOf({ note, value }: Counted, verdict: Indicator["verdict"], isPartial: boolean): string {
  const cut = isPartial && value !== null && verdict === "unknown" ? "网站没有读完" : "";
  return [note, cut].filter((part) => part !== "").join("；");
}

/** Points come in tenths. */
function deductionOf({ points, cap, isSecondary }: IndicatorLine, value: number | null): Deduction | null {
  if (points === null || value === null) return null;
  return { points: Number(Math.min(cap ?? Number.POSITIVE_INFINITY, value * points).toFixed(1)), isSecondary };
}
