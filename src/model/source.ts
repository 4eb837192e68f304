/** Where pages come from, and who asks link targets: the only parts of the program that do network or file I/O. */

import type { LinkAnswer } from "./site.ts";
import type { Snapshot } from "./snapshot.ts";

/** A link that a page offers to its source for reading. */
export interface OfferedLink {
  readonly target: string;
  readonly isPage: boolean;
}

export interface SourceProgress {
  readonly done: number;
  readonly queued: number;
}

export interface Source {
  /** The address or path as the user gave it. */
  readonly target: string;
  /** Start address when the source is a site; null otherwise. */
  readonly startUrl: string | null;
  /** Each page once. The consumer calls `offer` with the links of a page before it asks for the next one. */
  readonly snapshots: (signal: AbortSignal) => AsyncIterable<Snapshot>;
  /** Hands back a page's links; a source that does not crawl ignores them. */
  readonly offer: (links: readonly OfferedLink[], from: Snapshot) => void;
  /** Does this address belong to the site (same host or a configured one; the same folder)? */
  readonly owns: (address: string) => boolean;
  readonly progress: () => SourceProgress;
}

/** Asks link targets; each distinct target once. `known` gives answers that the crawl already has. */
export interface LinkAsker {
  readonly ask: (target: string, want: { readonly body: boolean }, signal: AbortSignal) => Promise<LinkAnswer>;
  readonly close: () => Promise<void>;
}
