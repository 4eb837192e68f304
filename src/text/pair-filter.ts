/** Knows which two characters stand side by side in a word, in little memory: it may take a strange pair for a known one, never the other way round. */

/** Code units that stand side by side in some known word. */
export type PairFilter = (first: number, second: number) => boolean;

/** 256 KiB, which stay in the second-level cache: with 120,000 pairs it knows one strange pair in eighty. */
const BITS = 21;
const MASK = 2 ** BITS - 1;

/**
 * `words`: one line for each first character, with all the characters that follow it in some word behind it (`水利务` for 水利, 水务).
 * A line is taken up when its character is first asked about: a short text asks about few.
 */
export function createPairFilter(words: string): PairFilter {
  const bits = new Uint32Array(2 ** (BITS - 5));
  /** Where the rest of the line of a first character begins, as long as it was not taken up. */
  const waiting = new Int32Array(0x10000);
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    waiting[words.charCodeAt(from)] = from + 1;
    end = words.indexOf("\n", from);
  }

  function takeUp(first: number, from: number): void {
    waiting[first] = 0;
    for (let at = from; at < words.length; at++) {
      const second = words.charCodeAt(at);
      if (second === LINE_FEED) return;
      const hash = hashPair(first, second);
      mark(bits, hash >>> (32 - BITS));
      mark(bits, hash & MASK);
    }
  }

  return (first, second) => {
    const from = waiting[first] as number;
    if (from !== 0) takeUp(first, from);
    const hash = hashPair(first, second);
    return isMarked(bits, hash >>> (32 - BITS)) && isMarked(bits, hash & MASK);
  };
}

const LINE_FEED = 0x0a;

/** Both its highest and its lowest bits are good. */
function hashPair(first: number, second: number): number {
  const hash = Math.imul((first << 16) | second, 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

function mark(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
}

function isMarked(bits: Uint32Array, bit: number): boolean {
  return (((bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}
