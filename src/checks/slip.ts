/** Suspects one wrong character in a set phrase, where it makes no word with its neighbours and is like the right one in sound or shape. */

import type { Document } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { DocumentCheck, Json, JsonObject, Match } from "../model/rule.ts";
import { readObject, readString } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { createSlipFinder, type SlipFinder, type SlipLists } from "../text/slips.ts";

const KEYS = ["terms", "phrases", "short", "words", "sounds", "shapes", "particles", "alone"];
const OPENING = "“‘「『《〈\"'";
const CLOSING = "”’」』》〉\"'";

interface State {
  /** Made for the first text: most commands that read the rules judge none. */
  readonly find: () => SlipFinder;
}

/** Options: the lists of `SlipLists`, those of set texts one a line. */
function compile(options: Json): State {
  const object = readObject(options, KEYS);
  const lists: SlipLists = {
    terms: readSetTexts(object, "terms", 4),
    phrases: readSetTexts(object, "phrases", 4),
    short: readSetTexts(object, "short", 3),
    words: readString(object, "words").trimEnd(),
    sounds: readString(object, "sounds"),
    shapes: readString(object, "shapes"),
    particles: readString(object, "particles"),
    alone: readString(object, "alone").replaceAll("\n", ""),
  };
  let finder: SlipFinder | null = null;
  return {
    find: () => {
      finder ??= createSlipFinder(lists);
      return finder;
    },
  };
}

/** @throws OptionsError when the text has not as many characters as so many lines of that length. */
function readSetTexts(object: JsonObject, key: string, length: number): string {
  const lines = readString(object, key).trimEnd();
  const isAsLong =
    (lines.length + 1) % (length + 1) === 0 && lines.indexOf("\n") === (lines.length === length ? -1 : length);
  if (!isAsLong) throw new OptionsError([key], `应为每行一个词语，每个 ${length} 字`);
  return lines;
}

function* run(document: Document, { find }: State): Iterable<Match> {
  const findSlips = find();
  for (const { index: segment, text, notes } of segmentsWith(document, TRAIT.shown)) {
    if (notes?.slipless === findSlips) continue;
    const slips = findSlips(text);
    if (slips.length === 0 && notes != null) notes.slipless = findSlips;
    for (const { start, right, isLoose } of slips) {
      const end = start + right.length;
      if (isName(text, start, end)) continue;
      const place = { segment, span: { start, end } };
      yield { place, suggestion: right, ...(isLoose ? { severity: "notice" } : {}) };
    }
  }
}

/** “声入人心”, 《莲年有余》: all that stands between its marks, and so a name, which may play with words. */
function isName(text: string, start: number, end: number): boolean {
  return (
    start > 0 && OPENING.includes(text.charAt(start - 1)) && end < text.length && CLOSING.includes(text.charAt(end))
  );
}

/** A suspicion by statistics, not by a list of wrong words; what any other rule says about the place is better founded. */
export const slip: DocumentCheck<State> = { scope: "document", name: "slip", givesWay: true, compile, run };
