/** Names a finding so that it is known again when the page has moved around it: rule, address, what was found and beside what (contract §2). */

import { createHash, createHmac } from "node:crypto";
import { foldText } from "../text/fold.ts";

export interface Identity {
  readonly rule: string;
  /** Page name, masked. */
  readonly address: string;
  /** As it is for personal findings, whose hash is keyed; masked for all others. */
  readonly quote: string;
  /** Masked. */
  readonly context: string;
}

/** Equal for findings that only their order on the page can tell apart. White space, width and case do not count. */
export function identityText({ rule, address, quote, context }: Identity): string {
  return [rule, address, normalise(quote), normalise(context)].join("\n");
}

/** 16 hexadecimal digits: SHA-256, or HMAC-SHA-256 when a key is given, so that trying all numbers leads nowhere. `ordinal`: equal ones before it on the page. */
export function fingerprint(identity: string, ordinal: number, key: Uint8Array | null): string {
  const hash = key === null ? createHash("sha256") : createHmac("sha256", key);
  return hash.update(`${identity}\n${ordinal}`).digest("hex").slice(0, 16);
}

function normalise(text: string): string {
  return foldText(text).replace(/\s+/g, "");
}
