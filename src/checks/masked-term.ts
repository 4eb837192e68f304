/** Finds names and words that a copy site has masked: asterisks before a fixed phrase, a letter or digits in place of Chinese characters. */

import type { Document, Segment } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { CheckContext, DocumentCheck, Json, JsonObject, Match } from "../model/rule.ts";
import { parseChineseNumber } from "../text/chinese-number.ts";
import { alternation, readObject, readObjects, readString, readStrings } from "../text/options.ts";
import { segmentsWith, TRAIT, traitsAt } from "../text/segment-traits.ts";

interface State {
  /** Mask signs together with the fixed phrase beside them. */
  readonly masks: RegExp;
  /** A known word with one character replaced by its letter, e.g. `D建`. */
  readonly letters: RegExp;
  /** Variant in lower case → the right word; null when two words share it. */
  readonly rightOf: ReadonlyMap<string, string | null>;
}

/** `20D` for 二十大: the number of a Party congress, then D; proved by 党的 before it or a word of congresses after it. */
const CONGRESS = ((): RegExp => {
  const number = "(?:1[2-9]|2[0-9]|十[二三四五六七八九]|二十[一二]?)";
  const about = "精神|报告|代表|召开|以来|胜利|开幕|会议";
  return new RegExp(`(?:(?<=党的)${number}|(?<![0-9A-Za-z十.])${number}(?=[Dd](?:${about})))[Dd](?![0-9A-Za-z])`, "g");
})();

function compileMasks(options: JsonObject): RegExp {
  const after = alternation(readStrings(options, "after"));
  const afterAsterisks = alternation(readStrings(options, "afterAsterisks"));
  const around = readObjects(options, "around", ["before", "after"]).map((entry) => {
    const before = alternation([readString(entry, "before", ["around"])]);
    return `${before}[*＊]{2,}(?:${alternation(readStrings(entry, "after", ["around"]))})`;
  });
  const alternatives = [
    `(?<![A-Za-z0-9*＊×])(?:[*＊]{2,}|×{2,}|[Xx]{2,})(?:${after})`,
    `(?<![*＊])[*＊]{2,}(?:${afterAsterisks})`,
    ...around,
  ];
  return new RegExp(alternatives.join("|"), "g");
}

function variantsOf(word: string, letters: ReadonlyMap<string, string>): readonly string[] {
  return [...word].flatMap((character, index) => {
    const letter = letters.get(character);
    return letter === undefined ? [] : [word.slice(0, index) + letter + word.slice(index + 1)];
  });
}

function readLetters(options: JsonObject): ReadonlyMap<string, string> {
  const table = options["letters"] ?? {};
  const letters = new Map<string, string>();
  for (const [character, letter] of Object.entries(readObject(table, Object.keys(table ?? {}), ["letters"]))) {
    if (typeof letter !== "string" || !/^[a-z]$/.test(letter)) {
      throw new OptionsError(["letters", character], "应为一个小写字母");
    }
    letters.set(character, letter);
  }
  return letters;
}

function compile(options: Json): State {
  const object = readObject(options, ["after", "afterAsterisks", "around", "words", "letters"]);
  const letters = readLetters(object);
  const rightOf = new Map<string, string | null>();
  for (const word of readStrings(object, "words")) {
    for (const variant of variantsOf(word, letters)) rightOf.set(variant, rightOf.has(variant) ? null : word);
  }
  const variants = alternation([...rightOf.keys()]);
  return {
    masks: compileMasks(object),
    letters: new RegExp(`(?<![A-Za-z0-9_.+/&·-])(?:${variants})(?![A-Za-z0-9者工])`, "gi"),
    rightOf,
  };
}

/** Name of the congress in Chinese: `20D` → 二十大. */
function nameCongress(text: string): string {
  const number = text.slice(0, -1);
  if (parseChineseNumber(number) !== null) return `${number}大`;
  const ones = "零一二三四五六七八九".charAt(Number(number.charAt(1)));
  return `${number.startsWith("2") ? "二十" : "十"}${ones === "零" ? "" : ones}大`;
}

type Found = Omit<Match, "place"> & { readonly at: number; readonly size: number };

function* findMasks(text: string, state: State): Iterable<Found> {
  for (const { 0: hit, index } of text.matchAll(state.masks)) yield { at: index, size: hit.length, wording: "mask" };
}

function* findCongresses(text: string): Iterable<Found> {
  for (const { 0: hit, index } of text.matchAll(CONGRESS)) {
    yield { at: index, size: hit.length, suggestion: nameCongress(hit) };
  }
}

function* findLetters(text: string, state: State): Iterable<Found> {
  for (const { 0: hit, index } of text.matchAll(state.letters)) {
    const right = state.rightOf.get(hit.toLowerCase()) ?? null;
    yield { at: index, size: hit.length, ...(right === null ? { wording: "unclear" } : { suggestion: right }) };
  }
}

function* find(text: string, traits: number, mayHoldWord: boolean, state: State): Iterable<Found> {
  if ((traits & TRAIT.mask) !== 0) yield* findMasks(text, state);
  if ((traits & TRAIT.letter) !== 0) yield* findCongresses(text);
  if (mayHoldWord) yield* findLetters(text, state);
}

function* run(document: Document, state: State, _: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  const worded = named === undefined ? null : new Set(named);
  for (const segment of segmentsWith(document, TRAIT.main)) {
    const { index, text } = segment;
    const traits = traitsAt(document, index);
    if ((traits & (TRAIT.mask | TRAIT.letter)) === 0) continue;
    const mayHoldWord = worded === null || worded.has(segment);
    for (const { at, size, ...match } of find(text, traits, mayHoldWord, state)) {
      yield { place: { segment: index, span: { start: at, end: at + size } }, ...match };
    }
  }
}

/** Options: `after` (phrases that follow any mask), `afterAsterisks`, `around`, `words` and `letters` (character → its letter). */
export const maskedTerm: DocumentCheck<State> = {
  scope: "document",
  name: "masked-term",
  compile,
  words: ({ rightOf }) => [...rightOf.keys()],
  run,
};
