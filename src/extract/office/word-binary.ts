/** The text of Word 97–2003 files (MS-DOC): its pieces in order, and what the file says of each character and paragraph. */

import { lastAtOrBefore } from "./edge-rows.ts";
import { damaged, encrypted, MAX_CHARACTERS, OfficeError } from "./office-content.ts";
import type { OleFile } from "./ole.ts";
import { openOle } from "./ole.ts";
import { type ParagraphLook, readParagraphs, readRuns } from "./word-properties.ts";

export interface WordText {
  readonly file: OleFile;
  /** Body, then the stories beside it; places are character positions in the text of all of them. */
  readonly stories: readonly { readonly part: string | null; readonly from: number; readonly to: number }[];
  readonly text: string;
  /** Deleted by a revision that is still in the file. */
  readonly isDeleted: (at: number) => boolean;
  readonly isHidden: (at: number) => boolean;
  /** Of the paragraph whose mark stands here; null when the file does not say. */
  readonly paragraphAt: (at: number) => ParagraphLook | null;
}

interface Piece {
  /** Character position of the first, and of the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Offset in the main stream, and bytes for each character. */
  readonly offset: number;
  readonly width: 1 | 2;
}

/** Lengths of the stories in the order of the text, by offset in the head of the file (MS-DOC 2.5.4). */
const STORIES: readonly (readonly [string | null, number])[] = [
  [null, 0x4c],
  ["脚注", 0x50],
  ["页眉、页脚", 0x54],
  ["宏", 0x58],
  ["批注", 0x5c],
  ["尾注", 0x60],
  ["文本框", 0x64],
  ["文本框", 0x68],
];
const MAGIC = 0xa5ec;
const MAGIC_OF_95 = 0xa5dc;
const IS_ENCRYPTED = 0x0100;
const IS_TABLE_1 = 0x0200;
const COMPRESSED = 0x40000000;

/** @throws OfficeError, and RangeError where numbers of a damaged file lead out of it */
export function readWordText(bytes: Uint8Array): WordText {
  const file = openOle(bytes);
  const main = file.read("WordDocument");
  if (main === null || main.length < 0x200) throw new OfficeError("damaged", "缺少正文");
  const magic = main.readUInt16LE(0);
  if (magic === MAGIC_OF_95) throw new OfficeError("unsupported", "Word 95 及更早的格式没有读取，请另存为 docx");
  if (magic !== MAGIC) throw new OfficeError("damaged", "文件已损坏，或不是 Word 97–2003 格式");
  const flags = main.readUInt16LE(0x0a);
  if ((flags & IS_ENCRYPTED) !== 0) throw encrypted();
  const table = file.read((flags & IS_TABLE_1) !== 0 ? "1Table" : "0Table");
  if (table === null) throw new OfficeError("damaged", "缺少正文");
  const pieces = readPieces(main, table);
  const runs = readRuns(main, part(main, table, 0xfa));
  const paragraphs = readParagraphs(main, part(main, table, 0x102), file.read("Data") ?? Buffer.alloc(0));
  const starts = pieces.map(({ from }) => from);
  const offsetOf = (at: number): number => {
    const piece = pieces[lastAtOrBefore(starts, at)];
    return piece === undefined || at >= piece.to ? -1 : piece.offset + (at - piece.from) * piece.width;
  };
  return {
    file,
    stories: storiesOf(main),
    text: textOf(main, pieces),
    isDeleted: (at) => runs.isDeleted(offsetOf(at)),
    isHidden: (at) => runs.isHidden(offsetOf(at)),
    paragraphAt: (at) => paragraphs(offsetOf(at)),
  };
}

/** A structure in the table stream, by the place of its offset and length in the head. */
function part(main: Buffer, table: Buffer, at: number): Buffer {
  const from = main.readUInt32LE(at);
  return table.subarray(from, from + main.readUInt32LE(at + 4));
}

/** The piece table stands behind property lists that fast saving left (MS-DOC 2.9.38). */
function readPieces(main: Buffer, table: Buffer): readonly Piece[] {
  const clx = part(main, table, 0x1a2);
  let at = 0;
  while (clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx.readUInt8(at) !== 2) throw damaged();
  const list = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const [from, to] = [list.readUInt32LE(index * 4), list.readUInt32LE(index * 4 + 4)];
    const start = list.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isCompressed = (start & COMPRESSED) !== 0;
    const offset = isCompressed ? (start & ~COMPRESSED) >>> 1 : start;
    const width = isCompressed ? 1 : 2;
    if (from !== (pieces.at(-1)?.to ?? 0) || to < from || offset + (to - from) * width > main.length) {
      throw damaged();
    }
    if (to > MAX_CHARACTERS) throw new OfficeError("too-large", "文字过多");
    pieces.push({ from, to, offset, width });
  }
  return pieces;
}

function textOf(main: Buffer, pieces: readonly Piece[]): string {
  const western = new TextDecoder("windows-1252");
  return pieces
    .map(({ from, to, offset, width }) => {
      const bytes = main.subarray(offset, offset + (to - from) * width);
      return width === 2 ? bytes.toString("utf16le") : western.decode(bytes);
    })
    .join("");
}

function storiesOf(main: Buffer): WordText["stories"] {
  let from = 0;
  return STORIES.map(([name, at]) => {
    const to = from + main.readUInt32LE(at);
    const story = { part: name, from, to };
    from = to;
    return story;
  });
}
