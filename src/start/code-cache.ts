/** Compiled code kept from one start to the next, in files that nobody but the user can have written: V8 runs it unproved. */

import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface CodeCache {
  /** Null when there is none that can be trusted. Never throws. */
  readonly read: () => Buffer | null;
  /** In place of what was there, whole or not at all. Never throws: without a cache a start only takes longer. */
  readonly write: (code: Buffer) => void;
}

const ENDING = ".code";
/** Versions of program and Node whose code is kept. */
const KEPT = 4;
const MOST_BYTES = 16 * 1024 * 1024;
const OTHERS_MAY_WRITE = 0o022;

/** `user`: the user's number; null where files have no such owner (Windows). */
export function createCodeCache(folder: string, name: string, user: number | null): CodeCache {
  const file = join(folder, `${name}${ENDING}`);
  const isOwn = ({ uid, mode }: Stats): boolean => user === null || (uid === user && (mode & OTHERS_MAY_WRITE) === 0);
  return {
    read() {
      try {
        return isOwn(statSync(folder)) ? readTwice(file, isOwn) : null;
      } catch {
        // Not kept yet, or not readable.
        return null;
      }
    },
    write(code) {
      try {
        makeFolder(folder, isOwn);
        if (!isOwn(statSync(folder))) return;
        replace(file, Buffer.concat([code, code]));
        dropOldest(folder);
      } catch {
        // A disk that is full, a home that cannot be written.
      }
    },
  };
}

/**
 * V8 does not prove what it reads; a file spoilt on the disk could end the program. The code stands in it twice: comparing the
 * halves takes a tenth of the time that loading a checksum's module would.
 */
function readTwice(file: string, isOwn: (stats: Stats) => boolean): Buffer | null {
  const opened = openSync(file, "r");
  try {
    const stats = fstatSync(opened);
    if (!stats.isFile() || !isOwn(stats) || stats.size > MOST_BYTES) return null;
    const both = readFileSync(opened);
    const code = both.subarray(0, both.length >>> 1);
    return code.length > 0 && code.equals(both.subarray(code.length)) ? code : null;
  } finally {
    closeSync(opened);
  }
}

/** Not in a home of somebody else's, as under sudo: its owner could never use it. @throws what the system says */
function makeFolder(folder: string, isOwn: (stats: Stats) => boolean): void {
  const missing: string[] = [];
  let above = folder;
  while (statSync(above, { throwIfNoEntry: false }) === undefined && dirname(above) !== above) {
    missing.unshift(above);
    above = dirname(above);
  }
  if (!isOwn(statSync(above))) return;
  // One by one: where no folder can be made, as in /proc, Node's `recursive` never ends.
  for (const one of missing) mkdirSync(one, { mode: 0o700 });
}

/** Of two processes that write at once, the later wins. */
function replace(file: string, content: Buffer): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, content, { flag: "wx", mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.includes(ENDING));
  const dated = files.map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of dated.sort((a, b) => b.time - a.time).slice(KEPT)) rmSync(join(folder, name), { force: true });
}
