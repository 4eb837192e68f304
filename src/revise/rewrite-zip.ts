/** Changes, adds and takes out parts of a ZIP file (APPNOTE 6.3); every other part stays as its bytes are, packed as it was. */

import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
/** Bit 0: encrypted; bit 3: sizes stand behind the data. */
const ENCRYPTED = 1;
const SIZES_BEHIND = 8;
const STORED = 0;
const DEFLATED = 8;
const MOST_BYTES = 64 * 1024 * 1024;
/** In a size or offset: it stands in a ZIP64 field. */
const ZIP64 = 0xffffffff;

interface Entry {
  readonly name: string;
  /** Of its record in the directory. */
  readonly record: number;
  readonly recordEnd: number;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly checksum: number;
  /** Of its local header. */
  readonly offset: number;
}

/** A ZIP file whose parts can be read and replaced. */
export interface ZipFile {
  readonly names: readonly string[];
  /** Null for a part that is not there, is encrypted, broken or too large. */
  readonly read: (name: string) => Buffer | null;
  /** The whole file with other contents of some parts: new names are added behind the others, null takes a part out. */
  readonly rewrite: (changes: ReadonlyMap<string, Uint8Array | null>) => Buffer;
}

/** Null for bytes that are no plain ZIP file: damaged, ZIP64, in several volumes, or with something before its beginning. */
export function openZip(bytes: Uint8Array): ZipFile | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readDirectory(zip);
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readDirectory(zip: Buffer): ZipFile | null {
  const end = findEnd(zip);
  if (end === null) return null;
  const count = zip.readUInt16LE(end + 10);
  const start = zip.readUInt32LE(end + 16);
  if (start === ZIP64 || count === 0xffff || zip.readUInt16LE(end + 8) !== count) return null;
  const entries: Entry[] = [];
  let record = start;
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(record) !== CENTRAL) return null;
    const entry = readEntry(zip, record);
    if (entry.offset === ZIP64 || entry.packed === ZIP64 || entry.size === ZIP64) return null;
    if (zip.readUInt32LE(entry.offset) !== LOCAL || entry.offset >= start) return null;
    entries.push(entry);
    record = entry.recordEnd;
  }
  if (record > end || new Set(entries.map(({ offset }) => offset)).size !== count) return null;
  const find = (name: string): Entry | null => entries.find((entry) => entry.name === name) ?? null;
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = find(name);
      return entry === null ? null : unpack(zip, entry);
    },
    rewrite: (changes) => rewriteParts(zip, { entries, start, end }, changes),
  };
}

function findEnd(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - END_SIZE - MOST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= first; at--) {
    if (zip.readUInt32LE(at) === END && at + END_SIZE + zip.readUInt16LE(at + 20) === zip.length) return at;
  }
  return null;
}

function readEntry(zip: Buffer, record: number): Entry {
  const nameEnd = record + 46 + zip.readUInt16LE(record + 28);
  return {
    name: zip.toString("utf8", record + 46, nameEnd),
    record,
    recordEnd: nameEnd + zip.readUInt16LE(record + 30) + zip.readUInt16LE(record + 32),
    flags: zip.readUInt16LE(record + 8),
    method: zip.readUInt16LE(record + 10),
    packed: zip.readUInt32LE(record + 20),
    size: zip.readUInt32LE(record + 24),
    checksum: zip.readUInt32LE(record + 16),
    offset: zip.readUInt32LE(record + 42),
  };
}

function dataStart(zip: Buffer, { offset }: Entry): number {
  return offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
}

function unpack(zip: Buffer, entry: Entry): Buffer | null {
  if ((entry.flags & ENCRYPTED) !== 0 || entry.size > MOST_BYTES) return null;
  const start = dataStart(zip, entry);
  const packed = zip.subarray(start, start + entry.packed);
  const content = entry.method === STORED ? packed : entry.method === DEFLATED ? inflate(packed) : null;
  const isWhole = content?.length === entry.size && crc32(content) >>> 0 === entry.checksum;
  return isWhole ? Buffer.from(content) : null;
}

