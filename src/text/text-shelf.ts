/** A place for texts and bytes that are put away by the thousand and seldom looked at again. */

export interface TextShelf {
  /** Returns where it lies: a number that is not negative. */
  readonly put: (text: string) => number;
  readonly get: (place: number) => string;
  /** Takes a copy. Returns where it lies. */
  readonly putBytes: (bytes: Uint8Array) => number;
  /** As long as nothing else is put or got. */
  readonly getBytes: (place: number) => Uint8Array;
}

/** In memory: for little. */
export function createTextShelf(): TextShelf {
  const held: (string | Uint8Array)[] = [];
  return {
    put: (text) => held.push(text) - 1,
    get: (place) => String(held[place] ?? ""),
    putBytes: (bytes) => held.push(new Uint8Array(bytes)) - 1,
    getBytes(place) {
      const bytes = held[place];
      return bytes instanceof Uint8Array ? bytes : new Uint8Array();
    },
  };
}
