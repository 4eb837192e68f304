/** Reads the numbering of a text: 一是, 第一， （一） (1) ① inside a sentence, 一、 （一） 1. （1） at its beginning. */

import { parseChineseNumber } from "./chinese-number.ts";

/** `是` 一是 · `要` 一要 · `第` 第一， · `（一）` · `(1)` · `①` · `一、` · `1.`. */
export type OrdinalStyle = "是" | "要" | "第" | "（一）" | "(1)" | "①" | "一、" | "1.";

export interface Ordinal {
  readonly style: OrdinalStyle;
  /** 1–99. */
  readonly value: number;
  /** Half-open, UTF-16 code units: the ordinal with its sign, e.g. `三是`, `（三）`. */
  readonly start: number;
  readonly end: number;
}

const CHINESE = "[一二三四五六七八九十]{1,3}";
const OPENING = "(?:^|(?<=[。；;：:，,、！!？?”）)\\s]))";
const SENTENCE = "(?:^|(?<=[。；;：:！!？?”\\s]))";

const INLINE = new RegExp(
  [
    `${OPENING}(${CHINESE})([是要])`,
    `${SENTENCE}第(${CHINESE})(?:(?=[，,是])|(?=、(?!第)))`,
    `${SENTENCE}[（(](${CHINESE})[）)](?![、，,]?(?:[至到和或及、项款目条）)]|[（(]))`,
    `${SENTENCE}[（(](\\d{1,2})[）)](?![、，,]?(?:[至到和或及、项款目条）)年分]|[（(]))`,
    "([①-⑳])(?![、，,和至或及~～-]?[①-⑳])",
  ].join("|"),
  "y",
);
/** What every alternative of `INLINE` begins with, and all but the circled numbers stand behind. */
const FIRST = "一二三四五六七八九十第（(";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
/** What `OPENING` asks for; a blank stands for all that `\s` means. */
const BEFORE = "。；;：:，,、！!？?”）) ";
const BLANKS =
  "\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
/** 一是一、二是二 is an idiom. */
const IDIOM = /^(.)是\1/;
const MAY_LEAD = /^[\s一二三四五六七八九十（(\d]/;
const LEADING = new RegExp(
  `^\\s*(?:(${CHINESE})、|[（(](${CHINESE})[）)]|(\\d{1,2})[.．、](?!\\d)|[（(](\\d{1,2})[）)])`,
);

function toOrdinal(style: OrdinalStyle, value: number | null, start: number, end: number): Ordinal | null {
  return value === null || value < 1 || value > 99 ? null : { style, value, start, end };
}

function inlineOrdinal(match: RegExpMatchArray & { index: number }, text: string): Ordinal | null {
  const [hit, items, suffix, counted, bracketed, digits, circled] = match;
  const start = match.index;
  const end = start + hit.length;
  if (items !== undefined) {
    if (IDIOM.test(text.slice(start, start + 3))) return null;
    return toOrdinal(suffix === "要" ? "要" : "是", parseChineseNumber(items), start, end);
  }
  if (counted !== undefined) return toOrdinal("第", parseChineseNumber(counted), start, end);
  if (bracketed !== undefined) return toOrdinal("（一）", parseChineseNumber(bracketed), start, end);
  if (digits !== undefined) return toOrdinal("(1)", Number(digits), start, end);
  return circled === undefined ? null : toOrdinal("①", circled.charCodeAt(0) - 0x245f, start, end);
}

/** Bits. */
const PLACE = { first: 1, before: 2, circled: 4 } as const;
let places: Uint8Array | null = null;

/** What each code unit may be about an ordinal. */
function flagPlaces(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const character of FIRST) flags[character.charCodeAt(0)] = PLACE.first;
  for (const character of CIRCLED) flags[character.charCodeAt(0)] = PLACE.first | PLACE.circled;
  for (const character of BEFORE + BLANKS) flags[character.charCodeAt(0)] = PLACE.before;
  return flags;
}

/** All ordinals that stand inside the text or at its beginning, without 一、 and 1. (which count only at the beginning). */
export function readOrdinals(text: string): readonly Ordinal[] {
  const ordinals: Ordinal[] = [];
  let end = 0;
  places ??= flagPlaces();
  // Each character is looked up instead of matched: a class of scattered characters is slow to match.
  let before: number = PLACE.before;
  for (let index = 0; index < text.length; index++) {
    const place = places[text.charCodeAt(index)] ?? 0;
    const isBehind = (before & PLACE.before) !== 0;
    before = place;
    if (index < end || (place & PLACE.first) === 0 || !(isBehind || (place & PLACE.circled) !== 0)) continue;
    INLINE.lastIndex = index;
    const match = INLINE.exec(text);
    if (match === null) continue;
    end = index + match[0].length;
    const ordinal = inlineOrdinal(match, text);
    if (ordinal) ordinals.push(ordinal);
  }
  return ordinals;
}

/** The ordinal that the text begins with: 一、 （一） 1. or （1）; null when there is none. */
export function readLeadingOrdinal(text: string): Ordinal | null {
  if (!MAY_LEAD.test(text)) return null;
  const match = LEADING.exec(text);
  if (match === null) return null;
  const [hit, top, bracketed, digits, bracketedDigits] = match;
  const start = hit.length - hit.trimStart().length;
  if (top !== undefined) return toOrdinal("一、", parseChineseNumber(top), start, hit.length);
  if (bracketed !== undefined) return toOrdinal("（一）", parseChineseNumber(bracketed), start, hit.length);
  if (digits !== undefined) return toOrdinal("1.", Number(digits), start, hit.length);
  return toOrdinal("(1)", Number(bracketedDigits), start, hit.length);
}
