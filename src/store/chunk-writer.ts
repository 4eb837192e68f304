/** Gathers texts into sealed chunks. They become bytes at once: strings that waited for the disk would all outlive their collection. */

import type { Seal } from "./seal.ts";

export interface ChunkWriter<T> {
  /** One text, of lines. */
  readonly add: (owner: T, lines: readonly string[]) => void;
  readonly addBytes: (owner: T, bytes: Uint8Array) => void;
  /** Bytes that wait. */
  readonly size: () => number;
  /** Everything that was added since the last call. */
  readonly take: () => readonly Chunk<T>[];
}

export interface Chunk<T> {
  readonly sealed: Uint8Array;
  /** In bytes of the unsealed chunk. */
  readonly parts: readonly { readonly owner: T; readonly start: number; readonly size: number }[];
}

/** Small enough to be opened for one row: links of a template may have been met first on any page. */
const CHUNK_BYTES = 64 * 1024;
/** Bytes of a UTF-16 code unit in UTF-8, at most. */
const MOST_BYTES = 3;
const NEWLINE = 10;

export function createChunkWriter<T>(seal: Seal): ChunkWriter<T> {
  let buffer = Buffer.allocUnsafeSlow(2 * CHUNK_BYTES);
  let used = 0;
  let parts: Chunk<T>["parts"][number][] = [];
  let chunks: Chunk<T>[] = [];
  let sealed = 0;

  function makeRoom(bytes: number): void {
    if (used + bytes <= buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(used + bytes, 2 * buffer.length));
    buffer.copy(grown, 0, 0, used);
    buffer = grown;
  }

  function finish(): void {
    if (parts.length === 0) return;
    chunks.push({ sealed: seal.close(buffer.subarray(0, used)), parts });
    sealed += used;
    parts = [];
    used = 0;
    // One giant text must not hold its room for the rest of the run.
    if (buffer.length > 16 * CHUNK_BYTES) buffer = Buffer.allocUnsafeSlow(2 * CHUNK_BYTES);
  }

  function place(owner: T, start: number): void {
    parts.push({ owner, start, size: used - start });
    if (used >= CHUNK_BYTES) finish();
  }

  return {
    add(owner, lines) {
      const start = used;
      for (const line of lines) {
        makeRoom(line.length * MOST_BYTES + 1);
        if (used > start) buffer[used++] = NEWLINE;
        used += buffer.write(line, used);
      }
      place(owner, start);
    },
    addBytes(owner, bytes) {
      const start = used;
      makeRoom(bytes.length);
      buffer.set(bytes, used);
      used += bytes.length;
      place(owner, start);
    },
    size: () => sealed + used,
    take() {
      finish();
      const taken = chunks;
      chunks = [];
      sealed = 0;
      return taken;
    },
  };
}
