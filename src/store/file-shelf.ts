/** A shelf of texts and bytes in a temporary file. */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TextShelf } from "../text/text-shelf.ts";

/** Thousands of texts in it cost no memory. */
export interface FileShelf extends TextShelf {
  /** Removes the file; nothing may be put or got afterwards. */
  readonly close: () => void;
}

/** Texts so far are held in memory, until they are this many bytes. */
const MOST_HELD = 4 * 1024 * 1024;
const LENGTH_BYTES = 4;
/** Read at once: what was put one after the other is often got so, too. */
const AHEAD = 16 * 1024;

/** The file is made when there is much to put away, in a private folder. */
export function createFileShelf(mostHeld: number = MOST_HELD): FileShelf {
  let held = Buffer.allocUnsafe(0);
  let used = 0;
  let written = 0;
  let folder: string | null = null;
  let file: number | null = null;
  /** A copy of the file from `windowFrom` on: what is written never changes. */
  const window = Buffer.allocUnsafeSlow(AHEAD);
  let windowFrom = 0;
  let windowLength = 0;

  function spill(): void {
    if (file === null) {
      folder = mkdtempSync(join(tmpdir(), "zicha-"));
      file = openSync(join(folder, "texts"), "w+", 0o600);
    }
    for (let at = 0; at < used; ) at += writeSync(file, held, at, used - at, written + at);
    written += used;
    used = 0;
  }

  function makeRoom(bytes: number): void {
    if (used + bytes > mostHeld && used > 0) spill();
    if (used + bytes <= held.length) return;
    const grown = Buffer.allocUnsafe(Math.max(used + bytes, Math.min(mostHeld, held.length * 2)));
    held.copy(grown, 0, 0, used);
    held = grown;
  }

  function readFile(into: Buffer, from: number): number {
    let length = 0;
    for (let got = -1; file !== null && got !== 0 && length < into.length; length += got) {
      got = readSync(file, into, length, into.length - length, from + length);
    }
    return length;
  }

  function readBytes(from: number, length: number): Buffer {
    if (from >= written) return held.subarray(from - written, from - written + length);
    if (length > AHEAD) {
      const bytes = Buffer.allocUnsafe(length);
      readFile(bytes, from);
      return bytes;
    }
    if (from < windowFrom || from + length > windowFrom + windowLength) {
      windowFrom = from;
      windowLength = readFile(window, from);
    }
    return window.subarray(from - windowFrom, from - windowFrom + length);
  }

  /** Returns where what is written next will lie. */
  function begin(length: number): number {
    makeRoom(length + LENGTH_BYTES);
    const place = written + used;
    used = held.writeUInt32LE(length, used);
    return place;
  }

  function getBytes(place: number): Buffer {
    return readBytes(place + LENGTH_BYTES, readBytes(place, LENGTH_BYTES).readUInt32LE(0));
  }

  return {
    put(text) {
      const place = begin(Buffer.byteLength(text));
      used += held.write(text, used);
      return place;
    },
    get: (place) => getBytes(place).toString("utf8"),
    putBytes(bytes) {
      const place = begin(bytes.length);
      held.set(bytes, used);
      used += bytes.length;
      return place;
    },
    getBytes,
    close() {
      if (file !== null) closeSync(file);
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      file = null;
      folder = null;
    },
  };
}
