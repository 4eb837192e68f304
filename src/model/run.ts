/** The result of a run: a stream of findings plus a summary that fits in memory (contract §2). */

import type { Category, Finding, Severity } from "./finding.ts";
import type { PageWaiver } from "./page-digest.ts";
import type { ColumnFact, Indicator, PageRows, Publication } from "./site.ts";

export interface RuleOutcome {
  readonly id: string;
  readonly outcome: "ran" | "failed" | "off";
  readonly reason: string | null;
}

export interface OwnerSummary {
  readonly total: number;
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
}

export interface RunSummary {
  readonly findings: number;
  readonly byCategory: Readonly<Partial<Record<Category, number>>>;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly byOwner: Readonly<Record<string, OwnerSummary>>;
  readonly byRule: Readonly<Record<string, number>>;
}

/** An ignore that did nothing: it matched nothing, has run out, or does not apply as it is written. */
export interface IgnoreNote {
  /** `file:line`, or the page with the line; masked. */
  readonly at: string;
  readonly rule: string;
  readonly problem: "unused" | "expired" | NonNullable<PageWaiver["problem"]>;
  /** The rule that was probably meant by an unknown one. */
  readonly meant?: string;
  /** How many pages it stands in, when they are several. */
  readonly pages?: number;
}

export interface RunInfo {
  readonly schema: "zicha-run/1";
  readonly tool: { readonly name: "zicha"; readonly version: string; readonly rules: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The clock, ISO date. */
  readonly now: string;
  readonly site: { readonly name: string | null; readonly region: string | null; readonly profile: string };
  readonly targets: readonly string[];
  readonly complete: boolean;
  /** Why it is not complete, one sentence each in the language of the run. */
  readonly incompleteBecause: readonly string[];
  /** As long as the run is not closed. */
  readonly pages: PageRows;
  readonly columns: readonly ColumnFact[];
  readonly rules: readonly RuleOutcome[];
  readonly indicators: readonly Indicator[];
  readonly publication: Publication;
  /** `byRule`: how many findings of which rule were left out; absent when none was. */
  readonly ignored: {
    readonly count: number;
    readonly byRule?: Readonly<Record<string, number>>;
    readonly notes: readonly IgnoreNote[];
  };
  readonly linksAsked: number;
  /** Distinct link targets without an answer: nothing is known about them. */
  readonly linksUnasked: number;
  /** Whose link targets were asked: everybody's, the site's own (`--no-external`), the folder's (`--offline`), nobody's (`--no-links`). */
  readonly linkScope: "all" | "internal" | "local" | "none";
  /** Distinct files that pages link. */
  readonly attachments: number;
  /** How many of them had their content read; of the others at most whether they open was asked. */
  readonly attachmentsRead: number;
  /** Distinct pictures on pages whose text was not read. */
  readonly images: number;
  readonly summary: RunSummary;
}

/** What a report is made from. `findings()` may be called more than once and always yields the same order: url, line, column, rule. */
export interface Run {
  readonly info: RunInfo;
  readonly findings: () => AsyncIterable<Finding>;
}

export type Lang = "zh" | "en";

export interface ReportOptions {
  readonly lang: Lang;
  /** ANSI colours wanted (stylish only). */
  readonly color: boolean;
  /** Terminal width in columns (stylish only). */
  readonly width: number;
  /** Only the summary, no single findings (stylish only). Default: no. */
  readonly summaryOnly?: boolean;
  /** One more sheet for each section (xlsx only). Default: no. */
  readonly splitByOwner?: boolean;
  /** `file:` address of the working folder, ending in `/`: relative page names link to files below it. Default: they stay plain text. */
  readonly linkBase?: string;
}

/** A report is a function of the run alone: chunks of bytes or text, in order. */
export interface Reporter {
  readonly name: string;
  /** File ending without dot. */
  readonly extension: string;
  /** Default file name in `--out DIR`, e.g. `整改清单.xlsx`. */
  readonly fileName: string;
  readonly render: (run: Run, options: ReportOptions) => AsyncIterable<Uint8Array | string>;
}
