/** OLE compound files (MS-CFB), the containers of Office 97–2003: the streams of the root, read within the bounds of the file. */

import { damaged } from "./office-content.ts";

export interface OleFile {
  readonly has: (name: string) => boolean;
  /** Null when the root has no such stream. @throws OfficeError `damaged` when its sectors lead nowhere */
  readonly read: (name: string) => Buffer | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const HEADER = 512;
const ENTRY = 128;
const FIRST_SECTORS = 109;
/** Numbers from here on are marks: free, end of chain, … (MS-CFB 2.1). */
const LAST_SECTOR = 0xfffffffa;
const STREAM = 2;
const STORAGE = 1;

/** @throws OfficeError `damaged` */
export function openOle(bytes: Uint8Array): OleFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [shift, shortShift] = file.length < HEADER ? [0, 0] : [file.readUInt16LE(30), file.readUInt16LE(32)];
  if ((shift !== 9 && shift !== 12) || shortShift !== 6) throw damaged();
  const table = readTable(file, shift);
  const shortTable = numbersOf(follow(file, table, file.readUInt32LE(60), shift, null));
  const entries = readEntries(follow(file, table, file.readUInt32LE(48), shift, null));
  const root = entries[0];
  if (root === undefined) throw damaged();
  const cutoff = file.readUInt32LE(56);
  const children = childrenOf(entries, root);
  let shortSectors: Buffer | null = null;
  return {
    has: (name) => children.has(name),
    read(name) {
      const entry = children.get(name);
      if (entry === undefined || entry.type !== STREAM) return null;
      if (entry.size >= cutoff) return follow(file, table, entry.start, shift, entry.size);
      shortSectors ??= follow(file, table, root.start, shift, null);
      return follow(shortSectors, shortTable, entry.start, shortShift, entry.size, 0);
    },
  };
}

/** The sector numbers that the sectors of the table hold: which sector goes on where. */
function readTable(file: Buffer, shift: number): readonly number[] {
  const sectors: number[] = [];
  for (let index = 0; index < FIRST_SECTORS; index++) sectors.push(file.readUInt32LE(76 + index * 4));
  const most = file.length >> shift;
  const perSector = (1 << shift) / 4;
  let next = file.readUInt32LE(68);
  for (let seen = 0; next < LAST_SECTOR && seen <= most; seen++) {
    const numbers = numbersOf(sectorOf(file, next, shift, HEADER));
    sectors.push(...numbers.slice(0, perSector - 1));
    next = numbers[perSector - 1] ?? LAST_SECTOR;
  }
  const table: number[] = [];
  const count = Math.min(file.readUInt32LE(44), most + 1);
  for (const sector of sectors.filter((one) => one < LAST_SECTOR).slice(0, count)) {
    for (const number of numbersOf(sectorOf(file, sector, shift, HEADER))) table.push(number);
  }
  return table;
}

/** `first`: where sector 0 begins; the header of a file takes the place of one sector. */
function sectorOf(file: Buffer, sector: number, shift: number, first: number): Buffer {
  const from = first === 0 ? sector << shift : (sector + 1) * (1 << shift);
  if (from >= file.length) throw damaged();
  return file.subarray(from, from + (1 << shift));
}

/** `size`: null for as long as the chain is. */
function follow(
  file: Buffer,
  table: readonly number[],
  start: number,
  shift: number,
  size: number | null,
  first: number = HEADER,
): Buffer {
  const sectors: Buffer[] = [];
  let length = 0;
  for (let at = start; at < LAST_SECTOR && (size === null || length < size); at = table[at] ?? LAST_SECTOR) {
    // More sectors than the file has: they lead in a circle.
    if (length > file.length) throw damaged();
    const sector = sectorOf(file, at, shift, first);
    sectors.push(sector);
    length += sector.length;
  }
  if (size !== null && length < size) throw damaged();
  return Buffer.concat(sectors, size ?? length);
}

function numbersOf(sector: Buffer): number[] {
  return Array.from({ length: sector.length >> 2 }, (_, index) => sector.readUInt32LE(index * 4));
}

function readEntries(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(62, Math.max(0, directory.readUInt16LE(at + 64) - 2));
    entries.push({
      name: directory.toString("utf16le", at, at + length),
      type: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** Siblings form a tree; a damaged one may lead in circles. */
function childrenOf(entries: readonly Entry[], storage: Entry): ReadonlyMap<string, Entry> {
  const children = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [storage.child];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    if (entry.type === STREAM || entry.type === STORAGE) children.set(entry.name, entry);
    open.push(entry.left, entry.right);
  }
  return children;
}
