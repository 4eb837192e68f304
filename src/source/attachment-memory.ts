/** What is kept of a file that pages link so that it need not be fetched again: plain data, without the file itself. */

import type { PackedPage } from "../model/page-digest.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Validators } from "./validators.ts";

/** `answer.anchors` is null. `JSON.parse(JSON.stringify(record))` is the record again. */
export interface AttachmentRecord extends Validators {
  /** What came back, as a link target's answer. */
  readonly answer: LinkAnswer;
  /** SHA-256 of the file, base64; empty for an address that hands out none (it is gone, or a page). */
  readonly hash: string;
}

export interface KnownAttachment {
  readonly record: AttachmentRecord;
  /** Reads what the file came to; null where nothing was made of it (it was a copy of another one). */
  readonly digest: (() => PackedPage) | null;
}

/** Names are addresses as pages link them. */
export interface AttachmentMemory {
  /** Done already in this run: it is taken as it is. Null for what failed, which is worth another question. */
  readonly done: (address: string) => KnownAttachment | null;
  /** Read by an earlier run, and judged as this one would: one question tells whether it still is the same. */
  readonly earlier: (address: string) => KnownAttachment | null;
}
