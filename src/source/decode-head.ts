/** Turns the first bytes of an HTML answer into text, well enough to recognise an error page. */

const MAX_CHARACTERS = 65_536;

/** Strict UTF-8, else GB18030 (of which GB2312 and GBK are parts); at most 64 KiB of characters. A cut last character is no fault. */
export function decodeHead(bytes: Uint8Array): string {
  return decodeText(bytes).slice(0, MAX_CHARACTERS);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // Not UTF-8: on a Chinese site then GBK.
    return new TextDecoder("gb18030").decode(bytes, { stream: true });
  }
}
