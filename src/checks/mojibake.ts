/** Finds garbled text: bytes read one out of step, UTF-8 read as GBK or Latin-1, replacement signs, entities shown as such. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import {
  countManyReplaced,
  isInGb2312,
  mayBeUtf8AsGbk,
  type Repair,
  repairShifted,
  repairUtf8AsGbk,
  repairUtf8AsLatin,
  utf8AsGbkStarts,
} from "../text/mojibake.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT, traitsAt } from "../text/segment-traits.ts";

type Found = Omit<Match, "place"> & { readonly start: number; readonly end: number };

const MAY_BE_GARBLED =
  /[?？][，,。]|锟斤|斤拷|烫烫烫|屯屯屯|[\ufffd\ue000-\uf8ff]|&(?:#|[A-Za-z]{2})|[\u00e4-\u00e9][\u0080-\uffff]/;
const SHIFTED = /(?<=^|[\u3000-\u9fff”’)）])[?？](?=[，,][A-Za-z[\]^_`{|}~@\\]|。[\u3100-\u312fāáǎàēéěèōóǒòêɑɡ?])/g;
const LITERAL = /(?:锟斤拷|锟斤|斤拷)+|烫{3,}|屯{3,}/g;
const ENTITY =
  /&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|middot|quot|lt|gt|bull|#\d{2,5}|#x[0-9a-f]{2,4});(?:\s*&(?:nbsp|ensp|emsp);)*/gi;
const PRIVATE_USE = /(?<=[\u4e00-\u9fff，。；：])[\ue000-\uf8ff]+(?=[\u4e00-\u9fff])/g;
const LATIN = /[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{2}/g;
const PINYIN = /([\u4e00-\u9fff])[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[）)]/g;
/** Annotations of traditional characters that show that the text came out of a converter. */
const MANY_ANNOTATED = 5;

let starts: RegExp | null = null;

function* findShifted(text: string): Iterable<Found> {
  for (const { index } of text.matchAll(SHIFTED)) {
    const repair = repairShifted(text.slice(index + 1, index + 5));
    if (repair) yield { start: index, end: index + 1 + repair.length, suggestion: repair.text };
    else if (text.charAt(index + 1) === "。") yield { start: index, end: index + 3, wording: "garbled" };
  }
}

function* findMisread(text: string, pattern: RegExp, repair: (text: string) => Repair | null): Iterable<Found> {
  let doneTo = 0;
  for (const { index } of text.matchAll(pattern)) {
    const repaired = index < doneTo ? null : repair(text.slice(index, index + 200));
    if (!repaired) continue;
    doneTo = index + repaired.length;
    yield { start: index, end: doneTo, suggestion: repaired.text };
  }
}

function* findSigns(text: string, isLocal: boolean): Iterable<Found> {
  for (const { 0: hit, index } of text.matchAll(LITERAL)) {
    yield { start: index, end: index + hit.length, wording: "garbled" };
  }
  if (isLocal) {
    for (const { 0: hit, index } of text.matchAll(/\ufffd+/g)) {
      yield { start: index, end: index + hit.length, wording: "garbled" };
    }
  }
}

interface Page {
  readonly isHtml: boolean;
  /** Few U+FFFD on the page; many are reported once, by `page/encoding`. */
  readonly isLocal: boolean;
}

function* find(segment: Segment, page: Page): Iterable<Found> {
  const { text } = segment;
  yield* findShifted(text);
  starts ??= new RegExp(`[${utf8AsGbkStarts()}]`, "g");
  if (mayBeUtf8AsGbk(text)) yield* findMisread(text, starts, repairUtf8AsGbk);
  yield* findMisread(text, LATIN, repairUtf8AsLatin);
  yield* findSigns(text, page.isLocal);
  if (page.isHtml) {
    for (const { 0: hit, index } of text.matchAll(ENTITY)) {
      yield { start: index, end: index + hit.length, wording: "entity", severity: "notice" };
    }
  }
  if (segment.region !== "main") return;
  for (const { 0: hit, index } of text.matchAll(PRIVATE_USE)) {
    const end = index + hit.length;
    yield { start: index, end, wording: "private", severity: "notice", verdict: "review" };
  }
}

/** Traditional text with pinyin in brackets behind its characters is what converters leave; reported once, at its first place. */
function findAnnotated(document: Document): Match | null {
  let first: Match | null = null;
  let count = 0;
  for (const { index: segment, text } of segmentsWith(document, TRAIT.shown | TRAIT.bracket)) {
    const isLatin = (traitsAt(document, segment) & (TRAIT.letter | TRAIT.accent)) !== 0;
    if (!isLatin || !/[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔù]/.test(text)) continue;
    for (const match of text.matchAll(PINYIN)) {
      if (isInGb2312(match[1] ?? "")) continue;
      count++;
      const span = { start: match.index, end: match.index + match[0].length };
      first ??= { place: { segment, span }, wording: "annotated", severity: "warning", verdict: "review" };
    }
  }
  return first && count >= MANY_ANNOTATED ? { ...first, data: { count: String(count) } } : null;
}

function* run(document: Document): Iterable<Match> {
  let page: Page | null = null;
  for (const segment of segmentsWith(document, TRAIT.shown | TRAIT.garbled)) {
    if (!mayBeUtf8AsGbk(segment.text) && !MAY_BE_GARBLED.test(segment.text)) continue;
    page ??= { isHtml: document.format === "html", isLocal: countManyReplaced(document.source) === 0 };
    for (const { start, end, ...match } of find(segment, page)) {
      yield { place: { segment: segment.index, span: { start, end } }, ...match };
    }
  }
  const annotated = findAnnotated(document);
  if (annotated) yield annotated;
}

/** Garbled text, with the text that it was as suggestion wherever the bytes prove it. */
export const mojibake: DocumentCheck<null> = { scope: "document", name: "mojibake", compile: readNoOptions, run };
