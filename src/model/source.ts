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
  /** Milliseconds that what is queued takes at least at the pace of its host; absent where nothing holds it back. */
  readonly leastMs?: number;
}

/** A pause that a host asked for (`Retry-After`) and that is kept. */
export interface HostWait {
  /** With its port, where it is not the usual one. */
  readonly host: string;
  readonly ms: number;
}

export interface Source {
  /** The address or path as the user gave it. */
  readonly target: string;
  /** Start addresses of sites, in the order written, each after its redirects once it was read; none for files. */
  readonly starts: readonly string[];
  /**
   * Each page once. The consumer calls `offer` once for each snapshot that it got, in the order in which it got them, misses too;
   * it may ask for further snapshots before. A crawl ends when nothing is left to read and no offer is outstanding; which pages it
   * reads, and in which order, does not depend on how late the offers come.
   */
  readonly snapshots: (signal: AbortSignal) => AsyncIterable<Snapshot>;
  /** Hands back a page's links, none for a page without; a source that does not crawl ignores them. */
  readonly offer: (links: readonly OfferedLink[], from: Pick<Snapshot, "url" | "depth">) => void;
  /** Does this address belong to the site (same host or a configured one; the same folder)? */
  readonly owns: (address: string) => boolean;
  /**
   * What is known about a link target without asking: the crawl read it, the disk holds it, a saved run answered it.
   * Complete for the site's own addresses once `snapshots` has ended; `anchors` is null and `head` empty for pages that were
   * handed over (their documents know better).
   */
  readonly answer: (target: string) => LinkAnswer | null;
  /** May the network be asked about this target? False where robots.txt forbids it, and always for files and saved runs. */
  readonly mayAsk: (target: string) => boolean;
  readonly progress: () => SourceProgress;
}

/** Asks link targets, one that is being asked not once more; null when it was not asked (offline, another host unwanted, outside the folder). */
export interface LinkAsker {
  /** Milliseconds between two questions to the target's host, as fast as it may be asked just now; 0 for what need not be asked. */
  readonly paceMs: (target: string) => number;
  readonly ask: (target: string, want: { readonly body: boolean }, signal: AbortSignal) => Promise<LinkAnswer | null>;
  readonly close: () => Promise<void>;
}
