/** Finds a word in a source place after place: however often it is asked, each stretch of the source is looked through once. */

/** For places asked for in ascending order; it may go back, and then looks again. */
export class Occurrences {
  readonly #source: string;
  readonly #word: string;
  /** The word stands at `#at` and nowhere between `#from` and there. */
  #from = 0;
  #at = -1;

  constructor(source: string, word: string) {
    this.#source = source;
    this.#word = word;
  }

  /** Offset of the first one from `start` on; the source's length when there is none. */
  next(start: number): number {
    if (start > this.#at || start < this.#from) {
      const at = this.#source.indexOf(this.#word, start);
      this.#at = at === -1 ? this.#source.length : at;
      this.#from = start;
    }
    return this.#at;
  }

  /** Does one begin in `[start, end)`? */
  isIn(start: number, end: number): boolean {
    return this.next(start) < end;
  }
}
