/** Keeps what the site stage needs of each page on a shelf, page after page: while a site is read, memory holds next to nothing of it. */

import type { PageDigest } from "../model/page-digest.ts";
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
}

export function createPageShelf(shelf: Pick<TextShelf, "put" | "get">): PageShelf {
  const places = createPlaceList();
  let count = 0;

  /** It was written by `add`, so its shape is known. */
  function page(row: number): ShelvedPage {
    return JSON.parse(shelf.get(places.at(row)));
  }

  return {
    add({ page, url, finalUrl, name, column, contentSource, author, ...rest }) {
      const { list, home, days, signedAt, sketch, opening, interpretation } = rest;
      const told = { list, home, days, signedAt, sketch, opening, interpretation };
      const shelved: ShelvedPage = { page, url, finalUrl, name, column, contentSource, author, ...told };
      places.set(count, shelf.put(JSON.stringify(shelved)));
      count += 1;
      return count - 1;
    },
    page,
    *pages() {
      for (let row = 0; row < count; row++) yield page(row);
    },
  };
}
