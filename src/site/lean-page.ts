/** Makes equal strings of a page one: as it comes out of JSON it holds its address six times. */

import type { ShelvedPage } from "./page-shelf.ts";

/** `known`: one string for all that are equal, for texts that many pages have. `address`: the same for addresses. */
export interface StringPools {
  readonly known: (text: string) => string;
  readonly address: (address: string) => string;
}

export function leanPage(whole: ShelvedPage, { known, address }: StringPools): ShelvedPage {
  const url = address(whole.url);
  const own = (text: string): string => (text === url ? url : text);
  const finalUrl = whole.finalUrl === url ? url : address(whole.finalUrl);
  const { page, list, home } = whole;
  return {
    ...whole,
    url,
    finalUrl,
    name: own(whole.name),
    page: { ...page, url: own(page.url), finalUrl: own(page.finalUrl), column: page.column.map(known) },
    list: list === null ? null : { ...list, entries: list.entries.map(([entry, date]) => [address(entry), date]) },
    home: home === null ? null : { ...home, undated: home.undated.map(address) },
    contentSource: known(whole.contentSource),
    author: known(whole.author),
  };
}

/** Remembers so many texts; further ones come back as they are. */
export function createTextPool(most = 20_000): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size < most) pool.set(text, text);
    return text;
  };
}
