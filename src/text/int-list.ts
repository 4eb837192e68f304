/** A list of 32-bit integers that grows: four bytes each, whatever their number. */

export interface IntList {
  readonly push: (value: number) => void;
  /** 0 beyond the end. */
  readonly at: (index: number) => number;
  readonly set: (index: number, value: number) => void;
  readonly length: () => number;
}

export function createIntList(): IntList {
  let values = new Int32Array(64);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const grown = new Int32Array(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    at: (index) => values[index] ?? 0,
    set(index, value) {
      values[index] = value;
    },
    length: () => length,
  };
}
