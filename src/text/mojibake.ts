/** Undoes wrong decoding of Chinese text: each function gives the text as it was meant, or null when it can't be certain. */

/** From this many U+FFFD on, a page was decoded wrongly as a whole; fewer are a damage in one place. */
const MANY_REPLACED = 10;

/** Number of U+FFFD in a page source when they are so many that the page as a whole is garbled; else 0. */
export function countManyReplaced(source: string): number {
  let count = 0;
  for (let at = source.indexOf("\ufffd"); at >= 0; at = source.indexOf("\ufffd", at + 1)) count++;
  return count >= MANY_REPLACED ? count : 0;
}

export interface Repair {
  /** UTF-16 code units of the garbled text that were read. */
  readonly length: number;
  readonly text: string;
}

let gbkCodes: Uint16Array | null = null;
let big5Codes: Uint16Array | null = null;

/** Every two-byte character of a legacy encoding, by its code unit → its code; 0 for all others. */
function reverseTable(label: "gbk" | "big5"): Uint16Array {
  const columns = 0xfe - 0x40 + 1;
  const bytes = new Uint8Array((0xfe - 0x81 + 1) * columns * 3);
  let at = 0;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[at++] = lead;
      bytes[at++] = trail;
      bytes[at++] = 0x0a;
    }
  }
  const table = new Uint16Array(0x10000);
  const lines = new TextDecoder(label).decode(bytes);
  for (let index = 0, start = 0; start < lines.length; index++) {
    const end = lines.indexOf("\n", start);
    const unit = lines.charCodeAt(start);
    const code = (0x81 + Math.floor(index / columns)) * 0x100 + 0x40 + (index % columns);
    if (end - start === 1 && unit !== 0xfffd) table[unit] = code;
    start = end + 1;
  }
  return table;
}

/** GBK code of a character (two bytes), or null. */
function gbkCode(character: string): number | null {
  gbkCodes ??= reverseTable("gbk");
  return gbkCodes[character.charCodeAt(0)] || null;
}

/** Is it one of the frequent characters: first level of GB 2312 (simplified) or of Big5 (traditional)? */
export function isCommonHan(character: string): boolean {
  const gbk = gbkCode(character) ?? 0;
  if (gbk >= 0xb0a1 && gbk <= 0xd7f9 && (gbk & 0xff) >= 0xa1) return true;
  big5Codes ??= reverseTable("big5");
  const big5 = big5Codes[character.charCodeAt(0)] ?? 0;
  return big5 >= 0xa440 && big5 <= 0xc67e;
}

/** Has GB 2312 this character? Traditional forms are not in it. */
export function isInGb2312(character: string): boolean {
  const gbk = gbkCode(character) ?? 0;
  return gbk >= 0xb0a1 && gbk <= 0xf7fe && (gbk & 0xff) >= 0xa1;
}

const FIRST_FULL_WIDTH_BYTE = 0xa1;
/** First GBK byte of 一 to 十: all ten differ. */
const NUMBER_BY_FIRST_BYTE: ReadonlyMap<number, string> = new Map([
  [0xd2, "一"],
  [0xb6, "二"],
  [0xc8, "三"],
  [0xcb, "四"],
  [0xce, "五"],
  [0xc1, "六"],
  [0xc6, "七"],
  [0xb0, "八"],
  [0xbe, "九"],
  [0xca, "十"],
]);

/** Bytes of the text in GBK after one lost byte A1, half-width comma first taken for a full-width one. */
function shiftedBytes(text: string): readonly number[] {
  const bytes = [FIRST_FULL_WIDTH_BYTE];
  for (const [index, character] of [...text].entries()) {
    const code = gbkCode(index === 0 && character === "," ? "，" : character);
    if (code !== null) bytes.push(code >> 8, code & 0xff);
    else bytes.push(character.charCodeAt(0) & 0x7f);
  }
  return bytes;
}

/** `　（一`, read one byte out of step, after the lost byte: the closing bracket or the end of the number is lost too. */
function repairShiftedItem(text: string): Repair | null {
  for (const length of [4, 3]) {
    const meant = new TextDecoder("gbk").decode(Uint8Array.from(shiftedBytes(text.slice(0, length)).slice(0, -1)));
    if (/^　（[一二三四五六七八九十]{1,2}$/.test(meant)) return { length, text: `${meant}）` };
  }
  const [, first, second, opening, bracket, number = 0] = [0, ...shiftedBytes(text.slice(0, 2))];
  const isItem = first === 0xa1 && second === 0xa1 && opening === 0xa3 && bracket === 0xa8;
  const item = isItem ? NUMBER_BY_FIRST_BYTE.get(number) : undefined;
  return item === undefined ? null : { length: 2, text: `　（${item}）` };
}

/**
 * Text after a lost byte A1, read one byte out of step: `，F` was `。現`, `。ㄒ唬` was `　（一）`. `text` begins after the question
 * mark that stands for the lost byte; a half-width comma is taken for the full-width one that it was before normalising.
 */
