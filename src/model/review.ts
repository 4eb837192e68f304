/** What the check of one manuscript before its publication came to: what the 审核单 is filled in with. */

import type { DraftFinding } from "./draft.ts";
import type { Severity } from "./finding.ts";

/** What of a file nobody has looked into although it may be there. */
export interface UncheckedPart {
  /**
   * `pictures`: text in them · `objects`: embedded files, charts, diagrams · `links`: whether they open · `unread`: parts that the
   * reader could not read · `rules`: rules that broke.
   */
  readonly kind: "pictures" | "objects" | "links" | "unread" | "rules";
  readonly count: number;
  /** Names or reasons; empty where the count says it all. */
  readonly detail: string;
}

/** How many comments the copy has, or why there is no copy. */
export type ReviewCopy =
  | { readonly kind: "commented"; readonly comments: number; readonly beside: number; readonly unplaced: number }
  /** `format`: no Word document of today. `unwritable`: signed or packed in an unusual way. `nothing`: no finding. */
  | { readonly kind: "none"; readonly because: "format" | "unwritable" | "nothing" };

/** Personal data is masked in all of it. */
export interface ReviewRecord {
  /** File name without folder. */
  readonly name: string;
  /** Of the manuscript; empty when none was found. */
  readonly title: string;
  /** The clock, ISO date. */
  readonly now: string;
  readonly findings: readonly DraftFinding[];
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Findings that the config's `ignore` lines left out. */
  readonly ignored: number;
  readonly unchecked: readonly UncheckedPart[];
  readonly copy: ReviewCopy;
  readonly version: string;
}
