/** Finds set texts of four characters that a text would hold were it not for one character. */

/** Told of a set text: its place in the index, and how many of its characters stand before the odd one. */
export type TakeText = (place: number, gap: number) => void;

/** Tells of every set text that stands around `odd` but for the one character there; of those that stand there whole, too. */
export type GapIndex = (text: string, odd: number, take: TakeText) => void;

const LENGTH = 4;
const GAP_BITS = 2;
const GAP_MASK = 2 ** GAP_BITS - 1;

/** `texts`: four characters each, end to end. Eight to sixteen bytes a character. */
export function createGapIndex(texts: string): GapIndex {
  // Each text has four gaps; no more than half of the slots are taken.
  const mask = 2 ** Math.ceil(Math.log2(texts.length * 2 + 1)) - 1;
  /** Place, counted from one, and gap. */
  const slots = new Int32Array(mask + 1);

  function put(hash: number, place: number, gap: number): void {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = ((place + 1) << GAP_BITS) | gap;
  }

  for (let place = 0; place < texts.length; place += LENGTH) {
    const first = texts.charCodeAt(place);
    const second = texts.charCodeAt(place + 1);
    const third = texts.charCodeAt(place + 2);
    const fourth = texts.charCodeAt(place + 3);
    put(hashThree(second, third, fourth), place, 0);
    put(hashThree(first, third, fourth), place, 1);
    put(hashThree(first, second, fourth), place, 2);
    put(hashThree(first, second, third), place, 3);
  }

  function tell(hash: number, text: string, odd: number, gap: number, take: TakeText): void {
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      const place = (entry >>> GAP_BITS) - 1;
      if ((entry & GAP_MASK) === gap && isSameButFor(gap, text, odd - gap, texts, place)) take(place, gap);
    }
  }

  return (text, odd, take) => {
    const left3 = text.charCodeAt(odd - 3);
    const left2 = text.charCodeAt(odd - 2);
    const left1 = text.charCodeAt(odd - 1);
    const right1 = text.charCodeAt(odd + 1);
    const right2 = text.charCodeAt(odd + 2);
    const right3 = text.charCodeAt(odd + 3);
    tell(hashThree(right1, right2, right3), text, odd, 0, take);
    tell(hashThree(left1, right1, right2), text, odd, 1, take);
    tell(hashThree(left2, left1, right1), text, odd, 2, take);
    tell(hashThree(left3, left2, left1), text, odd, 3, take);
  };
}

/** Its lowest bits are good. */
function hashThree(one: number, two: number, three: number): number {
  const hash = Math.imul(one, 0x9e3779b1) + Math.imul(two, 0x85ebca6b) + Math.imul(three, 0x2c1b3c6d);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

function isSameButFor(gap: number, text: string, start: number, texts: string, place: number): boolean {
  for (let nth = 0; nth < LENGTH; nth++) {
    if (nth !== gap && text.charCodeAt(start + nth) !== texts.charCodeAt(place + nth)) return false;
  }
  return true;
}
