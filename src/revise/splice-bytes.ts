/** Puts other characters into a text file's bytes: all others stay as they are, in the charset of the file. */

import { byteOffsets, decodeText, type EncodedText, encodeText } from "./charset-bytes.ts";
import { type Splice, spliceText } from "./place-edits.ts";

/** `splices` ascend and do not overlap. Null when the bytes would not read as the text they are meant to be. */
export function spliceBytes(text: EncodedText, splices: readonly Splice[]): Uint8Array | null {
  const { bytes, source, encoding } = text;
  const offsets = byteOffsets(
    text,
    splices.flatMap(({ span }) => [span.start, span.end]),
  );
  if (offsets === null) return null;
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const [index, one] of splices.entries()) {
    const start = offsets[index * 2] ?? 0;
    const end = offsets[index * 2 + 1] ?? 0;
    const piece = encodeText(one.text, encoding);
    if (piece === null) return null;
    parts.push(bytes.subarray(from, start), piece);
    from = end;
  }
  const revised = Buffer.concat([...parts, bytes.subarray(from)]);
  return decodeText(revised, encoding) === spliceText(source, splices) ? revised : null;
}
