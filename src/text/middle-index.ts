/** Knows which characters stand between two others in words of three. */

/** Tells of every character that makes a word between these two. */
export type MiddleIndex = (left: number, right: number, take: (middle: number) => void) => void;

const STRIDE = 4;

/** `lines`: sorted words of three characters each. */
export function createMiddleIndex(lines: string): MiddleIndex {
  /** Where the words with a first character begin, counted from one. */
  const starts = new Int32Array(0x10000);
  let last = 0;
  for (let place = 0; place < lines.length; place += STRIDE) {
    const first = lines.charCodeAt(place);
    if (first === last) continue;
    starts[first] = place + 1;
    last = first;
  }
  return (left, right, take) => {
    const start = starts[left] ?? 0;
    if (start === 0) return;
    for (let place = start - 1; lines.charCodeAt(place) === left; place += STRIDE) {
      if (lines.charCodeAt(place + 2) === right) take(lines.charCodeAt(place + 1));
    }
  };
}
