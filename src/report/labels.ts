/** The typed catalogue of every text that reports show, besides what rules and the engine word themselves. */

import type { PageKind } from "../model/document.ts";
import type { Category, FindingState, Location, Severity } from "../model/finding.ts";
import type { IgnoreNote, Lang, RuleOutcome, RunInfo } from "../model/run.ts";
import type { ColumnFact, ColumnState, ColumnType, Deduction, Indicator, LinkError, PageFact } from "../model/site.ts";
import type { MissReason } from "../model/snapshot.ts";
import { en } from "./labels-en.ts";
import { zh } from "./labels-zh.ts";
import type { LedgerWords } from "./ledger-words.ts";
import type { ListColumn } from "./list-row.ts";

/** What the clerk enters in 整改情况. */
type Progress = "open" | "doing" | "done" | "refused" | "above";
/** What the reviewer enters in 复核结果. */
type Review = "open" | "closed" | "failed" | "mistaken";

export interface Labels extends LedgerWords {
  readonly category: Readonly<Record<Category, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  /** Mark of verdict `review`. */
  readonly review: string;
  readonly state: Readonly<Record<FindingState, string>>;
  readonly columnType: Readonly<Record<ColumnType, string>>;
  readonly columnState: Readonly<Record<ColumnState, string>>;
  readonly limitFrom: Readonly<Record<ColumnFact["limitFrom"], string>>;
  readonly pageKind: Readonly<Record<PageKind, string>>;
  readonly outcome: Readonly<Record<PageFact["outcome"], string>>;
  readonly ruleOutcome: Readonly<Record<RuleOutcome["outcome"], string>>;
  readonly miss: Readonly<Record<MissReason, string>>;
  readonly linkError: Readonly<Record<LinkError, string>>;
  /** Verdicts on lines of 单项否决. */
  readonly verdict: Readonly<Record<Indicator["verdict"], string>>;
  readonly indicatorKind: Readonly<Record<Indicator["kind"], string>>;
  /** Verdicts on lines that cost points; `exceeded` where the points are not known. */
  readonly deductionVerdict: Readonly<Record<Indicator["verdict"], string>>;
  /** An estimate, marked as such and with the source of the points. */
  readonly deduction: (of: Deduction) => string;
  /** How much is left up to the limit; negative: how much beyond it. */
  readonly distance: (left: number) => string;
  readonly linkScope: Readonly<Record<Exclude<RunInfo["linkScope"], "all">, string>>;
  readonly ignoreProblem: Readonly<Record<IgnoreNote["problem"], string>>;
  /** Behind an unknown rule. */
  readonly meant: (rule: string) => string;
  /** Behind an ignore that stands in several pages. */
  readonly ignorePages: (n: number) => string;
  readonly progress: Readonly<Record<Progress, string>>;
  readonly reviewResult: Readonly<Record<Review, string>>;
  readonly list: Readonly<Record<ListColumn, string>>;
  readonly sheet: {
    readonly list: string;
    readonly ledger: string;
    readonly owners: string;
    readonly categories: string;
    readonly columns: string;
    readonly scope: string;
    readonly indicators: string;
    readonly publication: string;
  };
  readonly mark: {
    readonly colon: string;
    readonly comma: string;
    readonly enumeration: string;
    readonly semicolon: string;
    readonly stop: string;
    readonly open: string;
    readonly close: string;
  };
  /** Single words and headings. */
  readonly word: Readonly<Record<Word, string>>;
  readonly title: (site: string | null) => string;
  readonly count: (n: number) => string;
  readonly severities: (of: Readonly<Record<Severity, number>>) => string;
  readonly place: (location: Location) => string;
  /** A cell where its sheet or table was named before. */
  readonly cell: (cell: string) => string;
  readonly otherPages: (n: number) => string;
  readonly pages: (checked: number, skipped: number, unreadable: number) => string;
  readonly rules: (ran: number, failed: number, off: number) => string;
  readonly ignored: (n: number) => string;
  readonly linksAsked: (n: number) => string;
  /** Of so many lines of the table nothing can be told; so many that could be measured are within their limits. */
  readonly linesUnknown: (n: number) => string;
  readonly linesWithin: (n: number) => string;
  readonly linksUnasked: (n: number) => string;
  /** `areAsked`: it was asked whether they open. */
  readonly attachments: (n: number, read: number, areAsked: boolean) => string;
  readonly images: (n: number) => string;
  readonly more: (n: number) => string;
  readonly rowLimit: (shown: number, all: number) => string;
  /** How to read the chart of column ages. */
  readonly ageHint: string;
  /** How the publication figures were counted. */
  readonly publicationHint: string;
  readonly year: (year: string) => string;
  readonly month: (month: string) => string;
  readonly pageOf: { readonly page: string; readonly of: string; readonly end: string };
  readonly incomplete: string;
  readonly incompleteHint: string;
  readonly complete: string;
  readonly clean: string;
  readonly cleanIncomplete: string;
  readonly nothingChecked: string;
}

type Word =
  | "suggestion"
  | "fix"
  | "owner"
  | "due"
  | "basis"
  | "why"
  | "link"
  | "byCategory"
  | "bySeverity"
  | "byOwner"
  | "bySite"
  | "byColumnAge"
  | "byMonth"
  | "earlier"
  | "undated"
  | "distinctTotal"
  | "findings"
  | "total"
  | "share"
  | "subtotal"
  | "indicator"
  | "indicatorKind"
  | "notDecided"
  | "attachment"
  | "image"
  | "linkUnasked"
  | "columnUnknown"
  | "value"
  | "limit"
  | "verdict"
  | "note"
  | "unlimited"
  | "unknown"
  | "column"
  | "path"
  | "type"
  | "items"
  | "latest"
  | "age"
  | "maxAge"
  | "limitFrom"
  | "state"
  | "address"
  | "outcome"
  | "reason"
  | "pageTitle"
  | "status"
  | "encoding"
  | "published"
  | "kind"
  | "facts"
  | "site"
  | "targets"
  | "startedAt"
  | "finishedAt"
  | "now"
  | "version"
  | "profile"
  | "completeness"
  | "whyIncomplete"
  | "pageCount"
  | "linkCount"
  | "ruleCount"
  | "ruleOff"
  | "ruleFailed"
  | "ignoredCount"
  | "ignoreNote"
  | "pageList"
  | "scope"
  | "done"
  | "open"
  | "closed"
  | "rate"
  | "rule"
  | "severity"
  | "category"
  | "search"
  | "all"
  | "shown"
  | "nobody"
  | "days"
  | "id"
  | "detail"
  | "none";

const catalogues: Readonly<Record<Lang, Labels>> = { zh, en };

export function labelsFor(lang: Lang): Labels {
  return catalogues[lang];
}
