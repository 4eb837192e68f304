/** Remembers what home pages show, until it is known which one is the site's. */

import type { Document } from "../model/document.ts";
import type { HomeDraft, ListEntry } from "../model/page-digest.ts";
import { settleYear } from "./settle-year.ts";

const HOME_ADDRESS = /\/(?:(?:index|default|home)\.\w{2,5})?(?:[?#].*)?$/i;

/** Entries anywhere on the page count, side boxes too. Null for a page that cannot be a home page. */
export function digestHome(document: Document): HomeDraft | null {
  const { kind, url, finalUrl } = document;
  return kind === "home" || HOME_ADDRESS.test(url) || HOME_ADDRESS.test(finalUrl) ? draftHome(document) : null;
}

function draftHome(document: Document): HomeDraft {
  const days = new Set<string>();
  const undated: string[] = [];
  const guessed: ListEntry[] = [];
  for (const { date, target, region, isYearGuessed } of document.items) {
    if (region === "hidden") continue;
    if (date === null) {
      if (target !== null && region === "main") undated.push(target);
    } else if (isYearGuessed === true && target !== null) guessed.push([target, date, true]);
    else days.add(date);
  }
  const frames = document.links.flatMap(({ element, target }) => (element === "frame" ? (target ?? []) : []));
  return { days: [...days], undated, guessed, isScripted: document.listSource === "script", frames };
}

export interface HomeAge {
  readonly latest: string | null;
  /** Why there is no date. */
  readonly note: string;
}

export const NO_HOME: HomeAge = { latest: null, note: "没有读到首页" };

/**
 * Days after `latestDate` do not count. An entry without date counts by the publish date of its page, when that was read. A page filled by scripts only ever proves
 * freshness: `isFresh` says whether a date is recent enough to do so.
 */
export function homeAgeOf(
  home: HomeDraft | null,
  latestDate: string,
  publishedAt: (address: string) => string | null,
  isFresh: (date: string) => boolean,
): HomeAge {
  if (home === null) return NO_HOME;
  const known = home.undated.map(publishedAt).filter((date) => date !== null);
  const settled = home.guessed.map(([target, date]) => settleYear(date ?? "", publishedAt(target)));
  const shown = [...home.days, ...settled].filter((date) => date <= latestDate);
  const latest = [...shown, ...known].reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
  if (latest === null) return { latest, note: "首页没有带日期的条目，无法判断" };
  if (home.isScripted && !isFresh(latest)) return { latest: null, note: "首页内容由浏览器脚本生成，无法判断" };
  return { latest, note: "" };
}
