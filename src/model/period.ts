/** The figures of a period (month, quarter, year): what every document about it says, computed once. */

import type { Category, Severity } from "./finding.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { RunInfo } from "./run.ts";
import type { Indicator } from "./site.ts";

export interface Period {
  /** As people write it: `2026-11`, `2026Q4`, `2026`. */
  readonly id: string;
  readonly kind: "month" | "quarter" | "year";
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
}

/** Where a problem of a period comes from: unsettled when it began · first found in it · closed or left alone before, and open again in it. */
export type ProblemOrigin = "carried" | "found" | "returned";

/**
 * An entry that was unsettled at some time of the period (neither closed nor left alone for good; 需上级处理 is unsettled), as it
 * stood at the end of the period.
 */
export interface PeriodProblem {
  readonly entry: LedgerEntry;
  readonly origin: ProblemOrigin;
  /** 超期 on the last day that counts. */
  readonly isOverdue: boolean;
  /** 复发: a run of the period met it again after it had been closed. */
  readonly hasRecurred: boolean;
  /** Times that a run of the period, or a person, found it still there after its section had said it was done. */
  readonly refutations: number;
}

/**
 * Problems, without mistakes (误报). Two sums hold: `total` = `carried` + `found` + `returned`, and `total` = `closed` +
 * `claimed` + `pending` + `refused` + `above`. The further numbers count some of these again.
 */
export interface ProblemCounts extends Readonly<Record<ProblemOrigin, number>> {
  readonly total: number;
  readonly closed: number;
  /** 已整改待复核. */
  readonly claimed: number;
  /** 待确认, 待整改 or 整改中. */
  readonly pending: number;
  readonly refused: number;
  readonly above: number;
  /** Of `pending`: past the deadline. */
  readonly overdue: number;
  /** Of `total`: came back after it was closed. */
  readonly recurred: number;
  /** Of `total`: still there after its section had said it was done. */
  readonly refuted: number;
  /** Of `total`: 疑似, a person must look. */
  readonly review: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export interface CategoryCounts extends ProblemCounts {
  readonly category: Category;
}

export interface OwnerCounts extends ProblemCounts {
  readonly owner: string;
  readonly contact: string | null;
}

/** What became of a section's word that something is mended. `untold`: nothing was seen of it, up to the end of the period. */
export type ClaimResult = "closed" | "still-there" | "set-aside" | "untold";

export interface Reexamination {
  readonly entry: LedgerEntry;
  /** What the section said. */
  readonly claim: NonNullable<LedgerEntry["claim"]>;
  readonly result: ClaimResult;
  /** ISO date of the result; null when `untold`. */
  readonly on: string | null;
  /** Who saw it: a person, or `zicha`; null when `untold`. */
  readonly by: string | null;
  readonly because:
    | "absent"
    | "page-removed"
    | "verified"
    | "seen"
    | "reopened"
    | "dismissed"
    /** No run after the claim. */
    | "no-run"
    /** There were runs, and none of them could tell. */
    | "not-checked";
}

/** A run of the period as its documents tell of it. */
export interface PeriodRun extends Pick<RunInfo, "complete" | "incompleteBecause" | "targets"> {
  readonly run: string;
  /** ISO date. */
  readonly on: string;
  /** A whole site was checked, not just single texts. */
  readonly isSite: boolean;
  readonly pages: { readonly checked: number; readonly skipped: number; readonly unreadable: number };
  readonly linksAsked: number;
  readonly linksUnasked: number;
  readonly linkScope: RunInfo["linkScope"];
  readonly attachments: number;
  /** Null when the run is too old to tell. */
  readonly attachmentsRead: number | null;
  readonly images: number;
  /** Open entries that the run could tell nothing about. */
  readonly untold: number;
  readonly indicators: readonly Indicator[];
  /** Columns that could not be judged. */
  readonly unknownColumns: readonly string[];
}

/** A section's score by the weights of the config: the office's own measure, no official score. */
export interface SectionScore {
  /** From 1; equal scores share a rank. */
  readonly rank: number;
  readonly owner: string;
  /** One decimal. */
  readonly score: number;
  /** Problems that count, by severity: without what is 疑似, refused or with a higher office. */
  readonly counted: Readonly<Record<Severity, number>>;
  readonly overdue: number;
  readonly recurred: number;
  readonly refuted: number;
}

/** Points; what a section loses for each. */
export interface ScoringConfig extends Readonly<Record<Severity, number>> {
  /** Where every section starts. */
  readonly base: number;
  readonly overdue: number;
  readonly recurred: number;
  readonly refuted: number;
}

/** The previous period in short, for comparison. */
export interface PreviousPeriod {
  readonly period: Period;
  /** Site runs. */
  readonly runs: number;
  /** The last of them was complete. */
  readonly isComplete: boolean;
  readonly totals: ProblemCounts;
  readonly byCategory: readonly CategoryCounts[];
}

export interface PeriodFigures {
  readonly schema: "zicha-period/1";
  readonly period: Period;
  /** ISO date: the last day that counts, the end of the period or today. */
  readonly asOf: string;
  /** The period is over. */
  readonly isOver: boolean;
  /** ISO date: the day on which the figures were asked for. */
  readonly madeOn: string;
  /** The site's name; null when neither config nor runs know it. */
  readonly site: string | null;
  /** Only this section's problems; null: everybody's. */
  readonly owner: string | null;
  /** Oldest first. Empty: nothing was checked, and no number below may be read as "no problems". */
  readonly runs: readonly PeriodRun[];
  /** The last run over a whole site; null when there was none. */
  readonly lastSiteRun: PeriodRun | null;
  /** Rechecks (`zicha recheck`) that saw something: pages of open entries only, not the site. */
  readonly rechecks: number;
  /** Runs that were cut off and never recorded. */
  readonly lostRuns: number;
  readonly totals: ProblemCounts;
  /** Unsettled at some time of the period, and found to be mistakes (误报) by its end: not among the problems. */
  readonly mistaken: number;
  /** Of `mistaken`: unsettled when the period began. */
  readonly mistakenCarried: number;
  /** Most problems first; only categories and sections with problems. */
  readonly byCategory: readonly CategoryCounts[];
  readonly byOwner: readonly OwnerCounts[];
  readonly previous: PreviousPeriod;
  /** In the order of lists: what is to be done first. */
  readonly problems: readonly PeriodProblem[];
  readonly reexamined: readonly Reexamination[];
  /** Null when nothing was checked: nobody is ranked by what nobody looked at. */
  readonly ranking: readonly SectionScore[] | null;
  readonly scoring: ScoringConfig;
}
