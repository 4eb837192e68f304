/** Knows each term by the rarest-looking window of its characters, in every spelling of width and case that it has. */

import { unfoldUnit } from "../text/fold.ts";

/** Bits of the window filter: 2^21 bits are 256 KiB, which stay in the second-level cache. */
const FILTER_BITS = 21;
export const FILTER_MASK: number = (1 << FILTER_BITS) - 1;
export const NONE = -1;

/** All terms folded and laid end to end. */
export interface PackedTerms {
  readonly units: Uint16Array;
  /** Where each term begins in `units`; one entry more than terms. */
  readonly begins: Uint32Array;
}

/** A bit filter over window hashes, and behind it an open-addressing table from a hash to the chain of its anchors. */
export interface WindowIndex {
  readonly filter: Uint32Array;
  readonly tableMask: number;
  /** Window hash of each slot; meaningless where `heads` is `NONE`. */
  readonly keys: Int32Array;
  /** First anchor of each slot, or `NONE`. */
  readonly heads: Int32Array;
  readonly nextAnchors: Int32Array;
  readonly anchorTerms: Uint32Array;
  /** Distance from the term's first character to the window's last one. */
  readonly anchorOffsets: Uint32Array;
}

/** 32-bit hash of a window of two code units. The third one, where there is one, is mixed in by `hashThree`. */
export function hashTwo(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
}

/** `two` is the hash of the first two code units. */
export function hashThree(two: number, third: number): number {
  return Math.imul(two, 0x2c1b3c6d) ^ Math.imul(third, 0xc2b2ae35);
}

/** Slot of a window hash, or the empty slot where it would go. */
export function findSlot(index: WindowIndex, hash: number): number {
  let slot = (hash >>> 9) & index.tableMask;
  while (index.heads[slot] !== NONE && index.keys[slot] !== hash) slot = (slot + 1) & index.tableMask;
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
  const index: WindowIndex = {
    filter: new Uint32Array(1 << (FILTER_BITS - 5)),
    tableMask: slots - 1,
    keys: new Int32Array(slots),
    heads: new Int32Array(slots).fill(NONE),
    nextAnchors: new Int32Array(count),
    anchorTerms: new Uint32Array(count),
    anchorOffsets: new Uint32Array(count),
  };
  for (const [at, { hash, term, offset }] of anchors.entries()) {
    const bit = hash & FILTER_MASK;
    index.filter[bit >>> 5] = (index.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const slot = findSlot(index, hash);
    index.keys[slot] = hash;
    index.nextAnchors[at] = index.heads[slot] ?? NONE;
    index.heads[slot] = at;
    index.anchorTerms[at] = term;
    index.anchorOffsets[at] = offset;
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
    const start = rarestWindow(terms.units, begin, length, width);
    for (const hash of hashSpellings(terms.units.subarray(begin + start, begin + start + width))) {
      anchors.push({ hash, term, offset: start + width - 1 });
    }
  }
  return anchors;
}

/** Latin letters and digits have several spellings and stand in every address and number: avoided where there is a choice. */
function rarestWindow(units: Uint16Array, begin: number, length: number, width: number): number {
  let best = 0;
  let fewest = width + 1;
  for (let start = 0; start + width <= length; start++) {
    let common = 0;
    for (let at = begin + start; at < begin + start + width; at++) {
      if ((units[at] ?? 0) < 0x3100) common++;
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
