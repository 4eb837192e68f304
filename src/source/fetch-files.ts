/** Fetches files whole, each content once, one answer each, in the order asked for; what is known of them is not sent again. */

import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { AttachmentMemory, AttachmentRecord, KnownAttachment } from "./attachment-memory.ts";
import {
  type AttachmentOutcome,
  attachmentOutcome,
  attachmentRequest,
  recallAttachment,
} from "./attachment-outcome.ts";
import type { HttpClient } from "./http-client.ts";
import { isSameElsewhere } from "./validators.ts";

/** Files under way; each host's own limits count besides. */
const AHEAD = 8;

export interface FetchOptions {
  readonly maxBytes: number;
  /** What is known of files from before; null for nothing. */
  readonly memory: AttachmentMemory | null;
}

export interface FetchedFile {
  /**
   * Null for a file that is not there or is a page in truth: the finding about its link says so. Of a copy of an earlier file
   * `body`, `miss` and `digest` are all null.
   */
  readonly snapshot: Snapshot | null;
  /** What links to it find. Null where the file was not got: a smaller question may be answered all the same. */
  readonly answer: LinkAnswer | null;
  /** What there is to keep of it; null for a file that may be there and was not got. */
  readonly record: AttachmentRecord | null;
  /** Is the record, and the digest with it, what the memory gave? */
  readonly isKept: boolean;
}

export async function* fetchFiles(
  client: HttpClient,
  addresses: readonly string[],
  { maxBytes, memory }: FetchOptions,
  signal: AbortSignal,
): AsyncGenerator<FetchedFile> {
  /** Hashes of what was handed over. */
  const seen = new Set<string>();

  async function ask(address: string, known: KnownAttachment | null): Promise<AttachmentOutcome> {
    const result = await client.fetch(address, attachmentRequest(maxBytes, known), signal);
    return known !== null && isSameElsewhere(result) ? ask(address, null) : attachmentOutcome(result, known);
  }

  async function load(address: string): Promise<AttachmentOutcome> {
    const done = memory?.done(address) ?? null;
    return done === null ? ask(address, memory?.earlier(address) ?? null) : recallAttachment(done);
  }

  async function handOver(address: string, { snapshot, record, known }: AttachmentOutcome): Promise<FetchedFile> {
    const isKept = known !== null && known.record === record;
    if (snapshot === null || record === null) return { snapshot, answer: null, record, isKept };
    const { answer } = record;
    if (seen.has(record.hash)) return { snapshot: { ...snapshot, body: null }, answer, record, isKept };
    const digest = known?.digest?.() ?? null;
    // A copy so far, of a file that is not linked any more.
    if (snapshot.body === null && digest === null) return handOver(address, await ask(address, null));
    seen.add(record.hash);
    return { snapshot: { ...snapshot, digest }, answer, record, isKept };
  }

  const open: Promise<AttachmentOutcome>[] = [];
  for (const [index, address] of addresses.entries()) {
    while (open.length < addresses.length && open.length < index + AHEAD) {
      const loading = load(addresses[open.length] ?? "");
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      loading.catch(() => {});
      open.push(loading);
    }
    const outcome = await open[index];
    // A finished promise holds its bytes; they must not pile up.
    delete open[index];
    if (outcome !== undefined) yield await handOver(address, outcome);
  }
}
