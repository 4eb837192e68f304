/** Knows which characters stand between two others in words of three. */

/** Characters that make a word between these two, one after the other; empty when none does. */
export type MiddleIndex = (left: number, right: number) => string;

const LENGTH = 3;

/** `words`: three characters each, end to end. */
export function createMiddleIndex(words: string): MiddleIndex {
  const middles = new Map<number, string>();
  for (let place = 0; place < words.length; place += LENGTH) {
    const key = keyOf(words.charCodeAt(place), words.charCodeAt(place + 2));
    const known = middles.get(key);
    const middle = words.charAt(place + 1);
    middles.set(key, known === undefined ? middle : known + middle);
  }
  return (left, right) => middles.get(keyOf(left, right)) ?? "";
}

function keyOf(left: number, right: number): number {
  return left * 0x10000 + right;
}
