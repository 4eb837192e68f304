/** Records of Excel 5–2003 workbooks (MS-XLS): what their bytes say, strings across records included. */

import { encodingOfCodePage } from "./code-page.ts";
import { damaged, MAX_CELLS, MAX_CHARACTERS, OfficeError } from "./office-content.ts";

export interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
  /** Offset of the next record in the stream. */
  readonly next: number;
}

/** Goes on from one record to the next; ends where the stream ends, whole or not. */
export function* recordsFrom(stream: Buffer, from: number): Iterable<BiffRecord> {
  for (let at = from; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    const next = at + 4 + length;
    if (next > stream.length) throw damaged();
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
    at = next;
  }
}

const CONTINUE = 0x3c;

/** The data of the records that continue the one that ends at `from`. */
export function continuations(stream: Buffer, from: number): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (const { type, data } of recordsFrom(stream, from)) {
    if (type !== CONTINUE) break;
    parts.push(data);
  }
  return parts;
}

/** Flags of strings (MS-XLS 2.5.293). */
const WIDE = 1;
const HAS_EXTRA = 4;
const HAS_RUNS = 8;

/** The strings that cells share (MS-XLS 2.4.265), in order. @throws RangeError in damaged files */
export function readSharedStrings(parts: readonly Buffer[]): readonly string[] {
  const strings: string[] = [];
  let part = 0;
  let at = 8;
  let characters = 0;
  const current = (): Buffer => parts[part] ?? Buffer.alloc(0);
  const step = (): void => {
    while (at >= current().length && part + 1 < parts.length) {
      at -= current().length;
      part++;
    }
  };
  const count = Math.min(parts[0]?.readUInt32LE(4) ?? 0, MAX_CELLS);
  for (let index = 0; index < count; index++) {
    step();
    const length = current().readUInt16LE(at);
    let flags = current().readUInt8(at + 2);
    at += 3;
    const runs = (flags & HAS_RUNS) === 0 ? 0 : current().readUInt16LE(at);
    if ((flags & HAS_RUNS) !== 0) at += 2;
    const extra = (flags & HAS_EXTRA) === 0 ? 0 : current().readUInt32LE(at);
    if ((flags & HAS_EXTRA) !== 0) at += 4;
    let text = "";
    while (text.length < length) {
      if (at >= current().length) {
        if (part + 1 >= parts.length) throw damaged();
        part++;
        // What goes on in the next record says anew how wide its characters are.
        flags = current().readUInt8(0);
        at = 1;
      }
      const width = (flags & WIDE) === 0 ? 1 : 2;
      const taken = Math.min((length - text.length) * width, (current().length - at) & (width === 1 ? ~0 : ~1));
      if (taken <= 0) throw damaged();
      text += charactersOf(current().subarray(at, at + taken), width === 2);
      at += taken;
    }
    characters += text.length;
    if (characters > MAX_CHARACTERS) throw new OfficeError("too-large", "文字过多");
    at += runs * 4 + extra;
    strings.push(text);
  }
  return strings;
}

function charactersOf(bytes: Buffer, isWide: boolean): string {
  return bytes.toString(isWide ? "utf16le" : "latin1");
}

/** How a workbook writes its strings: as Unicode since Excel 97, else in its code page. */
export interface BiffStrings {
  /** A string whose number of characters stands in one or two bytes before it. */
  readonly read: (data: Buffer, at: number, countBytes: 1 | 2) => string;
}

/** `codePage`: of workbooks before Unicode (BIFF5). */
export function stringsOf(isUnicode: boolean, codePage: number): BiffStrings {
  const decoder = new TextDecoder(encodingOfCodePage(codePage) ?? "gb18030");
  return {
    read(data, at, countBytes) {
      const length = countBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at);
      const from = at + countBytes;
      if (!isUnicode) return decoder.decode(data.subarray(from, from + length));
      return textAfterFlags(data.subarray(from), length);
    },
  };
}

/** Characters behind the byte that tells how wide they are; a string may end early in a damaged file. */
export function textAfterFlags(data: Buffer, length: number): string {
  if (data.length === 0) return "";
  const isWide = (data.readUInt8(0) & WIDE) !== 0;
  return charactersOf(data.subarray(1, 1 + length * (isWide ? 2 : 1)), isWide);
}

/** Numbers in four bytes (MS-XLS 2.5.217): a whole number or the upper half of a float, perhaps times a hundred. */
export function numberOfRk(rk: number): number {
  let value: number;
  if ((rk & 2) !== 0) value = rk >> 2;
  else {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
    value = bytes.readDoubleLE(0);
  }
  return (rk & 1) === 0 ? value : value / 100;
}
