/** What a source hands over: one page's bytes exactly as retrieved, or the reason why there are none. */

import type { PackedPage } from "./page-digest.ts";

export type BodyKind = "html" | "text" | "markdown" | "attachment";

/** Why a page has no usable bytes. `skipped` reasons do not make a run incomplete, `unreadable` ones do (contract §2). */
export type MissReason =
  | "robots" // skipped: robots.txt (RFC 9309) disallows it
  | "excluded" // skipped: the config leaves it out
  | "not-a-page" // skipped: another media type (style sheet, video …)
  | "trap" // skipped: calendar, ever-growing path or query permutation
  | "too-deep" // unreadable: --max-depth reached
  | "page-limit" // unreadable: --max-pages reached
  | "interrupted" // unreadable: the run was stopped before it was read
  | "http-status" // unreadable: an answer that is no page (401, 403, 412, 429, 5xx …)
  | "timeout"
  | "network"
  | "tls"
  | "redirect-loop"
  | "too-large"
  | "private-address" // a private address that must not be asked (contract §5)
  | "unsupported" // unreadable: no reader for this kind of file
  | "encrypted" // unreadable: the file wants a password
  | "damaged" // unreadable: the file is broken, or not what it says it is
  | "no-text" // unreadable: a picture or a scan, or some pages of one
  | "script-only" // unreadable: a page that holds nothing until a browser has run its scripts
  | "file-error" // unreadable: the file could not be opened
  | "too-slow" // unreadable: its text kept the checks busy past their limit
  | "out-of-memory"; // unreadable: its thread ran out of memory

export interface Miss {
  readonly outcome: "skipped" | "unreadable";
  readonly reason: MissReason;
  /** Detail for people, e.g. `HTTP 403` or `ETIMEDOUT`. Never page text. */
  readonly detail: string;
}

export interface Snapshot {
  /** Absolute address that links are resolved against: `http(s):`, or `file:` for local files without `--base`. */
  readonly url: string;
  /** What the user calls the page and what reports show: the address, or a path relative to the working folder, or `<stdin>`. */
  readonly name: string;
  /** After redirects; equal to `url` for files. */
  readonly finalUrl: string;
  /** HTTP status; 200 for a file; null when no answer came. */
  readonly status: number | null;
  /** Lower-case header names; empty for files. */
  readonly headers: Readonly<Record<string, string>>;
  /** Addresses passed on the way, first to last, without `finalUrl`. */
  readonly redirects: readonly string[];
  readonly kind: BodyKind;
  /** Decompressed body; null exactly when `miss` or `digest` is set. */
  readonly body: Uint8Array | null;
  readonly miss: Miss | null;
  /** What an earlier reading of the same bytes came to. Absent or null: the page must be looked at. */
  readonly digest?: PackedPage | null;
  /** Clicks from the start address; 0 for files. */
  readonly depth: number;
  /** ISO 8601 time of retrieval. */
  readonly fetchedAt: string;
}
