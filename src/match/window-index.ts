/** Knows each term by the rarest pair of its characters and a third one beside it, in every spelling of width and case. */

import { LAST_FOLDED, unfoldUnit } from "../text/fold.ts";

/** Bits of a filter for each window, so that hardly any other text sets one off by chance. */
const BITS_PER_WINDOW = 128;
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
/** Number of the term. */
export const TERM = 1;
/** Distance from the term's first character to the pair's last one. */
export const OFFSET = 2;
/** Where the term begins in `PackedTerms.units`, and its length. */
export const BEGIN = 3;
export const LENGTH = 4;
const HASH = 5;
const RECORD = 6;

/** Two bit filters, and behind them an open-addressing table from a window's hash to the chain of its anchors. */
export interface WindowIndex {
  /** Over the lowest bits of pair hashes. */
  readonly pairs: Uint32Array;
  readonly pairMask: number;
  /** Over window hashes: the highest bits choose a word, the lowest two times five a bit each of it. */
  readonly windows: Uint32Array;
  readonly windowShift: number;
  readonly tableMask: number;
  /** Place in `anchors` of the first record of each slot's hash, or `NONE`. */
  readonly heads: Int32Array;
  /** Records; `NEXT` leads to the next one with the same hash. */
  readonly anchors: Int32Array;
}

/** 32-bit hash of two neighbouring code units; its lowest bits are good. */
export function hashPair(first: number, second: number): number {
  return Math.imul(first, 0x9e3b) ^ second;
}

/** Window hash of a term that is the pair and nothing else; the highest bits of window hashes are good. */
export function hashAlone(pair: number): number {
  return Math.imul(pair, 0x9e3779b1);
}

/** Window hash of a pair and the code unit before it. */
export function hashBefore(pair: number, unit: number): number {
  return Math.imul(Math.imul(pair, 0x2c1b3c6d) ^ unit, 0x85ebca6b);
}

/** Window hash of a pair and the code unit after it. */
export function hashAfter(pair: number, unit: number): number {
  return Math.imul(Math.imul(pair, 0x297a2d39) ^ unit, 0xc2b2ae35);
}

/** 1 when a term may have the window hash, 0 when none has. */
export function mayHold(word: number, hash: number): number {
  return (word >>> (hash & 31)) & (word >>> ((hash >>> 5) & 31)) & 1;
}

/** Place in `anchors` of the first record of a window hash, or `NONE`. */
export function findAnchor(index: WindowIndex, hash: number): number {
  if (mayHold(index.windows[hash >>> index.windowShift] ?? 0, hash) === 0) return NONE;
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
  readonly pair: number;
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
  const bits = Math.min(MOST_FILTER_BITS, Math.max(LEAST_FILTER_BITS, wanted));
  const index: WindowIndex = {
    pairs: new Uint32Array(1 << (bits - 5)),
    windows: new Uint32Array(1 << (bits - 5)),
    pairMask: (1 << bits) - 1,
    windowShift: 37 - bits,
    tableMask: slots - 1,
    heads: new Int32Array(slots).fill(NONE),
    anchors: new Int32Array(count * RECORD),
  };
  for (const [position, { pair, hash, term, offset }] of anchors.entries()) {
    const bit = pair & index.pairMask;
    index.pairs[bit >>> 5] = (index.pairs[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const word = hash >>> index.windowShift;
    index.windows[word] = (index.windows[word] ?? 0) | (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
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
  const { units, begins } = terms;
  const anchors: Anchor[] = [];
  const counts = countPairs(terms);
  for (let term = 0; term + 1 < begins.length; term++) {
    const begin = begins[term] ?? 0;
    const end = begins[term + 1] ?? 0;
    if (end - begin === 1) continue;
    const at = rarestPair(units, begin, end, counts);
    const offset = at + 1 - begin;
    const isBefore = at + 2 === end || (at > begin && rate(units, at - 1, counts) < rate(units, at + 1, counts));
    const beside = end - begin === 2 ? null : unfoldUnit(units[isBefore ? at - 1 : at + 2] ?? 0);
    for (const one of unfoldUnit(units[at] ?? 0)) {
      for (const two of unfoldUnit(units[at + 1] ?? 0)) {
        const pair = hashPair(one, two);
        if (beside === null) anchors.push({ pair, hash: hashAlone(pair), term, offset });
        else
          for (const unit of beside) {
            anchors.push({ pair, hash: isBefore ? hashBefore(pair, unit) : hashAfter(pair, unit), term, offset });
          }
      }
    }
  }
  return anchors;
}

const MOST_COUNT_BITS = 20;

/** How often each pair stands in the terms themselves: what many of them share is common in any text. By the lowest bits of its hash. */
function countPairs({ units, begins }: PackedTerms): Uint32Array {
  const bits = Math.min(MOST_COUNT_BITS, 34 - Math.clz32(units.length));
  const counts = new Uint32Array(1 << bits);
  for (let term = 0; term + 1 < begins.length; term++) {
    const last = (begins[term + 1] ?? 0) - 1;
    for (let at = begins[term] ?? 0; at < last; at++) {
      const slot = hashPair(units[at] ?? 0, units[at + 1] ?? 0) & (counts.length - 1);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
  return counts;
}

function rarestPair(units: Uint16Array, begin: number, end: number, counts: Uint32Array): number {
  let best = begin;
  for (let at = begin + 1; at + 2 <= end; at++) {
    if (rate(units, at, counts) < rate(units, best, counts)) best = at;
  }
  return best;
}

/** The commoner the pair at `at`, the more. Latin letters and digits have several spellings and stand in every address and number. */
function rate(units: Uint16Array, at: number, counts: Uint32Array): number {
  const one = units[at] ?? 0;
  const two = units[at + 1] ?? 0;
  const foldable = (one <= LAST_FOLDED ? 1 : 0) + (two <= LAST_FOLDED ? 1 : 0);
  return foldable * 2 ** 32 + (counts[hashPair(one, two) & (counts.length - 1)] ?? 0);
}
