/** Finds numbers by hash in flat memory: the heart of tables that hold too many texts for a `Map`. */

/** Numbers 0, 1, 2 … in the order in which they were added, each under a hash of 32 bits. */
export interface HashSlots {
  /** The number under this hash that `isIt` accepts; -1 where there is none. */
  readonly find: (hash: number, isIt: (number: number) => boolean) => number;
  /** Gives the next number to a hash. */
  readonly add: (hash: number) => number;
  readonly count: () => number;
}

const FEWEST_SLOTS = 64;
/** At most so much of the slots is taken: longer rows of taken ones would have to be walked along. */
const FULL = 0.7;

/** Twelve bytes a number, whatever their count; V8 neither visits nor moves them. */
export function createHashSlots(): HashSlots {
  let hashes = new Int32Array(FEWEST_SLOTS);
  let count = 0;
  /** One more than the number; 0 for a free slot. */
  let slots = new Int32Array(FEWEST_SLOTS);
  let mask = FEWEST_SLOTS - 1;

  function settle(hash: number, number: number): void {
    let slot = spread(hash) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2);
    mask = slots.length - 1;
    for (let number = 0; number < count; number++) settle(hashes[number] ?? 0, number);
  }

  return {
    find(hash, isIt) {
      for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return -1;
        if (hashes[number] === hash && isIt(number)) return number;
      }
    },
    add(hash) {
      if (count === hashes.length) {
        const grown = new Int32Array(count * 2);
        grown.set(hashes);
        hashes = grown;
      }
      if (count >= slots.length * FULL) grow();
      hashes[count] = hash;
      settle(hash, count);
      count += 1;
      return count - 1;
    },
    count: () => count,
  };
}

/** The low bits of a hash are the worst of it. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 1;
}
