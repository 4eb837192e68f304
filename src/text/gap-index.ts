/** Finds set texts of four characters that a text would hold were it not for one character. */

/** Told of a set text: where its line begins in the list, and how many of its characters stand before the odd one. */
export type TakeText = (place: number, gap: number) => void;

/** Tells of every set text that stands around `odd` but for the one character there; of those that stand there whole, too. */
export type GapIndex = (text: string, odd: number, take: TakeText) => void;

const LENGTH = 4;
/** A text and its line feed. */
const STRIDE = LENGTH + 1;
const GAP_BITS = 2;
const GAP_MASK = 2 ** GAP_BITS - 1;

/**
 * `lines`: four characters each. Beside whichever character of a text is odd, its second or its third one is right: a text is
 * taken up when one of the two is first met there, since a short text to be read meets few.
 */
export function createGapIndex(lines: string): GapIndex {
  // Each text has four gaps and five characters; no more than two thirds of the slots are taken.
  const mask = 2 ** Math.ceil(Math.log2(lines.length * 1.2)) - 1;
  /** Place, counted from one, and gap. */
  const slots = new Int32Array(mask + 1);
  // Lines, counted from one, in chains by their second and by their third character; 0 ends a chain.
  const seconds = new Int32Array(0x10000);
  const thirds = new Int32Array(0x10000);
  const nextSecond = new Int32Array((lines.length + 1) / STRIDE + 1);
  const nextThird = new Int32Array(nextSecond.length);
  for (let line = 1, place = 0; place < lines.length; line++, place += STRIDE) {
    const second = lines.charCodeAt(place + 1);
    const third = lines.charCodeAt(place + 2);
    nextSecond[line] = seconds[second] as number;
    seconds[second] = line;
    nextThird[line] = thirds[third] as number;
    thirds[third] = line;
  }

  function put(hash: number, place: number, gap: number): void {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = ((place + 1) << GAP_BITS) | gap;
  }

  function takeUp(character: number): void {
    for (let line = seconds[character] as number; line !== 0; line = nextSecond[line] as number) {
      const place = (line - 1) * STRIDE;
      const fourth = lines.charCodeAt(place + 3);
      put(hashThree(character, lines.charCodeAt(place + 2), fourth), place, 0);
      put(hashThree(lines.charCodeAt(place), character, fourth), place, 2);
    }
    for (let line = thirds[character] as number; line !== 0; line = nextThird[line] as number) {
      const place = (line - 1) * STRIDE;
      const first = lines.charCodeAt(place);
      put(hashThree(first, character, lines.charCodeAt(place + 3)), place, 1);
      put(hashThree(first, lines.charCodeAt(place + 1), character), place, 3);
    }
    seconds[character] = 0;
    thirds[character] = 0;
  }

  function tell(hash: number, text: string, odd: number, gap: number, take: TakeText): void {
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      const place = (entry >>> GAP_BITS) - 1;
      if ((entry & GAP_MASK) === gap && isSameButFor(gap, text, odd - gap, lines, place)) take(place, gap);
    }
  }

  return (text, odd, take) => {
    const left1 = text.charCodeAt(odd - 1) | 0;
    const right1 = text.charCodeAt(odd + 1) | 0;
    if (seconds[left1] !== 0 || thirds[left1] !== 0) takeUp(left1);
    if (seconds[right1] !== 0 || thirds[right1] !== 0) takeUp(right1);
    const left2 = text.charCodeAt(odd - 2);
    const right2 = text.charCodeAt(odd + 2);
    tell(hashThree(right1, right2, text.charCodeAt(odd + 3)), text, odd, 0, take);
    tell(hashThree(left1, right1, right2), text, odd, 1, take);
    tell(hashThree(left2, left1, right1), text, odd, 2, take);
    tell(hashThree(text.charCodeAt(odd - 3), left2, left1), text, odd, 3, take);
  };
}

/** Its lowest bits are good. */
function hashThree(one: number, two: number, three: number): number {
  const hash = Math.imul(one, 0x9e3779b1) + Math.imul(two, 0x85ebca6b) + Math.imul(three, 0x2c1b3c6d);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

function isSameButFor(gap: number, text: string, start: number, lines: string, place: number): boolean {
  for (let nth = 0; nth < LENGTH; nth++) {
    if (nth !== gap && text.charCodeAt(start + nth) !== lines.charCodeAt(place + nth)) return false;
  }
  return true;
}
