/** Numbers keys in the order of first sight, and keeps 64 bits of each in the place of the text. */

import { createHashSlots } from "./hash-slots.ts";
import { createIntList } from "./int-list.ts";
import { hashText } from "./link-likeness.ts";

/** For keys that are hashes themselves: two of them are taken for one as seldom as two random numbers of 64 bits are equal. */
export interface KeyTable {
  /** Gives a number at first sight: 0, 1, 2 … */
  readonly numberOf: (key: string) => number;
  /** -1 for a key that has no number. */
  readonly find: (key: string) => number;
  readonly count: () => number;
}

const LOW_FACTOR = 0x01000193;
const HIGH_FACTOR = 0x85ebca6b;

/** Twenty bytes a key outside of V8's heap. */
export function createKeyTable(): KeyTable {
  const slots = createHashSlots();
  const highs = createIntList();
  let sought = 0;
  const isSought = (number: number): boolean => highs.at(number) === sought;

  function find(key: string): number {
    sought = hashText(0, key, HIGH_FACTOR);
    return slots.find(hashText(0, key, LOW_FACTOR), isSought);
  }

  return {
    numberOf(key) {
      const known = find(key);
      if (known >= 0) return known;
      highs.push(sought);
      return slots.add(hashText(0, key, LOW_FACTOR));
    },
    find,
    count: slots.count,
  };
}
