/** Turns the first bytes of an HTML answer into text, well enough to recognise an error page. */

import { isUtf8 } from "node:buffer";

const MAX_CHARACTERS = 65_536;

/** Strict UTF-8, else GB18030 (of which GB2312 and GBK are parts); at most 64 KiB of characters. A cut last character is no fault. */
export function decodeHead(bytes: Uint8Array): string {
  return decodeText(bytes).slice(0, MAX_CHARACTERS);
}

function decodeText(bytes: Uint8Array): string {
  // Far cheaper than a decoder of its own for each error page, which all hosts are full of.
  if (isUtf8(bytes)) return textOf(bytes).replace(/^\ufeff/, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // Not UTF-8: on a Chinese site then GBK.
    return new TextDecoder("gb18030").decode(bytes, { stream: true });
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
