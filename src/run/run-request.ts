/** What a run is asked to do, and what it says while it goes on. */

import type { Config } from "../model/config.ts";
import type { Lang } from "../model/run.ts";
import type { BodyKind } from "../model/snapshot.ts";
import type { HostWait } from "../model/source.ts";
import type { PictureReader } from "../page/index.ts";
import type { NamedPages } from "../source/index.ts";

export interface RunRequest {
  /** Addresses, folders, files, globs or `-`; at least one. */
  readonly targets: readonly string[];
  readonly config: Config;
  /** Working folder: relative targets start here. */
  readonly cwd: string;
  /** The clock, ISO date. */
  readonly now: string;
  /** Kind of every file, whatever its ending; null to tell by the ending. */
  readonly as: BodyKind | null;
  readonly stdin: Uint8Array | null;
  /** Address that local files are published under. */
  readonly base: string | null;
  readonly maxPages: number | null;
  readonly maxDepth: number | null;
  /** Judge links at all? */
  readonly links: boolean;
  /** Ask other hosts? */
  readonly external: boolean;
  readonly offline: boolean;
  /** Folder that pages and answers are saved to as they are; null for none. */
  readonly snapshotFolder: string | null;
  readonly reveal: boolean;
  readonly lang: Lang;
  readonly version: string;
  /** Key of the fingerprints of personal findings (contract §4). */
  readonly key: Uint8Array;
  /** Threads that judge pages beside the main one; 0 for none. Default: one fewer than the machine has cores, at least one. */
  readonly threads?: number;
  /** Where the run is remembered, so that it can be gone on with and the next one need not ask for everything. Default: nowhere. */
  readonly history?: HistoryRequest;
  /** Ask a second time what broke at the only attempt, because a ledger is kept of it. Default: no. */
  readonly isConfirmed?: boolean;
  /** Recognises text in pictures. Default: made of the optional packages where they are installed; null for nobody. */
  readonly pictureReader?: PictureReader | null;
  /** Read the office files that pages link, and those in folders? Default: yes. */
  readonly attachments?: boolean;
  /** Looks only at these pages again, and at nothing that they lead to. Default: at all there is. */
  readonly only?: NamedParts;
  /** Ends the run early; what was found is kept. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RunProgress) => void;
  /** Told when a host asks for a pause. Default: nobody is. */
  readonly onWait?: (wait: HostWait) => void;
}

/** What a recheck looks at. */
export interface NamedParts extends NamedPages {
  /** Link targets to be asked, and files to be read, masked as reports show them. */
  readonly targets: ReadonlySet<string>;
}

export interface HistoryRequest {
  /** Absolute path of the folder that run files lie in; made when there is none. */
  readonly folder: string;
  /** `auto`: goes on with an unfinished run of the last day · `resume`: with one of any age · `fresh`: takes nothing from before. */
  readonly mode: "auto" | "resume" | "fresh";
  /** Was the clock set by the user? Else a run that is gone on with keeps its own. */
  readonly isClockChosen: boolean;
  readonly onNote: (note: HistoryNote) => void;
}

/**
 * What the user must know about the memory of the run. `resumed`: it goes on with an earlier one · `nothing`: there is none to go
 * on with · `other-settings`, `too-old`: the unfinished one was left aside · `busy`: another process checks the same site, so that
 * this run keeps nothing · `unwritable`: neither does it · `replaced`: what was kept could not be read and is gone · `lost`: it
 * could not be kept to the end.
 */
export type HistoryNote =
  | { readonly kind: "resumed"; readonly startedAt: string; readonly pages: number; readonly answers: number }
  | { readonly kind: "other-settings" | "too-old"; readonly startedAt: string }
  | { readonly kind: "nothing" | "busy" | "unwritable" | "replaced" | "lost" };

export interface RunProgress {
  readonly phase: "pages" | "links" | "files";
  readonly done: number;
  readonly queued: number;
  /** Milliseconds that what is queued takes at least at the polite pace of its hosts; reckoned only when somebody wants to know. */
  readonly leastMs?: () => number;
  readonly findings: number;
}
