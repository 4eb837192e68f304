/** Puts what is alike together: entries by number, in flat memory whatever their number. */

import { createHashSlots } from "../text/hash-slots.ts";
import { createIntList } from "../text/int-list.ts";

export interface EqualBuckets {
  /** Takes an entry that was not taken before; returns those of its bucket that were, oldest first. */
  readonly add: (entry: number) => Iterable<number>;
  /** The first entry of each bucket, in the order in which they were taken. */
  readonly firsts: () => Iterable<number>;
  /** What is in the bucket that begins with this entry, itself first. */
  readonly from: (first: number) => Iterable<number>;
}

/** For entries 0 to `size` - 1. `isEqual` decides among those of equal hashes of 32 bits. */
export function createEqualBuckets(
  size: number,
  hashOf: (entry: number) => number,
  isEqual: (a: number, b: number) => boolean,
): EqualBuckets {
  const slots = createHashSlots();
  /** By bucket. */
  const firsts = createIntList();
  const lasts = createIntList();
  /** By entry; -1 for the last one of its bucket. */
  const next = new Int32Array(size).fill(-1);
  let sought = 0;
  const isSought = (bucket: number): boolean => isEqual(firsts.at(bucket), sought);

  function* walk(from: number, end: number): Generator<number> {
    for (let entry = from; entry !== end && entry >= 0; entry = next[entry] ?? -1) yield entry;
  }

  return {
    add(entry) {
      sought = entry;
      const hash = hashOf(entry);
      const bucket = slots.find(hash, isSought);
      if (bucket < 0) {
        slots.add(hash);
        firsts.push(entry);
        lasts.push(entry);
        return [];
      }
      next[lasts.at(bucket)] = entry;
      lasts.set(bucket, entry);
      return walk(firsts.at(bucket), entry);
    },
    *firsts() {
      for (let bucket = 0; bucket < firsts.length(); bucket++) yield firsts.at(bucket);
    },
    from: (first) => walk(first, -1),
  };
}