function inflate(packed: Buffer): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
  } catch {
    // Broken or swollen data: zlib's only way to say so.
    return null;
  }
}

interface Directory {
  readonly entries: readonly Entry[];
  readonly start: number;
  readonly end: number;
}

function rewriteParts(zip: Buffer, directory: Directory, changes: ReadonlyMap<string, Uint8Array | null>): Buffer {
  const { entries, start, end } = directory;
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  const parts: Buffer[] = [];
  const records = new Map<Entry, Buffer>();
  const added: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  add(zip.subarray(0, inOrder[0]?.offset ?? 0));
  for (const [index, entry] of inOrder.entries()) {
    const content = changes.get(entry.name);
    if (content === null) continue;
    const record = Buffer.from(zip.subarray(entry.record, entry.recordEnd));
    record.writeUInt32LE(length, 42);
    records.set(entry, record);
    if (content === undefined) {
      add(zip.subarray(entry.offset, inOrder[index + 1]?.offset ?? start));
      continue;
    }
    const { local, fields } = packPart(zip, entry, content);
    fields(record, 8, 16);
    add(local);
  }
  const known = new Set(entries.map(({ name }) => name));
  for (const [name, content] of changes) {
    if (content === null || known.has(name)) continue;
    const { local, record } = newPart(name, content, length);
    added.push(record);
    add(local);
  }
  const tail = Buffer.from(zip.subarray(end));
  const kept = entries.flatMap((entry) => records.get(entry) ?? []);
  const listed = Buffer.concat([...kept, ...added, zip.subarray(entries.at(-1)?.recordEnd ?? start, end)]);
  tail.writeUInt16LE(kept.length + added.length, 8);
  tail.writeUInt16LE(kept.length + added.length, 10);
  tail.writeUInt32LE(listed.length, 12);
  tail.writeUInt32LE(length, 16);
  add(listed);
  add(tail);
  return Buffer.concat(parts);
}

/** Version 2.0 of the format: folders and DEFLATE. The date is the first that the format knows: the same input gives the same bytes. */
const VERSION = 20;
const FIRST_DAY = 0x0021;
const UTF8_NAME = 1 << 11;

function newPart(
  name: string,
  content: Uint8Array,
  offset: number,
): { readonly local: Buffer; readonly record: Buffer } {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name, "utf8");
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(/^[\x20-\x7e]*$/.test(name) ? 0 : UTF8_NAME, 2);
  common.writeUInt16LE(DEFLATED, 4);
  common.writeUInt16LE(FIRST_DAY, 8);
  common.writeUInt32LE(crc32(content) >>> 0, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(path.length, 22);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(LOCAL);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(CENTRAL, 0);
  record.writeUInt16LE(VERSION, 4);
  common.copy(record, 6);
  record.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([head, common, path, packed]), record: Buffer.concat([record, path]) };
}

/** The part with its local header; `fields` writes what the directory says of it, from its flags and from its checksum on. */
function packPart(
  zip: Buffer,
  entry: Entry,
  content: Uint8Array,
): { readonly local: Buffer; readonly fields: (into: Buffer, flagsAt: number, checksumAt: number) => void } {
  const packed = deflateRawSync(content);
  const checksum = crc32(content) >>> 0;
  const fields = (into: Buffer, flagsAt: number, checksumAt: number): void => {
    into.writeUInt16LE(entry.flags & ~SIZES_BEHIND, flagsAt);
    into.writeUInt16LE(DEFLATED, flagsAt + 2);
    into.writeUInt32LE(checksum, checksumAt);
    into.writeUInt32LE(packed.length, checksumAt + 4);
    into.writeUInt32LE(content.length, checksumAt + 8);
  };
  const header = Buffer.from(zip.subarray(entry.offset, dataStart(zip, entry)));
  fields(header, 6, 14);
  return { local: Buffer.concat([header, packed]), fields };
}
