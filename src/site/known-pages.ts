/** The pages of a site by row, once all have been read: what books that compare them ask for, brought back from the shelf. */

import type { PageFact } from "../model/site.ts";
import type { PageAddresses } from "./page-addresses.ts";
import type { PageShelf, ShelvedPage } from "./page-shelf.ts";

export interface KnownPages extends Omit<PageAddresses, "add" | "isAt"> {
  /** In the order of reading, row 0 first. */
  readonly all: () => Iterable<ShelvedPage>;
  /** One object a row, however often it is asked for, and kept: for pages that something is told of. */
  readonly fact: (row: number) => PageFact;
  /** A new object each time, and nothing kept. */
  readonly look: (row: number) => PageFact;
}

export function createKnownPages(shelf: PageShelf, addresses: PageAddresses): KnownPages {
  const told = new Map<number, PageFact>();
  return {
    urlOf: addresses.urlOf,
    finalUrlOf: addresses.finalUrlOf,
    at: addresses.at,
    reached: addresses.reached,
    count: addresses.count,
    all: shelf.pages,
    look: shelf.fact,
    fact(row) {
      const known = told.get(row);
      if (known !== undefined) return known;
      const fact = shelf.fact(row);
      told.set(row, fact);
      return fact;
    },
  };
}
