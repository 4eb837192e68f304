/** Knows each term by one window of its characters, in every spelling of width and case that it has. */

import { LAST_FOLDED, unfoldUnit } from "../text/fold.ts";

/** Bits of the window filter for each window, so that hardly any other text sets one off by chance. */
const BITS_PER_WINDOW = 256;
/** 2^14 bits are 2 KiB; 2^21 are 256 KiB, which still stay in the second-level cache. */
const LEAST_FILTER_BITS = 14;
const MOST_FILTER_BITS = 21;
/** No anchor. */
export const NONE = -1;

/** All terms folded and laid end to end. */
export interface PackedTerms {
  readonly units: Uint16Array;
  /** Where each term begins in `units`; one entry more than terms. */
  readonly begins: Uint32Array;
}

/** Fields of an anchor's record, side by side so that one comparison touches one place in memory. */
export const NEXT = 0;
export const TERM = 1;
/** Distance from the term's first character to the window's last one. */
export const OFFSET = 2;
/** Where the term begins in `PackedTerms.units`, and its length. */
export const BEGIN = 3;
export const LENGTH = 4;
const HASH = 5;
const RECORD = 6;

/** A bit filter over window hashes, and behind it an open-addressing table from a hash to the chain of its anchors. */
export interface WindowIndex {
  readonly filter: Uint32Array;
  readonly filterMask: number;
  readonly tableMask: number;
  /** Place in `anchors` of the first record of each slot's hash, or `NONE`. */
  readonly heads: Int32Array;
  /** Records; `NEXT` leads to the next one with the same hash. */
  readonly anchors: Int32Array;
}

/** 32-bit hash of a window of two code units. The third one, where there is one, is mixed in by `hashThree`. */
export function hashTwo(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
}

/** `two` is the hash of the first two code units. */
export function hashThree(two: number, third: number): number {
  return Math.imul(two, 0x2c1b3c6d) ^ Math.imul(third, 0xc2b2ae35);
}

/** Place in `anchors` of the first record of a window hash, or `NONE`. */
export function findAnchor(index: WindowIndex, hash: number): number {
  return index.heads[findSlot(index, hash)] ?? NONE;
}

/** The slot that holds the hash, or the empty one where it would go. */
function findSlot({ heads, anchors, tableMask }: WindowIndex, hash: number): number {
  let slot = (hash >>> 9) & tableMask;
  let head = heads[slot] ?? NONE;
  while (head !== NONE && anchors[head + HASH] !== hash) {
    slot = (slot + 1) & tableMask;
    head = heads[slot] ?? NONE;
  }
  return slot;
}

interface Anchor {
  readonly hash: number;
  readonly term: number;
  readonly offset: number;
}

/** Terms of one character are left out; null when no other term is there. */
export function indexWindows(terms: PackedTerms): WindowIndex | null {
  const anchors = chooseAnchors(terms);
  const count = anchors.length;
  if (count === 0) return null;
  const slots = 1 << (33 - Math.clz32(count));
  const wanted = 32 - Math.clz32(count * BITS_PER_WINDOW);
  const filterBits = Math.min(MOST_FILTER_BITS, Math.max(LEAST_FILTER_BITS, wanted));
  const index: WindowIndex = {
    filter: new Uint32Array(1 << (filterBits - 5)),
    filterMask: (1 << filterBits) - 1,
    tableMask: slots - 1,
    heads: new Int32Array(slots).fill(NONE),
    anchors: new Int32Array(count * RECORD),
  };
  for (const [position, { hash, term, offset }] of anchors.entries()) {
    const bit = hash & index.filterMask;
    index.filter[bit >>> 5] = (index.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const slot = findSlot(index, hash);
    const begin = terms.begins[term] ?? 0;
    const at = position * RECORD;
    index.anchors[at + NEXT] = index.heads[slot] ?? NONE;
    index.anchors[at + TERM] = term;
    index.anchors[at + OFFSET] = offset;
    index.anchors[at + BEGIN] = begin;
    index.anchors[at + LENGTH] = (terms.begins[term + 1] ?? 0) - begin;
    index.anchors[at + HASH] = hash;
    index.heads[slot] = at;
  }
  return index;
}

function chooseAnchors(terms: PackedTerms): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (let term = 0; term + 1 < terms.begins.length; term++) {
    const begin = terms.begins[term] ?? 0;
    const length = (terms.begins[term + 1] ?? 0) - begin;
    if (length === 1) continue;
    const width = length === 2 ? 2 : 3;
    const start = plainestWindow(terms.units, begin, length, width);
    for (const hash of hashSpellings(terms.units.subarray(begin + start, begin + start + width))) {
      anchors.push({ hash, term, offset: start + width - 1 });
    }
  }
  return anchors;
}

/** Latin letters and digits have several spellings and stand in every address and number: avoided where there is a choice. */
function plainestWindow(units: Uint16Array, begin: number, length: number, width: number): number {
  let best = 0;
  let fewest = width + 1;
  for (let start = 0; start + width <= length && fewest > 0; start++) {
    let common = 0;
    for (let at = begin + start; at < begin + start + width; at++) {
      if ((units[at] ?? 0) <= LAST_FOLDED) common++;
    }
    if (common < fewest) {
      best = start;
      fewest = common;
    }
  }
  return best;
}

function hashSpellings(window: Uint16Array): readonly number[] {
  const [first = 0, second = 0, third] = window;
  const hashes: number[] = [];
  for (const one of unfoldUnit(first)) {
    for (const two of unfoldUnit(second)) {
      const pair = hashTwo(one, two);
      if (third === undefined) hashes.push(pair);
      else for (const three of unfoldUnit(third)) hashes.push(hashThree(pair, three));
    }
  }
  return hashes;
}
