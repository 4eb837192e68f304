/**
 * Finds all of many terms in a text in one pass, width and letter case folded: every term is looked up through its
 * rarest pair of characters, with one bit tested per character of the text and an exact comparison only behind a set bit.
 */

import { foldText, foldUnit, unfoldUnit } from "../text/fold.ts";
import { pairWeight } from "./frequent.ts";

/** Receives the index of a term and its half-open place in the text. */
export type OnHit = (term: number, start: number, end: number) => void;

export interface Matcher {
  /** Reports every occurrence of every term, overlapping ones included, in no particular order. Not re-entrant-safe by need: it keeps no state. */
  readonly scan: (text: string, onHit: OnHit) => void;
}

/** Bits of the pair filter: 2^21 bits are 256 KiB, which stay in the second-level cache. */
const FILTER_BITS = 21;
const FILTER_MASK = (1 << FILTER_BITS) - 1;
/** Spreads the first of two code units over the filter; odd, so that no two units fall together. */
const SPREAD = 0x9e5;
const NONE = -1;

/**
 * Terms may repeat; each is reported by its own index. Memory: 256 KiB, plus about 40 bytes a term.
 * @throws RangeError for an empty term.
 */
export function buildMatcher(terms: readonly string[]): Matcher {
  const lexicon = packTerms(terms);
  const pairs = indexPairs(lexicon);
  const singles = indexSingles(lexicon);
  return {
    scan: (text, onHit) => {
      if (pairs !== null) scanPairs(text, lexicon, pairs, onHit);
      if (singles !== null) scanSingles(text, singles, onHit);
    },
  };
}

/** All terms folded and laid end to end. */
interface Lexicon {
  readonly units: Uint16Array;
  /** Where each term begins in `units`; one entry more than terms. */
  readonly begins: Uint32Array;
}

function packTerms(terms: readonly string[]): Lexicon {
  const begins = new Uint32Array(terms.length + 1);
  let length = 0;
  terms.forEach((term, index) => {
    if (term === "") throw new RangeError(`term ${index} is empty`);
    length += term.length;
    begins[index + 1] = length;
  });
  const units = new Uint16Array(length);
  let at = 0;
  for (const term of terms) {
    const folded = foldText(term);
    for (let offset = 0; offset < folded.length; offset++) units[at++] = folded.charCodeAt(offset);
  }
  return { units, begins };
}

/** Pair filter, and behind it an open-addressing table from a pair to the chain of anchors that use it. */
interface PairIndex {
  readonly filter: Uint32Array;
  readonly tableMask: number;
  /** Pair + 1, so that 0 is an empty slot (the pair U+FFFF U+FFFF, two noncharacters, cannot be indexed). */
  readonly keys: Uint32Array;
  /** First anchor of each slot's pair. */
  readonly heads: Int32Array;
  readonly nextAnchors: Int32Array;
  readonly anchorTerms: Uint32Array;
  /** How far behind the term's start the anchor's pair stands. */
  readonly anchorOffsets: Uint32Array;
}

function indexPairs(lexicon: Lexicon): PairIndex | null {
  const anchors = chooseAnchors(lexicon);
  if (anchors.length === 0) return null;
  const count = anchors.length;
  const tableMask = (1 << (33 - Math.clz32(count))) - 1;
  const index: PairIndex = {
    filter: new Uint32Array(1 << (FILTER_BITS - 5)),
    tableMask,
    keys: new Uint32Array(tableMask + 1),
    heads: new Int32Array(tableMask + 1).fill(NONE),
    nextAnchors: new Int32Array(count).fill(NONE),
    anchorTerms: new Uint32Array(count),
    anchorOffsets: new Uint32Array(count),
  };
  anchors.forEach((anchor, at) => {
    const bit = (Math.imul(anchor.first, SPREAD) ^ anchor.second) & FILTER_MASK;
    index.filter[bit >>> 5] = (index.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const slot = findSlot(index, ((anchor.first << 16) | anchor.second) >>> 0);
    index.keys[slot] = (((anchor.first << 16) | anchor.second) >>> 0) + 1;
    index.anchorTerms[at] = anchor.term;
    index.anchorOffsets[at] = anchor.offset;
    index.nextAnchors[at] = index.heads[slot] ?? NONE;
    index.heads[slot] = at;
  });
  return index;
}

function findSlot(index: PairIndex, pair: number): number {
  const key = (pair + 1) >>> 0;
  let slot = (Math.imul(pair, 0x9e3779b1) >>> 7) & index.tableMask;
  while (index.keys[slot] !== 0 && index.keys[slot] !== key) slot = (slot + 1) & index.tableMask;
  return slot;
}

interface Anchor {
  readonly term: number;
  readonly first: number;
  readonly second: number;
  readonly offset: number;
}

/** One pair for every term of two or more characters, in every spelling of width and case that the pair has. */
function chooseAnchors({ units, begins }: Lexicon): readonly Anchor[] {
  const uses = new Map<number, number>();
  const anchors: Anchor[] = [];
  for (let term = 0; term + 1 < begins.length; term++) {
    const begin = begins[term] ?? 0;
    const end = begins[term + 1] ?? 0;
    let best = NONE;
    let bestWeight = Number.POSITIVE_INFINITY;
    for (let at = begin; at + 1 < end; at++) {
      const first = units[at] ?? 0;
      const second = units[at + 1] ?? 0;
      const weight =
        pairWeight(first, second) * (1 + (uses.get((first << 16) | second) ?? 0)) * spellings(first, second);
      if (weight < bestWeight) {
        best = at;
        bestWeight = weight;
      }
    }
    if (best === NONE) continue;
    const first = units[best] ?? 0;
    const second = units[best + 1] ?? 0;
    uses.set((first << 16) | second, (uses.get((first << 16) | second) ?? 0) + 1);
    for (const one of unfoldUnit(first)) {
      for (const two of unfoldUnit(second)) anchors.push({ term, first: one, second: two, offset: best - begin });
    }
  }
  return anchors;
}

/** Latin letters and digits have several spellings and stand in every address and number: avoided as anchors. */
function spellings(first: number, second: number): number {
  return (first < 0x3000 ? 50 : 1) * (second < 0x3000 ? 50 : 1);
}

function scanPairs(text: string, lexicon: Lexicon, index: PairIndex, onHit: OnHit): void {
  const filter = index.filter;
  let first = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const second = text.charCodeAt(at);
    const bit = (Math.imul(first, SPREAD) ^ second) & FILTER_MASK;
    if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0) {
      compareAnchors(text, at - 1, ((first << 16) | second) >>> 0, lexicon, index, onHit);
    }
    first = second;
  }
}

function compareAnchors(
  text: string,
  at: number,
  pair: number,
  lexicon: Lexicon,
  index: PairIndex,
  onHit: OnHit,
): void {
  let anchor = index.heads[findSlot(index, pair)] ?? NONE;
  while (anchor !== NONE) {
    const term = index.anchorTerms[anchor] ?? 0;
    const start = at - (index.anchorOffsets[anchor] ?? 0);
    const begin = lexicon.begins[term] ?? 0;
    const length = (lexicon.begins[term + 1] ?? 0) - begin;
    if (start >= 0 && start + length <= text.length && stands(text, start, lexicon.units, begin, length)) {
      onHit(term, start, start + length);
    }
    anchor = index.nextAnchors[anchor] ?? NONE;
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

function indexSingles({ units, begins }: Lexicon): SingleIndex | null {
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
    if (((filter[unit >>> 5] as number) & (1 << (unit & 31))) === 0) continue;
    for (const term of index.terms.get(unit) ?? []) onHit(term, at, at + 1);
  }
}
