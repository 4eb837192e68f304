/** Tells in one pass over a page what kinds of characters each of its segments holds, so that a check looks only at those that can matter. */

import type { Document, Segment } from "../model/document.ts";
import { utf8AsGbkStarts } from "./mojibake.ts";
import { rememberLast } from "./remember.ts";

/** Bits; a segment has one when its text holds such a character, or when it is of that region. */
export const TRAIT = {
  /** 0–9. */
  digit: 0x1,
  /** ０–９. */
  wideDigit: 0x2,
  /** A–Z. */
  capital: 0x4,
  /** A–Z and a–z. */
  letter: 0x8,
  /** Latin letters with a sign on them, as pinyin has. */
  accent: 0x10,
  /** What stands for hidden characters: X, ×, asterisks and dots. */
  mask: 0x20,
  /** Opening brackets of any kind and width. */
  bracket: 0x40,
  /** 一 to 十, and ① to ⑳. */
  hanNumber: 0x80,
  /** What wrong decoding leaves. */
  garbled: 0x100,
  /** {, <, [ and $: what begins a template's variable. */
  template: 0x200,
  /** 月. */
  month: 0x400,
  /** 期 and 间, of 日期 and 时间. */
  period: 0x800,
  /** Half and full width. */
  colon: 0x1000,
  /** One character of each word for a home's address. */
  home: 0x2000,
  /** What `hasInvisible` finds. */
  invisible: 0x4000,
  /** 年. */
  year: 0x8000,
  main: 0x10000,
  chrome: 0x20000,
  hidden: 0x40000,
  /** Not hidden. */
  shown: 0x80000,
  /** Not in the template. */
  content: 0x100000,
  /** Digits of any width, all told. */
  digits11: 0x200000,
  /** 0–9 in a row. */
  row7: 0x400000,
  row10: 0x800000,
  row17: 0x1000000,
} as const;

const REGION: Readonly<Record<Segment["region"], number>> = {
  main: TRAIT.main | TRAIT.shown | TRAIT.content,
  chrome: TRAIT.chrome | TRAIT.shown,
  hidden: TRAIT.hidden | TRAIT.content,
};

/** The characters of each trait, one code unit each; `a-z` is a range. */
const CHARACTERS: readonly (readonly [number, string])[] = [
  [TRAIT.digit, "0-9"],
  [TRAIT.wideDigit, "０-９"],
  [TRAIT.capital, "A-Z"],
  [TRAIT.letter, "A-Za-z"],
  [TRAIT.accent, "\u00e0-\u00ff\u0101-\u01dc\u0251\u0261"],
  [TRAIT.mask, "XxＸｘ×*＊●"],
  [TRAIT.bracket, "[(（【﹝〔［〖〘﹙"],
  [TRAIT.hanNumber, "一二三四五六七八九十①-⑳"],
  [TRAIT.garbled, "?？锟拷烫屯\ufffd\ue000-\uf8ff&\u00e4-\u00e9"],
  [TRAIT.template, "{<[$"],
  [TRAIT.month, "月"],
  [TRAIT.period, "期间"],
  [TRAIT.colon, ":："],
  [TRAIT.home, "址住户坐"],
  [TRAIT.year, "年"],
  [TRAIT.invisible, "\u00ad\u200b-\u200d\ufeff"],
];
const ANY_DIGIT = TRAIT.digit | TRAIT.wideDigit;

let table: Uint16Array | null = null;

/** The traits of each code unit. */
function buildTable(): Uint16Array {
  const traits = new Uint16Array(0x10000);
  for (const [trait, characters] of CHARACTERS) {
    for (let at = 0; at < characters.length; at++) {
      const first = characters.charCodeAt(at);
      const isRange = characters.charAt(at + 1) === "-";
      if (isRange) at += 2;
      for (let unit = first; unit <= characters.charCodeAt(at); unit++) traits[unit] = (traits[unit] ?? 0) | trait;
    }
  }
  for (const character of utf8AsGbkStarts()) {
    const unit = character.charCodeAt(0);
    traits[unit] = (traits[unit] ?? 0) | TRAIT.garbled;
  }
  return traits;
}

interface PageTraits {
  /** Those that any segment has. */
  readonly any: number;
  /** By the segment's place on the page. */
  readonly each: Int32Array;
}

const traitsOf: (document: Document) => PageTraits = rememberLast((document) => {
  table ??= buildTable();
  const each = new Int32Array(document.segments.length);
  let any = 0;
  const { segments } = document;
  for (let place = 0; place < segments.length; place++) {
    const segment = segments[place];
    if (segment === undefined) continue;
    const traits = characterTraits(segment, table) | REGION[segment.region];
    each[place] = traits;
    any |= traits;
  }
  return { any, each };
});

function characterTraits({ text, notes }: Segment, table: Uint16Array): number {
  if (notes == null) return traitsOfText(text, table);
  if (notes.traits === -1) notes.traits = traitsOfText(text, table);
  return notes.traits;
}

function traitsOfText(text: string, traits: Uint16Array): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) found |= traits[text.charCodeAt(at)] as number;
  return (found & ANY_DIGIT) === 0 ? found : found | countDigits(text);
}

function countDigits(text: string): number {
  let count = 0;
  let row = 0;
  let longest = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) {
      count++;
      row++;
      if (row > longest) longest = row;
    } else {
      row = 0;
      if (unit >= 0xff10 && unit <= 0xff19) count++;
    }
  }
  if (count < 7) return 0;
  return (
    (count >= 11 ? TRAIT.digits11 : 0) |
    (longest >= 7 ? TRAIT.row7 : 0) |
    (longest >= 10 ? TRAIT.row10 : 0) |
    (longest >= 17 ? TRAIT.row17 : 0)
  );
}

const NONE: readonly Segment[] = [];

/** The page's segments that have all of the traits (`TRAIT.main | TRAIT.digit`), in order. */
export function segmentsWith(document: Document, traits: number): readonly Segment[] {
  const { any, each } = traitsOf(document);
  if ((any & traits) !== traits) return NONE;
  const segments: Segment[] = [];
  for (let place = 0; place < each.length; place++) {
    const segment = document.segments[place];
    if (segment !== undefined && ((each[place] ?? 0) & traits) === traits) segments.push(segment);
  }
  return segments;
}

/** All traits of each segment, by its place on the page. */
export function traitsOfAll(document: Document): Int32Array {
  return traitsOf(document).each;
}

/** All traits of the segment at a place of the page; 0 where there is none. */
export function traitsAt(document: Document, place: number): number {
  return traitsOf(document).each[place] ?? 0;
}
