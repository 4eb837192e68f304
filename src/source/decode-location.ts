/** Reads a `Location` header as servers really send it: raw UTF-8 or GBK bytes included. */

import { decodeUtf8 } from "../text/decode-utf8.ts";

/**
 * The header as HTTP parsers hand it over is latin1; bytes above 0x7F are decoded as UTF-8, else they are kept as percent-encoded
 * bytes, because the server that wrote GBK expects GBK back. Returns an absolute address without fragment, or null.
 */
export function decodeLocation(location: string, from: string): string | null {
  const bytes = Buffer.from(location, "latin1");
  const text = /[\x80-\xff]/.test(location) ? (decodeUtf8(bytes) ?? percentEncode(bytes)) : location;
  try {
    const target = new URL(text.trim(), from);
    target.hash = "";
    return target.href;
  } catch {
    // No address at all: the redirect leads nowhere.
    return null;
  }
}

function percentEncode(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    text += byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`;
  }
  return text;
}
