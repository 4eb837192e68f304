/**
 * Names of the files in a RAR archive, which is not unpacked: a name may tell whom it is about. Headers as in the technical notes of
 * versions 4 (technote.txt of UnRAR) and 5 (https://www.rarlab.com/technote.htm).
 */

import { type Block, type OfficeContent, OfficeError } from "./office-content.ts";

interface Listing {
  readonly names: readonly string[];
  /** The list breaks off: damaged, or longer than anybody reads. */
  readonly isCut: boolean;
}

const PART = "压缩包内的文件名";
const MOST_NAMES = 5000;
/** Names told in the reason. */
const MOST_TOLD = 5;
const LONGEST_NAME = 2048;

/** Everything in it counts as unread but the names. @throws OfficeError `encrypted`, `damaged`, `unsupported` for one without files */
export function readRar(bytes: Uint8Array): OfficeContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { names, isCut } = buffer[6] === 1 ? listVersion5(buffer) : listVersion4(buffer);
  if (names.length === 0 && isCut) throw new OfficeError("damaged", "压缩包的目录已损坏");
  if (names.length === 0) throw new OfficeError("unsupported", "rar 压缩包没有解压，里面的文件未检查");
  const blocks = names.map((text): Block => ({ type: "text", text, isHeading: false, place: { part: PART } }));
  const told = names.slice(0, MOST_TOLD).join("、");
  const rest = names.length > MOST_TOLD ? "等" : "";
  const count = `${isCut ? "至少 " : ""}${names.length} 个文件`;
  return { blocks, unread: [`rar 压缩包没有解压，里面的 ${count}未检查（${told}${rest}）`] };
}

const FILE_5 = 2;
const ENCRYPTION_5 = 4;
const END_5 = 5;
const HAS_EXTRA = 1;
const HAS_DATA = 2;
const IS_FOLDER_5 = 1;
const HAS_TIME = 2;
const HAS_CHECKSUM = 4;

function listVersion5(buffer: Buffer): Listing {
  const names: string[] = [];
  for (let at = 8; at < buffer.length; ) {
    const header = createCursor(buffer, at + 4);
    const size = header.number();
    const start = header.at();
    const type = header.number();
    const flags = header.number();
    if ((flags & HAS_EXTRA) !== 0) header.number();
    const data = (flags & HAS_DATA) === 0 ? 0 : header.number();
    if (type === ENCRYPTION_5) throw new OfficeError("encrypted", "压缩包的目录已加密");
    if (type === END_5) return { names, isCut: false };
    if (type === FILE_5) {
      const fileFlags = header.number();
      // Unpacked size and attributes.
      header.number();
      header.number();
      header.skip((fileFlags & HAS_TIME) === 0 ? 0 : 4);
      header.skip((fileFlags & HAS_CHECKSUM) === 0 ? 0 : 4);
      // How it is packed, and on which system.
      header.number();
      header.number();
      const name = header.bytes(Math.min(header.number(), LONGEST_NAME)).toString("utf8");
      if ((fileFlags & IS_FOLDER_5) === 0 && !header.isOver()) names.push(name);
    }
    const next = start + size + data;
    if (header.isOver() || size === 0 || next <= at || names.length >= MOST_NAMES) return { names, isCut: true };
    at = next;
  }
  return { names, isCut: false };
}

const MAIN_4 = 0x73;
const FILE_4 = 0x74;
const END_4 = 0x7b;
const ENCRYPTED_HEADERS_4 = 0x80;
const HAS_DATA_4 = 0x8000;
const IS_FOLDER_4 = 0xe0;
const IS_LARGE_4 = 0x100;
const IS_UNICODE_4 = 0x200;
const LEAST_HEADER_4 = 7;

function listVersion4(buffer: Buffer): Listing {
  const names: string[] = [];
  for (let at = LEAST_HEADER_4; at + LEAST_HEADER_4 <= buffer.length; ) {
    const type = buffer[at + 2] ?? 0;
    const flags = buffer.readUInt16LE(at + 3);
    const size = buffer.readUInt16LE(at + 5);
    const end = at + size;
    if (size < LEAST_HEADER_4 || end > buffer.length) return { names, isCut: true };
    if (type === MAIN_4 && (flags & ENCRYPTED_HEADERS_4) !== 0) {
      throw new OfficeError("encrypted", "压缩包的目录已加密");
    }
    if (type === END_4) return { names, isCut: false };
    const hasData = type === FILE_4 || (flags & HAS_DATA_4) !== 0;
    const data = hasData && size >= 11 ? buffer.readUInt32LE(at + 7) : 0;
    if (type === FILE_4 && size >= 32) {
      const isLarge = (flags & IS_LARGE_4) !== 0;
      const from = at + 32 + (isLarge ? 8 : 0);
      const name = buffer.subarray(from, Math.min(from + buffer.readUInt16LE(at + 26), end, from + LONGEST_NAME));
      if ((flags & IS_FOLDER_4) !== IS_FOLDER_4) names.push(nameOfVersion4(name, (flags & IS_UNICODE_4) !== 0));
    }
    if (names.length >= MOST_NAMES) return { names, isCut: true };
    at = end + data;
  }
  return { names, isCut: false };
}

/** In the charset of the system that packed it, which here is nearly always GBK; or that, a zero, and what makes it Unicode. */
function nameOfVersion4(name: Buffer, isUnicode: boolean): string {
  const cut = name.indexOf(0);
  const plain = cut < 0 ? name : name.subarray(0, cut);
  if (!isUnicode) return new TextDecoder("gbk").decode(plain).replaceAll("\\", "/");
  if (cut < 0) return plain.toString("utf8").replaceAll("\\", "/");
  return expandName(plain, name.subarray(cut + 1)).replaceAll("\\", "/");
}

/** Two bits a character, four characters a byte: a byte, a byte with the high byte of all, two bytes, or a stretch of the plain name. */
function expandName(plain: Buffer, packed: Buffer): string {
  const units: number[] = [];
  const high = (packed[0] ?? 0) << 8;
  let at = 1;
  const next = (): number => packed[at++] ?? 0;
  while (at < packed.length && units.length < LONGEST_NAME) {
    const kinds = next();
    for (let shift = 6; shift >= 0 && at < packed.length; shift -= 2) {
      const kind = (kinds >>> shift) & 3;
      if (kind === 0) units.push(next());
      else if (kind === 1) units.push(next() | high);
      else if (kind === 2) units.push(next() | (next() << 8));
      else {
        const length = next();
        const hasShift = (length & 0x80) !== 0;
        const add = hasShift ? next() : 0;
        for (let left = (length & 0x7f) + 2; left > 0; left--) {
          const unit = plain[units.length] ?? 0;
          units.push(hasShift ? ((unit + add) & 0xff) | high : unit);
        }
      }
    }
  }
  return String.fromCharCode(...units.slice(0, LONGEST_NAME));
}

interface Cursor {
  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  readonly number: () => number;
  readonly bytes: (length: number) => Buffer;
  readonly skip: (length: number) => void;
  readonly at: () => number;
  /** Was more read than there is? */
  readonly isOver: () => boolean;
}

function createCursor(buffer: Buffer, start: number): Cursor {
  let at = start;
  return {
    number() {
      let value = 0;
      for (let factor = 1; factor < 2 ** 49; factor *= 128) {
        const byte = buffer[at++] ?? 0;
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) break;
      }
      return value;
    },
    bytes(length) {
      at += length;
      return buffer.subarray(at - length, at);
    },
    skip(length) {
      at += length;
    },
    at: () => at,
    isOver: () => at > buffer.length,
  };
}
