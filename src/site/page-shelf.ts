/** Keeps what the site stage needs of each page on a shelf, page after page: memory holds next to nothing of it. */

import type { PageDigest } from "../model/page-digest.ts";
import type { PageFact, PageRows } from "../model/site.ts";
import { createPlaceList } from "../text/place-list.ts";
import type { TextShelf } from "../text/text-shelf.ts";

/** The digest without what is folded at once: its findings, its links, and what it answers them. */
export type ShelvedPage = Pick<
  PageDigest,
  | "page"
  | "url"
  | "finalUrl"
  | "name"
  | "column"
  | "contentSource"
  | "author"
  | "list"
  | "home"
  | "days"
  | "signedAt"
  | "sketch"
  | "opening"
  | "interpretation"
>;

export interface PageShelf {
  /** Returns the page's row: 0, 1, 2 … */
  readonly add: (digest: PageDigest) => number;
  /** As it was added, a new one each time. */
  readonly page: (row: number) => ShelvedPage;
  /** All of them, in the order in which they were added. */
  readonly pages: () => Iterable<ShelvedPage>;
  /** `ShelvedPage.page` alone: less to read. */
  readonly fact: (row: number) => PageFact;
  /** Those of all pages; a list in JSON, as whoever calls the program from another one would have it. */
  readonly facts: PageRows & { readonly toJSON: () => readonly PageFact[] };
}

export function createPageShelf(shelf: Pick<TextShelf, "put" | "get">): PageShelf {
  const facts = createPlaceList();
  const rests = createPlaceList();
  let count = 0;

  /** It was written by `add`, so its shape is known. */
  function fact(row: number): PageFact {
    return JSON.parse(shelf.get(facts.at(row)));
  }

  function page(row: number): ShelvedPage {
    const rest: Omit<ShelvedPage, "page"> = JSON.parse(shelf.get(rests.at(row)));
    return { page: fact(row), ...rest };
  }

  return {
    add({ page: told, url, finalUrl, name, column, contentSource, author, ...more }) {
      const { list, home, days, signedAt, sketch, opening, interpretation } = more;
      const kept = { list, home, days, signedAt, sketch, opening, interpretation };
      const rest: Omit<ShelvedPage, "page"> = { url, finalUrl, name, column, contentSource, author, ...kept };
      facts.set(count, shelf.put(JSON.stringify(told)));
      rests.set(count, shelf.put(JSON.stringify(rest)));
      count += 1;
      return count - 1;
    },
    page,
    *pages() {
      for (let row = 0; row < count; row++) yield page(row);
    },
    fact,
    facts: {
      get length() {
        return count;
      },
      *[Symbol.iterator]() {
        for (let row = 0; row < count; row++) yield fact(row);
      },
      toJSON: () => Array.from({ length: count }, (_, row) => fact(row)),
    },
  };
}
