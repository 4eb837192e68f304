/** Makes equal strings of a digest one: as it comes out of JSON it holds its page's address seven times. */

import type { PageDigest } from "../model/page-digest.ts";

/** `known`: one string for all that are equal, for texts that many pages have. `address`: the same for addresses. */
export interface StringPools {
  readonly known: (text: string) => string;
  readonly address: (address: string) => string;
}

export function leanDigest(digest: PageDigest, { known, address }: StringPools): PageDigest {
  const url = address(digest.url);
  const own = (text: string): string => (text === url ? url : text);
  const finalUrl = digest.finalUrl === url ? url : address(digest.finalUrl);
  const { page, answer, list, home } = digest;
  return {
    ...digest,
    url,
    finalUrl,
    name: own(digest.name),
    page: { ...page, url: own(page.url), finalUrl: own(page.finalUrl), column: page.column.map(known) },
    answer:
      answer === null
        ? null
        : {
            ...answer,
            target: own(answer.target),
            finalUrl: own(answer.finalUrl),
            contentType: known(answer.contentType),
          },
    list: list === null ? null : { ...list, entries: list.entries.map(([entry, date]) => [address(entry), date]) },
    home: home === null ? null : { ...home, undated: home.undated.map(address) },
    contentSource: known(digest.contentSource),
    author: known(digest.author),
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
