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
/** What every alternative of `INLINE` begins with, behind what it may stand behind. */
const FIRST = /[一二三四五六七八九十第（(](?<=^.|[。；;：:，,、！!？?”）)\s].)|[①-⑳]/g;
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

/** All ordinals that stand inside the text or at its beginning, without 一、 and 1. (which count only at the beginning). */
export function readOrdinals(text: string): readonly Ordinal[] {
  const ordinals: Ordinal[] = [];
  let end = 0;
  for (const { index } of text.matchAll(FIRST)) {
    if (index < end) continue;
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
