/** Text of the files that users write for the program: Windows editors put a byte order mark before UTF-8, or save as GBK. */

/** Without its byte order mark; null when the bytes are not UTF-8, so that nobody's words are read as other words. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
