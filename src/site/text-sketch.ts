/** Reduces an article's main text to a few dozen bytes that tell whether another one says the same, or nearly the same. */

import type { Document, Segment } from "../model/document.ts";
import type { TextSketch } from "../model/page-digest.ts";
import { foldText, foldUnit } from "../text/fold.ts";

/** Values of a sketch: one minimum for each class of shingles (one-permutation MinHash). */
export const SKETCH_SIZE = 32;

/** Characters that stand together in a shingle. */
const SHINGLE = 5;
const FURNITURE =
  /^[\s【[]*(?:发布(?:时间|日期|机构|单位)|(?:信息|文章|稿件)?来源|作者|编辑|责任编辑|审核|浏览|阅读|点击|访问(?:量|次数)|字[号体]|文字大小|背景色|打印|关闭|分享|扫一扫|上一[篇条]|下一[篇条]|当前位置|您(?:现在)?(?:所在|的)?位置)/;
const LONGEST_FURNITURE = 120;
const DAY = /^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*$/;
const TIME_STAMP = /^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?\s*$/;
const BODY_BEGINS = 30;
const NUMBERS =
  /\d+(?:\.\d+)?|第[〇零一二三四五六七八九十百]+|[〇零一二三四五六七八九十百千万]{1,20}(?=[年月日号期批届次季名户元件个人])/g;

/** All that folding can change about a number. */
const WIDE_NUMBER = /[０-９．]/;

/** Punctuation, spaces, width and letter case do not count; nor do title and publish line. */
export function sketchArticle(document: Document): TextSketch {
  const values = new Uint16Array(SKETCH_SIZE).fill(0xffff);
  // Hashes of the last one, two, three and four characters: a shingle grows by one of them at a time, and so do the next four beside it.
  let [one, two, three, four] = [0, 0, 0, 0];
  let length = 0;
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  let numbers = 0;
  for (const text of bodyTexts(document)) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const isHan = code >= 0x4e00 && code <= 0x9fff;
      const unit = isHan ? code : foldUnit(code);
      if (!isHan && !isCounted(unit)) continue;
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
      const shingle = mix(four, unit);
      four = mix(three, unit);
      three = mix(two, unit);
      two = mix(one, unit);
      one = mix(SEED, unit);
      length += 1;
      if (length >= SHINGLE) noteShingle(values, shingle);
    }
    numbers = (numbers + sumNumbers(text)) | 0;
  }
  return { exact: (low >>> 0) + (high & 0x1fffff) * 2 ** 32, length, numbers, values: String.fromCharCode(...values) };
}

function* bodyTexts({ segments, title }: Document): Iterable<string> {
  let hasBegun = false;
  for (const segment of segments) {
    if (!isBody(segment) || segment.text === title) continue;
    const { text } = segment;
    if (text.length < LONGEST_FURNITURE && (FURNITURE.test(text) || TIME_STAMP.test(text))) continue;
    if (!hasBegun && DAY.test(text)) continue;
    hasBegun ||= text.length >= BODY_BEGINS;
    yield text;
  }
}

function isBody({ region, kind }: Segment): boolean {
  return region === "main" && kind !== "title" && kind !== "meta" && kind !== "alt";
}

/** Letters, digits and Chinese characters. */
function isCounted(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd800 && unit <= 0xdfff) || unit === 0x3007;
}

const SEED = 0x2f0b4a77;

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x85ebca6b) ^ (hash >>> 13);
}

function noteShingle(values: Uint16Array, mixed: number): void {
  let hash = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  hash ^= hash >>> 15;
  const place = hash & (SKETCH_SIZE - 1);
  const value = (hash >>> 8) & 0xffff;
  if (value < (values[place] ?? 0)) values[place] = value;
}

/** A sum, so that the order does not count. */
function sumNumbers(text: string): number {
  let sum = 0;
  const folded = WIDE_NUMBER.test(text) ? foldText(text) : text;
  for (const [token] of folded.matchAll(NUMBERS)) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
    sum = (sum + Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)) | 0;
  }
  return sum;
}
