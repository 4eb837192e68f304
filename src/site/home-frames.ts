/** Adds to a home page that is a frameset what its frames show. */

import type { HomeDraft, ListDigest } from "../model/page-digest.ts";
import type { ShelvedPage } from "./page-shelf.ts";

interface FoundHome {
  readonly url: string;
  readonly finalUrl: string;
  readonly draft: HomeDraft;
}

/** `all` is gone through only for a frameset. A frame counts by its list: a page without one shows no entries. */
export function withFrames(
  homes: readonly FoundHome[],
  all: () => Iterable<Pick<ShelvedPage, "url" | "finalUrl" | "list">>,
): readonly FoundHome[] {
  const frames = new Set(homes.flatMap(({ draft }) => draft.frames));
  if (frames.size === 0) return homes;
  const lists = new Map<string, ListDigest>();
  for (const { url, finalUrl, list } of all()) {
    for (const address of [url, finalUrl]) if (list !== null && frames.has(address)) lists.set(address, list);
  }
  return homes.map((home) => ({
    ...home,
    draft: home.draft.frames.reduce((draft, at) => join(draft, lists.get(at)), home.draft),
  }));
}

function join(draft: HomeDraft, list: ListDigest | undefined): HomeDraft {
  if (list === undefined) return draft;
  const days = list.entries.flatMap(([, date, isGuess]) => (date === null || isGuess === true ? [] : date));
  const guessed = list.entries.filter(([, , isGuess]) => isGuess === true);
  const undated = list.entries.flatMap(([target, date]) => (date === null ? [target] : []));
  return {
    ...draft,
    days: [...new Set([...draft.days, ...days])],
    undated: [...draft.undated, ...undated],
    guessed: [...draft.guessed, ...guessed],
    isScripted: draft.isScripted || list.isScripted,
  };
}
