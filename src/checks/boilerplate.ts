/** Finds the phrases that copy sites put around a text: 下面是小编…, 推荐访问. */

import type { Document, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../model/rule.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";

interface State {
  readonly phrases: readonly string[];
  readonly any: RegExp;
}

function* run(document: Document, { any }: State, _: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  for (const { index: segment, text, region } of named ?? document.segments) {
    if (region !== "main") continue;
    for (const { 0: hit, index } of text.matchAll(any)) {
      yield { place: { segment, span: { start: index, end: index + hit.length } } };
    }
  }
}

function compile(options: Json): State {
  const phrases = readStrings(readObject(options, ["phrases"]), "phrases");
  return { phrases, any: new RegExp(alternation(phrases), "g") };
}

/** Options: `phrases`, found literally anywhere in the main content. */
export const boilerplate: DocumentCheck<State> = {
  scope: "document",
  name: "boilerplate",
  compile,
  words: ({ phrases }) => phrases,
  run,
};
