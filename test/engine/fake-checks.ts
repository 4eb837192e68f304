/** Small checks of every scope, for tests of what the engine makes of their matches. */

import type { Check, Json, Match } from "../../src/model/rule.ts";

/** Finds every occurrence of the option `word` in the page's segments. */
const findWord: Check = {
  scope: "document",
  name: "find-word",
  compile: (options) => options,
  run: function* (document, options: { readonly [key: string]: Json }) {
    const word = String(options["word"]);
    for (const { index, text } of document.segments) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        yield { place: { segment: index, span: { start: at, end: at + word.length } }, ...Object(options["match"]) };
      }
    }
  },
};
/** Yields the places that the option `places` lists, then throws when told to. */
const atPlaces: Check = {
  scope: "document",
  name: "at-places",
  compile: (options) => options,
  run: function* (_document, options: { readonly matches: readonly Match[]; readonly error?: string }) {
    yield* options.matches;
    if (options.error !== undefined) throw new Error(options.error);
  },
};
const tellContext: Check = {
  scope: "document",
  name: "tell-context",
  compile: () => null,
  run: (_document, _state, { now, date, region, loopbackTarget, siteCode, siteHost }) => {
    const match = JSON.stringify({ now, date, region, loopbackTarget, siteCode, siteHost });
    return [{ place: { page: true }, data: { match } }];
  },
};
const badLink: Check = {
  scope: "link",
  name: "bad-link",
  compile: () => null,
  run: (link, { answer }) =>
    answer.status === 404 ? [{ data: { text: link.text }, wording: "gone", verdict: "review" }] : [],
  example: () => {
    throw new Error("not used");
  },
};
const oldColumn: Check = {
  scope: "column",
  name: "old-column",
  compile: () => null,
  run: (column) => (column.state === "stale" ? [{ data: { age: String(column.ageDays) } }] : []),
  example: () => {
    throw new Error("not used");
  },
};
const oldSite: Check = {
  scope: "site",
  name: "old-site",
  compile: () => null,
  run: (facts) => Array.from(facts.pages, (page) => ({ page: page.url, quote: page.title })),
  example: () => {
    throw new Error("not used");
  },
};

export const fakeChecks: readonly Check[] = [findWord, atPlaces, tellContext, badLink, oldColumn, oldSite];
