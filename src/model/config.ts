/** The config as the rest of the program sees it: validated, defaults filled in, durations in days or milliseconds. */

import type { Severity } from "./finding.ts";
import type { NotifyConfig } from "./notify.ts";
import type { ScoringConfig } from "./period.ts";
import type { ColumnType } from "./site.ts";

export interface ColumnConfig {
  readonly name: string;
  /** Path glob under the site's address, or a whole address (contract §5). */
  readonly match: string;
  readonly type: ColumnType | null;
  readonly maxAgeDays: number | null;
  readonly owner: string | null;
  readonly exempt: boolean;
}
export interface OwnerConfig {
  readonly name: string;
  readonly contact: string | null;
  readonly isDefault: boolean;
}
export interface IgnoreConfig {
  readonly rule: string;
  readonly url: string | null;
  readonly quote: string | null;
  /** What must stand before and after the quote, white space aside; of lines of `.zichaignore` only. */
  readonly beside?: { readonly before: string; readonly after: string };
  readonly reason: string;
  readonly by: string | null;
  /** Last ISO date on which it applies. */
  readonly until: string | null;
  /** `file:line`, for reports on unused ones. */
  readonly at: string;
}
export interface HostConfig {
  readonly perHost: number | null;
  readonly gapMs: number | null;
  /** `host:port` that is asked instead of what DNS says. */
  readonly address: string | null;
}
export interface FetchConfig {
  readonly perHost: number;
  readonly gapMs: number;
  /** Whether `gapMs` stands in the config (else loopback hosts need no pause). */
  readonly gapIsConfigured: boolean;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxBytes: number;
  readonly robots: boolean;
  readonly userAgent: string;
  readonly proxy: string | null;
  /** Absolute path of a PEM file. */
  readonly ca: string | null;
  readonly hosts: Readonly<Record<string, HostConfig>>;
}
export interface Config {
  /** Absolute path of the file; null when defaults are used. */
  readonly file: string | null;
  /** `file:line` of keys that later stages judge: `profile`, `roster`, `terms.INDEX`, `indicators.ID`, `report.INDEX`; absent without a file. */
  readonly places?: Readonly<Record<string, string>>;
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly site: {
    readonly name: string | null;
    readonly url: string | null;
    readonly code: string | null;
    readonly region: string | null;
    readonly hosts: readonly string[];
    /** Path globs left out of the crawl. */
    readonly exclude: readonly string[];
  };
  readonly profile: string;
  /** Overrides by indicator id, as written: `10d` or a number. */
  readonly indicators: Readonly<Record<string, string | number>>;
  readonly columns: readonly ColumnConfig[];
  readonly owners: readonly OwnerConfig[];
  /** Working days by severity. */
  readonly deadlines: Readonly<Record<Severity, number>>;
  /** Rule id or glob → severity or off; the last matching line wins. */
  readonly rules: readonly {
    readonly pattern: string;
    readonly level: Severity | "off";
    /** `file:line`; absent when no file says it. */
    readonly at?: string;
  }[];
  /** Absolute paths of user term files. */
  readonly terms: readonly string[];
  /** Absolute path of the user's list of names and posts; null when there is none. */
  readonly roster: string | null;
  readonly ignore: readonly IgnoreConfig[];
  readonly fetch: FetchConfig;
  readonly report: readonly string[];
  /** Ways of telling people. */
  readonly notify: readonly NotifyConfig[];
  /** Absolute path of the ledger's file, or `postgres://…`; null when no ledger is kept. */
  readonly ledger: string | null;
  /** Weights of the sections' ranking. */
  readonly scoring: ScoringConfig;
  /** Absolute path of a user's holiday file; null for the shipped one. */
  readonly holidays: string | null;
}
