/** The figures of a period from the ledger alone: computed once, and every document says the same. */

import type { Ledger, LedgerRun } from "../ledger/index.ts";
import type { Severity } from "../model/finding.ts";
import type { EntryState, LedgerEvent } from "../model/ledger.ts";
import type {
  Period,
  PeriodFigures,
  PeriodProblem,
  PeriodRun,
  PreviousPeriod,
  Reexamination,
  ScoringConfig,
} from "../model/period.ts";
import { compareText } from "../text/compare-text.ts";
import { maskPersonalData } from "../text/mask.ts";
import { previousPeriod } from "../text/period.ts";
import { isWebAddress } from "../text/web-address.ts";
import { countByCategory, countByOwner, countProblems } from "./count-problems.ts";
import { rankSections } from "./rank-sections.ts";
import { traceEntry } from "./trace-entry.ts";

export interface FigureOptions {
  /** ISO date. Later events do not count; the period must have begun. */
  readonly today: string;
  /** The site's name in the config. */
  readonly site: string | null;
  /** Only this section; null: all. */
  readonly owner: string | null;
  /** Sections of the config: ranked also when they have no problem. */
  readonly owners: readonly string[];
  readonly scoring: ScoringConfig;
}

export async function periodFigures(
  ledger: Pick<Ledger, "runs" | "histories">,
  period: Period,
  options: FigureOptions,
): Promise<PeriodFigures> {
  const { owner, scoring } = options;
  const before = previousPeriod(period);
  const asOf = options.today < period.to ? options.today : period.to;
  const ran = await ledger.runs(before.from, asOf);
  const now = createCollector(period.from, asOf, ran, owner);
  const then = createCollector(before.from, before.to, ran, owner);
  const known = new Set(ran.map(({ run }) => run));
  const rechecks = new Set<string>();
  for await (const history of ledger.histories(before.from, asOf)) {
    now.take(history);
    then.take(history);
    // A recheck leaves events and no run of its own.
    for (const { run, on } of history) if (run !== null && on >= period.from && !known.has(run)) rechecks.add(run);
  }
  const runs = runsWithin(ran, period.from, asOf).map(periodRun);
  const lastSiteRun = runs.findLast(({ isSite }) => isSite) ?? null;
  const problems = now.problems.toSorted(compareProblems);
  const nameInRuns = ran.findLast(({ record }) => record !== null && record.site.name !== null)?.record?.site.name;
  return {
    schema: "zicha-period/1",
    period,
    asOf,
    isOver: options.today > period.to,
    madeOn: options.today,
    site: options.site ?? nameInRuns ?? null,
    owner,
    runs,
    lastSiteRun,
    rechecks: rechecks.size,
    lostRuns: ran.filter(({ state, on }) => state === "lost" && on >= period.from).length,
    totals: countProblems(problems),
    mistaken: now.mistaken.length,
    mistakenCarried: now.mistaken.filter(({ origin }) => origin === "carried").length,
    byCategory: countByCategory(problems),
    byOwner: countByOwner(problems),
    previous: previousFigures(before, then.problems, ran),
    problems,
    reexamined: now.reexamined.toSorted(compareReexaminations),
    ranking: lastSiteRun === null || owner !== null ? null : rankSections(problems, options.owners, scoring),
    scoring,
  };
}

function previousFigures(
  period: Period,
  problems: readonly PeriodProblem[],
  ran: readonly LedgerRun[],
): PreviousPeriod {
  const siteRuns = runsWithin(ran, period.from, period.to)
    .map(periodRun)
    .filter(({ isSite }) => isSite);
  return {
    period,
    runs: siteRuns.length,
    isComplete: siteRuns.at(-1)?.complete ?? false,
    totals: countProblems(problems),
    byCategory: countByCategory(problems),
  };
}

interface Collected {
  readonly problems: PeriodProblem[];
  readonly mistaken: PeriodProblem[];
  readonly reexamined: Reexamination[];
  readonly take: (history: readonly LedgerEvent[]) => void;
}

function createCollector(from: string, to: string, ran: readonly LedgerRun[], owner: string | null): Collected {
  const problems: PeriodProblem[] = [];
  const mistaken: PeriodProblem[] = [];
  const reexamined: Reexamination[] = [];
  const recorded = runsWithin(ran, "", to);
  const hasRunSince = (on: string, at: string): boolean =>
    recorded.some((run) => run.on > on || (run.on === on && run.startedAt > at));
  return {
    problems,
    mistaken,
    reexamined,
    take(history) {
      const trace = traceEntry(history, from, to, hasRunSince);
      if (trace === null) return;
      const isWanted = (one: { readonly entry: { readonly owner: string } }): boolean =>
        owner === null || one.entry.owner === owner;
      reexamined.push(...trace.reexamined.filter(isWanted));
      const { problem } = trace;
      if (problem === null || !isWanted(problem)) return;
      (problem.entry.state === "mistaken" ? mistaken : problems).push(problem);
    },
  };
}

interface RecordedRun extends LedgerRun {
  readonly record: NonNullable<LedgerRun["record"]>;
}

function runsWithin(ran: readonly LedgerRun[], from: string, to: string): readonly RecordedRun[] {
  return ran.flatMap((run) =>
    run.record !== null && run.on >= from && run.on <= to ? [{ ...run, record: run.record }] : [],
  );
}

function periodRun({ run, on, targets, record }: RecordedRun): PeriodRun {
  const { complete, incompleteBecause, pages, columns, indicators, effect } = record;
  const { linksAsked, linksUnasked, linkScope, attachments, images } = record;
  return {
    run,
    on,
    complete,
    pages,
    indicators,
    linksAsked,
    linksUnasked,
    linkScope,
    attachments,
    images,
    targets: targets.map(maskPersonalData),
    incompleteBecause: incompleteBecause.map(maskPersonalData),
    isSite: columns.length > 0 || targets.some(isWebAddress),
    attachmentsRead: record.attachmentsRead ?? null,
    untold: effect.untold,
    unknownColumns: columns.filter(({ state }) => state === "unknown").map(({ name }) => name),
  };
}

const STATES: readonly EntryState[] = [
  "unconfirmed",
  "open",
  "doing",
  "claimed",
  "above",
  "refused",
  "closed",
  "mistaken",
];
const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];

/** What is to be done first comes first: overdue, pending, waiting for review, … ; then by severity, deadline and page. */
function compareProblems(a: PeriodProblem, b: PeriodProblem): number {
  const [one, other] = [a.entry, b.entry];
  return (
    Number(b.isOverdue) - Number(a.isOverdue) ||
    placeOf(one.state) - placeOf(other.state) ||
    SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
    compareText(one.due, other.due) ||
    compareText(one.finding.url, other.finding.url) ||
    compareText(one.id, other.id)
  );
}

/** Its place in the list: what is pending comes first, in whichever of its states it is. */
function placeOf(state: EntryState): number {
  return Math.max(STATES.indexOf("doing"), STATES.indexOf(state));
}

/** By section, then by the day of the claim. */
function compareReexaminations(a: Reexamination, b: Reexamination): number {
  return (
    compareText(a.entry.owner, b.entry.owner) ||
    compareText(a.claim.on, b.claim.on) ||
    compareText(a.entry.id, b.entry.id)
  );
}
