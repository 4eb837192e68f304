/** Finds the phrases that copy sites put around a text: 下面是小编…, 推荐访问. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Json, Match } from "../model/rule.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";

function* run(document: Document, phrases: RegExp): Iterable<Match> {
  for (const { index: segment, text, region } of document.segments) {
    if (region !== "main") continue;
    for (const { 0: hit, index } of text.matchAll(phrases)) {
      yield { place: { segment, span: { start: index, end: index + hit.length } } };
    }
  }
}

function compile(options: Json): RegExp {
  return new RegExp(alternation(readStrings(readObject(options, ["phrases"]), "phrases")), "g");
}

/** Options: `phrases`, found literally anywhere in the main content. */
export const boilerplate: DocumentCheck<RegExp> = { scope: "document", name: "boilerplate", compile, run };