export function repairShifted(text: string): Repair | null {
  if (text.startsWith("。")) return repairShiftedItem(text);
  const meant = new TextDecoder("gbk").decode(Uint8Array.from(shiftedBytes(text.slice(0, 2))));
  return meant.length === 2 && isCommonHan(meant.charAt(1)) ? { length: 2, text: meant } : null;
}

let utf8Starts: string | null = null;

/** All characters that the first two bytes of a Han character in UTF-8 make when they are read as GBK, as the inside of a character class. */
export function utf8AsGbkStarts(): string {
  if (utf8Starts !== null) return utf8Starts;
  const bytes: number[] = [];
  for (let lead = 0xe4; lead <= 0xe9; lead++) for (let trail = 0x80; trail <= 0xbf; trail++) bytes.push(lead, trail);
  utf8Starts = [...new TextDecoder("gbk").decode(Uint8Array.from(bytes))].filter((c) => /[一-鿿]/.test(c)).join("");
  return utf8Starts;
}

const FIRST = 1;
const SECOND = 2;
let placeFlags: Uint8Array | null = null;

/** What each code unit may be of two Han characters in UTF-8 that are read as three in GBK. */
function flagPlaces(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const character of utf8AsGbkStarts()) flags[character.charCodeAt(0)] = FIRST;
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xbf; lead++) for (let trail = 0xe0; trail <= 0xef; trail++) bytes.push(lead, trail);
  const seconds = new TextDecoder("gbk").decode(Uint8Array.from(bytes));
  for (let at = 0; at < seconds.length; at++) {
    const unit = seconds.charCodeAt(at);
    flags[unit] = (flags[unit] ?? 0) | SECOND;
  }
  return flags;
}

/** May the text hold what `repairUtf8AsGbk` repairs? A table, since a class of hundreds of scattered characters is slow to match. */
export function mayBeUtf8AsGbk(text: string): boolean {
  placeFlags ??= flagPlaces();
  let isBehindFirst = false;
  for (let at = 0; at < text.length; at++) {
    const flags = placeFlags[text.charCodeAt(at)] ?? 0;
    if (isBehindFirst && (flags & SECOND) !== 0) return true;
    isBehindFirst = (flags & FIRST) !== 0;
  }
  return false;
}

const LONGEST_RUN = 200;
/** This many characters of GBK hold the two Han characters that must come out. */
const LEAST_RUN = 3;
const HAN_OR_MARK = /^[\u3000-\u303f\u4e00-\u9fff\uff00-\uff65]+$/;

/** Decodes as much UTF-8 as stands at the beginning; only three-byte characters are taken. */
function decodeHan(bytes: readonly number[]): string {
  let end = 0;
  while (end + 2 < bytes.length) {
    const isCharacter =
      (bytes[end]! & 0xf0) === 0xe0 && (bytes[end + 1]! & 0xc0) === 0x80 && (bytes[end + 2]! & 0xc0) === 0x80;
    if (!isCharacter) break;
    end += 3;
  }
  return new TextDecoder().decode(Uint8Array.from(bytes.slice(0, end)));
}

function accept(text: string, leastCommon: number): boolean {
  if (!HAN_OR_MARK.test(text)) return false;
  const han = [...text].filter((character) => /[一-鿿]/.test(character));
  const common = han.filter(isCommonHan).length;
  return common >= leastCommon && common * 10 >= han.length * 9;
}

/** The text in GBK, up to the first character that GBK does not have. */
function gbkBytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = gbkCode(character);
    if (code === null) break;
    bytes.push(code >> 8, code & 0xff);
  }
  return bytes;
}

/** UTF-8 read as GBK, at the beginning of `text`: 涓浗-like. At least two characters must come out, nearly all of them frequent. */
export function repairUtf8AsGbk(text: string): Repair | null {
  // Nearly all text is refused by its first characters.
  if (decodeHan(gbkBytes(text.slice(0, LEAST_RUN))).length < 2) return null;
  const meant = decodeHan(gbkBytes(text.slice(0, LONGEST_RUN)));
  if (meant.length < 2 || !accept(meant, 2)) return null;
  return { length: Math.ceil((meant.length * 3) / 2), text: meant };
}

/** windows-1252 0x80–0x9f. Written out: Node 20 decodes that label as Latin-1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function latinByte(character: string): number | null {
  const unit = character.charCodeAt(0);
  if (unit < 0x100) return unit;
  const index = WINDOWS_1252.indexOf(character);
  return index < 0 ? null : 0x80 + index;
}

/** UTF-8 read as Latin-1 or windows-1252, at the beginning of `text`: `ä¸­å›½`. */
export function repairUtf8AsLatin(text: string): Repair | null {
  const bytes: number[] = [];
  for (const character of text.slice(0, LONGEST_RUN)) {
    const byte = latinByte(character);
    if (byte === null) break;
    bytes.push(byte);
  }
  const meant = decodeHan(bytes);
  return meant.length >= 2 && accept(meant, 2) ? { length: meant.length * 3, text: meant } : null;
}
