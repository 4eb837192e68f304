/**
 * Finds all of many terms in a text in one pass, width and letter case folded: every term is known by a pair of its characters
 * and a third one beside it, with one bit tested per character of the text, and a comparison only behind two set bits.
 */

import { addToGroup } from "../text/add-to-group.ts";
import { foldText, foldUnit, unfoldUnit } from "../text/fold.ts";
import {
  BEGIN,
  findAnchor,
  hashAfter,
  hashAlone,
  hashBefore,
  hashPair,
  indexWindows,
  LENGTH,
  mayHold,
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

/** Characters looked at in one turn. */
const TURN = 4096;
let spare: Int32Array | null = null;

function scanWindows(text: string, terms: PackedTerms, index: WindowIndex, onHit: OnHit): void {
  // Lent for the turn, as `onHit` may scan another text.
  const places = spare ?? new Int32Array(TURN);
  spare = null;
  for (let from = 1; from < text.length; from += TURN) {
    const to = Math.min(from + TURN, text.length);
    const count = keepWindows(text, places, keepPairs(text, from, to, places, index), index);
    for (let at = 0; at < count; at++) compareAll(text, places[at] ?? 0, terms, index, onHit);
  }
  spare = places;
}

/**
 * Notes in `places` where a pair ends that may be a term's; returns how many. The place is written whatever the bit and
 * stepped over only when it is set: a branch would be guessed wrong once in ten characters, which costs more than all the rest.
 */
function keepPairs(text: string, from: number, to: number, places: Int32Array, index: WindowIndex): number {
  const { pairs, pairMask } = index;
  let count = 0;
  let last = text.charCodeAt(from - 1);
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const bit = hashPair(last, unit) & pairMask;
    places[count] = at;
    count += ((pairs[bit >>> 5] as number) >>> (bit & 31)) & 1;
    last = unit;
  }
  return count;
}

/** Keeps those of the places whose pair stands beside a third character as in a term, or is a term. */
function keepWindows(text: string, places: Int32Array, count: number, index: WindowIndex): number {
  const { windows, windowShift } = index;
  let kept = 0;
  for (let one = 0; one < count; one++) {
    const at = places[one] as number;
    const pair = hashPair(text.charCodeAt(at - 1), text.charCodeAt(at));
    // Beyond either end stands a character that is none; what it lets through fails in the comparison.
    const alone = hashAlone(pair);
    const before = hashBefore(pair, at > 1 ? text.charCodeAt(at - 2) : 0);
    const after = hashAfter(pair, at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
    places[kept] = at;
    kept +=
      mayHold(windows[alone >>> windowShift] as number, alone) |
      mayHold(windows[before >>> windowShift] as number, before) |
      mayHold(windows[after >>> windowShift] as number, after);
  }
  return kept;
}

/** `at` is the place of the pair's last character. */
function compareAll(text: string, at: number, terms: PackedTerms, index: WindowIndex, onHit: OnHit): void {
  const pair = hashPair(text.charCodeAt(at - 1), text.charCodeAt(at));
  compare(text, at, hashAlone(pair), terms, index, onHit);
  if (at > 1) compare(text, at, hashBefore(pair, text.charCodeAt(at - 2)), terms, index, onHit);
  if (at + 1 < text.length) compare(text, at, hashAfter(pair, text.charCodeAt(at + 1)), terms, index, onHit);
}

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
      addToGroup(terms, unit, term);
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
