/** Decides where a series of item numbers goes wrong: a number skipped, or used twice. */

export interface SeriesFault {
  /** `gap`: a number is skipped · `repeat`: a number is used twice. */
  readonly kind: "gap" | "repeat";
  /** Index of the faulty item in the series. */
  readonly index: number;
  /** Index of the item before it in the same set. */
  readonly previous: number;
  /** The number that belongs here (gap) or is missing after it (repeat). */
  readonly expected: number;
  /** True when writing `expected` at this place mends the whole series: the items after it go on from there. */
  readonly mends: boolean;
}

interface OpenSet {
  last: number;
  lastIndex: number;
  /** Began with 1: only then a gap tells anything. */
  readonly isWhole: boolean;
  /** Index of the gap's fault while the number before it may still turn out to be the slip; else -1. */
  skipped: number;
  /** The same of a repeat. */
  repeated: number;
}

/**
 * Sets may be nested and may follow each other: 1 opens a set, and a number belongs to the innermost set that waits for it.
 * A set that does not begin with 1, a jump over two or more, and a step back are never faults: the text may be an excerpt.
 */
export function findSeriesFaults(values: readonly number[]): readonly SeriesFault[] {
  const faults: SeriesFault[] = [];
  const open: OpenSet[] = [];
  for (const [index, value] of values.entries()) {
    const waiting = open.findLastIndex((set) => set.last + 1 === value);
    const top = open.at(-1);
    if (value > 1 && waiting >= 0) {
      open.length = waiting + 1;
      Object.assign(open[waiting]!, { last: value, lastIndex: index, skipped: -1, repeated: -1 });
    } else if (value === 1 || !top || value < top.last || value > top.last + 2) {
      open.push({ last: value, lastIndex: index, isWhole: value === 1, skipped: -1, repeated: -1 });
    } else if (value === top.last + 2 && top.repeated >= 0) {
      // 一是 二是 二是 四是: the second 二是 stands in the place of 三是.
      faults[top.repeated] = { ...faults[top.repeated]!, mends: true };
      Object.assign(top, { last: value, lastIndex: index, repeated: -1 });
    } else if (value === top.last && top.skipped >= 0) {
      // 一是 三是 三是: the first 三是 stands in the place of 二是, the second one is right.
      faults[top.skipped] = { ...faults[top.skipped]!, mends: true };
      Object.assign(top, { lastIndex: index, skipped: -1 });
    } else {
      const kind = value === top.last ? "repeat" : "gap";
      const mends = kind === "repeat" && index === values.length - 1;
      if (top.isWhole) {
        faults.push({ kind, index, previous: top.lastIndex, expected: top.last + 1, mends });
      }
      const latest = top.isWhole ? faults.length - 1 : -1;
      const isGap = kind === "gap";
      Object.assign(top, {
        last: value,
        lastIndex: index,
        skipped: isGap ? latest : -1,
        repeated: isGap ? -1 : latest,
      });
    }
  }
  return faults;
}
