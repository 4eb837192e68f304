// Random numbers that depend on nothing but the numbers they are made from: page n is the same page in every process.

/** Mixes numbers into one of 32 bits (the finalizer of MurmurHash3 over each). */
export function mix(...numbers) {
  let hash = 0x9e3779b9;
  for (const number of numbers) {
    hash ^= number;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Hash of a string, for choices that hang on an address. */
export function mixText(seed, text) {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** A stream of random numbers (mulberry32). */
export function createRandom(...numbers) {
  let state = mix(...numbers);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
  };
}
