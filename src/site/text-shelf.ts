/** A place for texts that are put away by the thousand and seldom looked at again. */

export interface TextShelf {
  /** Returns where it lies. */
  readonly put: (text: string) => number;
  readonly get: (place: number) => string;
}

/** In memory: for few texts. */
export function createTextShelf(): TextShelf {
  const texts: string[] = [];
  return { put: (text) => texts.push(text) - 1, get: (place) => texts[place] ?? "" };
}
