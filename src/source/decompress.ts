/** Undoes `Content-Encoding` with a cap on what comes out, so that a small answer cannot fill the memory. */

import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, gunzipSync, inflate, inflateRaw } from "node:zlib";

/** Pages do not shrink to less than this part of themselves; what does is made to fill memories. */
const MAX_RATIO = 500;
/** So much may come out of however few bytes. */
const HARMLESS_BYTES = 1 << 20;
/** RFC 9110 allows any number of encodings; real servers use one, broken ones two. */
const MAX_ENCODINGS = 3;
/** Shorter bodies are faster undone than handed to another thread. Bytes. */
const SHORT_BODY = 65_536;

export class TooLargeError extends Error {}

/**
 * Decompressed body. `isPartial` accepts a body that was cut off. Throws `TooLargeError` above `maxBytes`; throws zlib's own
 * error when the bytes are not what the header says; an unknown encoding leaves them as they are.
 */
export async function decompress(
  body: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
  isPartial: boolean,
): Promise<Uint8Array> {
  const encodings = contentEncoding.toLowerCase().split(",").reverse();
  if (encodings.length > MAX_ENCODINGS) throw new TooLargeError(`${encodings.length} encodings`);
  const most = Math.min(maxBytes, Math.max(HARMLESS_BYTES, body.length * MAX_RATIO));
  let bytes = body;
  for (const encoding of encodings) bytes = await decodeOne(bytes, encoding.trim(), most, isPartial);
  return bytes;
}

async function decodeOne(
  bytes: Uint8Array,
  encoding: string,
  maxBytes: number,
  isPartial: boolean,
): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  // Browsers show what they got of a truncated page; a flush that does not insist on the trailer does the same.
  const zip = { maxOutputLength: maxBytes, finishFlush: isPartial ? constants.Z_SYNC_FLUSH : constants.Z_FINISH };
  try {
    if (encoding === "gzip" || encoding === "x-gzip") {
      return bytes.length < SHORT_BODY ? gunzipSync(bytes, zip) : await promisify(gunzip)(bytes, zip);
    }
    if (encoding === "deflate") return await promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, zip);
    if (encoding === "br") {
      const finishFlush = isPartial ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_PROCESS;
      return await promisify(brotliDecompress)(bytes, { maxOutputLength: maxBytes, finishFlush });
    }
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) throw new TooLargeError(`more than ${maxBytes} bytes`, { cause: error });
    throw error;
  }
}

/** RFC 1950 header; many servers send raw RFC 1951 data instead. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
