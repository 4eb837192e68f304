/** Reads the texts of a page once for everybody: for the spellings of all dictionaries and for the words that checks ask about. */

import { buildMatcher } from "../match/matcher.ts";
import type { Document, Segment } from "../model/document.ts";
import { dropInvisible, foldText } from "../text/fold.ts";
import { TRAIT, traitsOfAll } from "../text/segment-traits.ts";

/** Where a spelling stands in a text that was freed from characters that nobody sees. */
export interface Occurrence {
  /** Index into the spellings. */
  readonly spelling: number;
  readonly start: number;
  readonly end: number;
}

/** A shown segment that holds spellings. */
export interface ReadText {
  readonly segment: Segment;
  /** Without invisible characters. */
  readonly text: string;
  /** Places of `text` in the segment's own, as `ThinnedText` has them; null when they are the same. */
  readonly offsets: Uint32Array | null;
  /** In no particular order. */
  readonly occurrences: readonly Occurrence[];
}

export interface Reading {
  /** In the order of the page. */
  readonly texts: readonly ReadText[];
  /** For each list the segments that hold one of its words, in order; undefined for a list that cannot be looked for. */
  readonly named: readonly (readonly Segment[] | undefined)[];
}

/** `spellings` are folded. Text that nobody sees (region `hidden`) is read for words only. */
export function createTextReader(
  spellings: readonly string[],
  lists: readonly (readonly string[])[],
): (document: Document) => Reading {
  const terms = [...spellings];
  /** List of each word, by its place behind the spellings. */
  const listOf: number[] = [];
  const isSought = lists.map((words, list) => {
    const folded = words.map((word) => foldText(dropInvisible(word).text));
    if (folded.includes("")) return false;
    for (const word of folded) {
      listOf.push(list);
      terms.push(word);
    }
    return true;
  });
  const matcher = buildMatcher(terms);
  return (document) => {
    const texts: ReadText[] = [];
    const named: (Segment[] | undefined)[] = isSought.map((is) => (is ? [] : undefined));
    let occurrences: Occurrence[] = [];
    let segment: Segment | undefined;
    let isSilent = true;
    const take = (term: number, start: number, end: number): void => {
      if (segment === undefined) return;
      isSilent = false;
      if (term < spellings.length) {
        if (segment.region !== "hidden") occurrences.push({ spelling: term, start, end });
        return;
      }
      const list = named[listOf[term - spellings.length] ?? -1];
      if (list !== undefined && list.at(-1) !== segment) list.push(segment);
    };
    const { segments } = document;
    const traits = traitsOfAll(document);
    for (let place = 0; place < segments.length; place++) {
      segment = segments[place];
      if (segment === undefined || segment.notes?.silentTo === matcher) continue;
      const thin = ((traits[place] ?? 0) & TRAIT.invisible) === 0 ? null : dropInvisible(segment.text);
      const text = thin?.text ?? segment.text;
      isSilent = true;
      matcher.scan(text, take);
      if (isSilent && segment.notes != null) segment.notes.silentTo = matcher;
      if (occurrences.length === 0) continue;
      texts.push({ segment, text, offsets: thin?.offsets ?? null, occurrences });
      occurrences = [];
    }
    return { texts, named };
  };
}
