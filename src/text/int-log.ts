/** Writes 32-bit integers down one after the other, to be gone through at the end: on a shelf, whatever their number. */

import type { TextShelf } from "./text-shelf.ts";

export interface IntLog {
  readonly push: (value: number) => void;
  /** All of them in order. Nothing may be pushed meanwhile. */
  readonly forEach: (visit: (value: number) => void) => void;
}

const CHUNK = 16 * 1024;

export function createIntLog(shelf: Pick<TextShelf, "putBytes" | "getBytes">): IntLog {
  const full: number[] = [];
  const chunk = new Int32Array(CHUNK);
  let used = 0;
  return {
    push(value) {
      chunk[used] = value;
      used += 1;
      if (used < CHUNK) return;
      full.push(shelf.putBytes(new Uint8Array(chunk.buffer)));
      used = 0;
    },
    forEach(visit) {
      for (const place of full) {
        // Copied, since what the shelf gives may not begin where an integer can.
        for (const value of new Int32Array(new Uint8Array(shelf.getBytes(place)).buffer)) visit(value);
      }
      for (const value of chunk.subarray(0, used)) visit(value);
    },
  };
}
