/** Remembers what home pages show, until it is known which one is the site's. */

import type { Document } from "../model/document.ts";

export interface HomeDraft {
  readonly url: string;
  readonly finalUrl: string;
  /** Newest date shown beside an entry, ISO. */
  readonly latest: string | null;
  /** Targets of entries without a date. */
  readonly undated: readonly string[];
  /** Entries are filled in by a browser: what stands there is not all. */
  readonly isScripted: boolean;
}

/** Entries anywhere on the page count, side boxes too; dates after `latestDate` do not. */
export function draftHome(document: Document, latestDate: string): HomeDraft {
  let latest: string | null = null;
  const undated: string[] = [];
  for (const { date, target, region } of document.items) {
    if (region === "hidden") continue;
    if (date === null) {
      if (target !== null && region === "main") undated.push(target);
    } else if (date <= latestDate && (latest === null || date > latest)) latest = date;
  }
  const isScripted = document.listSource === "script";
  return { url: document.url, finalUrl: document.finalUrl, latest, undated, isScripted };
}

export interface HomeAge {
  readonly latest: string | null;
  /** Why there is no date. */
  readonly note: string;
}

/**
 * An entry without date counts by the publish date of its page, when that was read. A page filled by scripts only ever proves
 * freshness: `isFresh` says whether a date is recent enough to do so.
 */
export function homeAgeOf(
  home: HomeDraft | null,
  publishedAt: (address: string) => string | null,
  isFresh: (date: string) => boolean,
): HomeAge {
  if (home === null) return { latest: null, note: "没有读到首页" };
  const known = home.undated.map(publishedAt).filter((date) => date !== null);
  const latest = [home.latest, ...known].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  if (latest === null) return { latest, note: "首页没有带日期的条目，无法判断" };
  if (home.isScripted && !isFresh(latest)) return { latest: null, note: "首页内容由浏览器脚本生成，无法判断" };
  return { latest, note: "" };
}
