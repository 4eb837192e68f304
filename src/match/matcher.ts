/**
 * Finds all of many terms in a text in one pass, width and letter case folded: every term is known by a window of two or
 * three of its characters, with two bits tested per character of the text and a comparison only behind a set bit.
 */

import { foldText, foldUnit, unfoldUnit } from "../text/fold.ts";
import {
  BEGIN,
  findAnchor,
  hashThree,
  hashTwo,
  indexWindows,
  LENGTH,
  NEXT,
  NONE,
  OFFSET,
  type PackedTerms,
  TERM,
  type WindowIndex,
} from "./window-index.ts";

/** Receives the index of a term and its half-open place in the text. */
export type OnHit = (term: number, start: number, end: number) => void;

export interface Matcher {
  /** Reports every occurrence of every term, overlapping ones included, in no particular order. */
  readonly scan: (text: string, onHit: OnHit) => void;
}

/**
 * Terms may repeat; each is reported by its own index. Memory: at most 256 KiB, plus about 60 bytes a term.
 * @throws RangeError for an empty term.
 */
export function buildMatcher(terms: readonly string[]): Matcher {
  const packed = packTerms(terms);
  const windows = indexWindows(packed);
  const singles = indexSingles(packed);
  return {
    scan: (text, onHit) => {
      if (windows !== null) scanWindows(text, packed, windows, onHit);
      if (singles !== null) scanSingles(text, singles, onHit);
    },
  };
}

function packTerms(terms: readonly string[]): PackedTerms {
  const begins = new Uint32Array(terms.length + 1);
  let length = 0;
  for (const [index, term] of terms.entries()) {
    if (term === "") throw new RangeError(`term ${index} is empty`);
    length += term.length;
    begins[index + 1] = length;
  }
  const units = new Uint16Array(length);
  let at = 0;
  for (const term of terms) {
    const folded = foldText(term);
    for (let offset = 0; offset < folded.length; offset++) units[at++] = folded.charCodeAt(offset);
  }
  return { units, begins };
}

function scanWindows(text: string, terms: PackedTerms, index: WindowIndex, onHit: OnHit): void {
  const { filter, filterMask } = index;
  let last = text.charCodeAt(0);
  let lastTwo = 0;
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const three = hashThree(lastTwo, unit);
    const two = hashTwo(last, unit);
    const twoBit = two & filterMask;
    const threeBit = three & filterMask;
    if ((((filter[twoBit >>> 5] as number) >>> (twoBit & 31)) & 1) !== 0) compare(text, at, two, terms, index, onHit);
    if ((((filter[threeBit >>> 5] as number) >>> (threeBit & 31)) & 1) !== 0)
      compare(text, at, three, terms, index, onHit);
    last = unit;
    lastTwo = two;
  }
}

/** `at` is the place of the window's last character. */
function compare(text: string, at: number, hash: number, terms: PackedTerms, index: WindowIndex, onHit: OnHit): void {
  const { anchors } = index;
  let anchor = findAnchor(index, hash);
  while (anchor !== NONE) {
    const start = at - (anchors[anchor + OFFSET] ?? 0);
    const length = anchors[anchor + LENGTH] ?? 0;
    const fits = start >= 0 && start + length <= text.length;
    if (fits && stands(text, start, terms.units, anchors[anchor + BEGIN] ?? 0, length)) {
      onHit(anchors[anchor + TERM] ?? 0, start, start + length);
    }
    anchor = anchors[anchor + NEXT] ?? NONE;
  }
}

function stands(text: string, start: number, units: Uint16Array, begin: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) {
    if (foldUnit(text.charCodeAt(start + offset)) !== units[begin + offset]) return false;
  }
  return true;
}

/** Terms of one character: a bit for each code unit, and the terms behind it. */
interface SingleIndex {
  readonly filter: Uint32Array;
  readonly terms: ReadonlyMap<number, readonly number[]>;
}

function indexSingles({ units, begins }: PackedTerms): SingleIndex | null {
  const filter = new Uint32Array(0x10000 >>> 5);
  const terms = new Map<number, number[]>();
  for (let term = 0; term + 1 < begins.length; term++) {
    const begin = begins[term] ?? 0;
    if ((begins[term + 1] ?? 0) - begin !== 1) continue;
    for (const unit of unfoldUnit(units[begin] ?? 0)) {
      filter[unit >>> 5] = (filter[unit >>> 5] ?? 0) | (1 << (unit & 31));
      const known = terms.get(unit);
      if (known === undefined) terms.set(unit, [term]);
      else known.push(term);
    }
  }
  return terms.size === 0 ? null : { filter, terms };
}

function scanSingles(text: string, index: SingleIndex, onHit: OnHit): void {
  const filter = index.filter;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((((filter[unit >>> 5] as number) >>> (unit & 31)) & 1) === 0) continue;
    for (const term of index.terms.get(unit) ?? []) onHit(term, at, at + 1);
  }
}
