/** Finds a long sentence that stands twice in one text. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";

/** In UTF-16 code units: shorter sentences recur as formulas. */
const SHORTEST = 30;
/** A page that repeats itself as a whole is shown by its first places. */
const MOST = 5;
const SENTENCE = /[^。！？!?]+[。！？!?]?/g;
const LEADING =
  /^(?:[\s　]|[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])+/;

function* run(document: Document): Iterable<Match> {
  const seen = new Set<string>();
  let found = 0;
  for (const { index, text, region, kind } of document.segments) {
    if (region !== "main" || (kind !== "paragraph" && kind !== "item") || text.length < SHORTEST) continue;
    for (const { 0: whole, index: at } of text.matchAll(SENTENCE)) {
      const skipped = LEADING.exec(whole)?.[0].length ?? 0;
      const sentence = whole.slice(skipped);
      if (sentence.length < SHORTEST || !/[一-龥]{4}/.test(sentence)) continue;
      if (!seen.has(sentence)) {
        seen.add(sentence);
        continue;
      }
      const start = at + skipped;
      yield { place: { segment: index, span: { start, end: start + sentence.length } } };
      if (++found === MOST) return;
    }
  }
}

/** Compares sentences of 30 characters and more exactly, without their item numbers. */
export const duplicateSentence: DocumentCheck<null> = {
  scope: "document",
  name: "duplicate-sentence",
  compile: readNoOptions,
  run,
};
