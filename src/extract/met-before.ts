/** Tells pieces of source that were met before from new ones: what comes once is not worth keeping. */

/** A few bytes a piece; it may take a new piece for a known one, or forget one, so nothing but the work done may hang on it. */
export class MetBefore {
  readonly #signatures: Int32Array;
  readonly #mask: number;

  /** `slots`: a power of two, several times as many as there are pieces between two of a kind. */
  constructor(slots: number) {
    this.#signatures = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** Told of each piece by its hash, it remembers what it was told. */
  has(hash: number): boolean {
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    if (this.#signatures[slot] === hash) return true;
    this.#signatures[slot] = hash;
    return false;
  }
}
