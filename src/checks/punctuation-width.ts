/** Finds half-width punctuation between Chinese characters. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";

const HALF_WIDTH = /(?<=[一-龥”’）》])[,;:?!](?=[一-龥“‘（《]|$)|\((?=[一-龥][^()]*\))|(?<=\([^()]{0,40}[一-龥])\)/g;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};

function* run(document: Document): Iterable<Match> {
  for (const { index: segment, text, region } of document.segments) {
    if (region !== "main") continue;
    for (const { 0: mark, index } of text.matchAll(HALF_WIDTH)) {
      const span = { start: index, end: index + 1 };
      yield { place: { segment, span }, suggestion: FULL_WIDTH[mark] ?? mark };
    }
  }
}

/** Width by GB/T 15834-2011 (marks of Chinese text take a full square). */
export const punctuationWidth: DocumentCheck<null> = {
  scope: "document",
  name: "punctuation-width",
  compile: readNoOptions,
  run,
};
