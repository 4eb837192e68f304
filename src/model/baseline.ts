/** The baseline (基线): findings that are known already, in a file that is committed with the pages. */

/** One known finding. Texts are masked (contract §4); nothing here depends on the key of a machine. */
export interface BaselineEntry {
  /** `FindingPrint` of the finding. */
  readonly fingerprint: string;
  readonly rule: string;
  /** Page that it stands on, as reports show it. */
  readonly url: string;
  /** What was found; empty for personal data. */
  readonly quote: string;
  /** ISO date: when it was taken in. */
  readonly since: string;
  readonly reason: string;
  readonly by: string;
  /** Last ISO date on which it counts as known; null for good. */
  readonly until: string | null;
  /** Of a fault of the template: further pages, as many as are kept, and how many there are in all. */
  readonly pages: readonly string[];
  readonly places: number;
  /** Target of its link, or the file that it stands in; null for neither. */
  readonly target: string | null;
  readonly isInFile: boolean;
}

export interface Baseline {
  /** In the order of page, rule, fingerprint. */
  readonly entries: readonly BaselineEntry[];
}
