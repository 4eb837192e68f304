/**
 * Names a finding so that it is known again when the page has moved around it: rule, address, what was found, and the sentence
 * that it stands in (contract §2). Whoever edits that sentence has changed the finding; neighbouring sentences do not count.
 */

import { createHmac, hash } from "node:crypto";
import { foldTight } from "../text/fold.ts";

export interface Identity {
  readonly rule: string;
  /** Masked; in a spelling that outlives new query strings (`pageKey`), or the site's alone for what stands in its template. */
  readonly address: string;
  /** As it is for personal findings, whose hash is keyed; masked for all others. */
  readonly quote: string;
  /** The text on either side, masked, as far as it is at hand. */
  readonly before: string;
  readonly after: string;
}

/** Ends of sentences, and what stands between the parts of a window title. */
const BEFORE_SENTENCE = /^.*[。！？!?；;…\n|｜_]/s;
const AFTER_SENTENCE = /[。！？!?；;…\n|｜_].*$/s;

/** Equal for findings that only their order on the page can tell apart. White space, width and case do not count. */
export function identityText({ rule, address, quote, before, after }: Identity): string {
  const sentence = [before.replace(BEFORE_SENTENCE, ""), after.replace(AFTER_SENTENCE, "")];
  return [rule, address, foldTight(quote), ...sentence.map(foldTight)].join("\n");
}

/** 16 hexadecimal digits: SHA-256, or HMAC-SHA-256 when a key is given, so that trying all numbers leads nowhere. `ordinal`: equal ones before it on the page. */
export function fingerprint(identity: string, ordinal: number, key: Uint8Array | null): string {
  const text = `${identity}\n${ordinal}`;
  const digest = key === null ? hash("sha256", text, "hex") : createHmac("sha256", key).update(text).digest("hex");
  return digest.slice(0, 16);
}
