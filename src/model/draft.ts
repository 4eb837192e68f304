/** What the engine hands to `assign/`: a finding that has no owner, deadline or state yet. */

import type { Finding } from "./finding.ts";

export type DraftFinding = Omit<Finding, "owner" | "contact" | "due" | "state">;

/** A draft with what later stages need to know about it and no report shows. */
export interface PageFinding {
  readonly draft: DraftFinding;
  /**
   * Page name or address as it really is. `draft.url` and the other strings of the draft are masked (contract §4), so
   * that globs and column maps must look here.
   */
  readonly address: string;
  /** In the template: chrome, head or the page as a whole. Equal ones on several pages are one fault (contract §2). */
  readonly isTemplate: boolean;
  /** Equal findings (rule, quote, context) that stand before it on its page. */
  readonly ordinal: number;
  /** 信息来源 and author of the page: the second hint at its owner; empty when unknown. */
  readonly contentSource: string;
  readonly author: string;
}

/** Before the config's `ignore` lines have been asked. */
export interface RawFinding extends PageFinding {
  /** The quote as it really is, for `ignore` lines; never written anywhere. */
  readonly quote: string;
  /** Up to 100 characters on each side of it, as they really are; empty where it stands in no text. Never written either. */
  readonly before: string;
  readonly after: string;
}
