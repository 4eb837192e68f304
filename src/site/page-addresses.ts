/** Finds pages by their addresses: eight bytes a page, and no text of its own. */

import { createIntList } from "../text/int-list.ts";
import type { LinkTargets } from "./link-targets.ts";

export interface PageAddresses {
  /** Takes the page of the next row. `url`, `finalUrl`: numbers of its addresses among all targets. */
  readonly add: (url: number, finalUrl: number) => void;
  readonly urlOf: (row: number) => string;
  readonly finalUrlOf: (row: number) => string;
  /** Does the page lie at the target with this number, or lead there? */
  readonly isAt: (row: number, target: number) => boolean;
  /** Row of the page that was asked for at this address; -1 where there is none. */
  readonly at: (address: string) => number;
  /** The same, and where there is none of the first page that led there. */
  readonly reached: (address: string) => number;
  readonly count: () => number;
}

export function createPageAddresses(targets: Pick<LinkTargets, "find" | "addressOf" | "count">): PageAddresses {
  const urls = createIntList();
  const finalUrls = createIntList();
  /** By target, one more than the row: worked out when it is asked for, since pages are looked up at the end. */
  let rows: { readonly own: Int32Array; readonly led: Int32Array } | null = null;

  function index(): NonNullable<typeof rows> {
    if (rows !== null) return rows;
    const own = new Int32Array(targets.count());
    const led = new Int32Array(targets.count());
    for (let row = 0; row < urls.length(); row++) {
      own[urls.at(row)] = row + 1;
      const target = finalUrls.at(row);
      if (led[target] === 0) led[target] = row + 1;
    }
    rows = { own, led };
    return rows;
  }

  return {
    add(url, finalUrl) {
      urls.push(url);
      finalUrls.push(finalUrl);
      rows = null;
    },
    urlOf: (row) => targets.addressOf(urls.at(row)),
    finalUrlOf: (row) => targets.addressOf(finalUrls.at(row)),
    isAt: (row, target) => urls.at(row) === target || finalUrls.at(row) === target,
    at: (address) => (index().own[targets.find(address)] ?? 0) - 1,
    reached(address) {
      const target = targets.find(address);
      const { own, led } = index();
      return (own[target] || (led[target] ?? 0)) - 1;
    },
    count: urls.length,
  };
}
