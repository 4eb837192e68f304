/** A user's own words: a file that is just a list of terms becomes the rule `term/custom`. */

import type { Json, JsonObject, Rule } from "../model/rule.ts";
import { isList, isMap } from "../text/json.ts";
import { readMap } from "./read-rule.ts";
import { termListRule } from "./term-list-rule.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

export interface TermList {
  readonly rule: Rule;
  /** Path in the file of a path in the rule. */
  readonly path: (path: Path) => Path;
}

/** Null when the file is a whole rule. Items may leave out examples: they are made from `wrong` and `right`. */
export function readTermList(source: YamlSource): TermList | null {
  const { data } = source;
  if (isList(data)) return makeList(source, { terms: data }, (path) => path.slice(2));
  if (!isMap(data) || data["id"] !== undefined || data["terms"] === undefined) return null;
  readMap(source, data, [], ["sources", "protect", "terms"]);
  return makeList(source, data, (path) => path.slice(1));
}

function makeList(source: YamlSource, options: JsonObject, path: TermList["path"]): TermList {
  const terms = options["terms"];
  const completed = isList(terms) ? { ...options, terms: terms.map(completeEntry) } : options;
  return { rule: termListRule(completed, source.file), path };
}

/** A hit is made from each wrong spelling, a non-hit from the right one; conditions need sentences that only the user can write. */
function completeEntry(entry: Json): Json {
  if (!isMap(entry) || entry["when"] !== undefined) return entry;
  const wrong = isList(entry["wrong"]) ? entry["wrong"] : [entry["wrong"] ?? null];
  const right = entry["right"];
  const date = entry["from"] ?? entry["to"] ?? null;
  const made = wrong
    .filter((spelling) => typeof spelling === "string")
    .map((spelling) => (date === null ? `⟦${spelling}⟧` : { text: `⟦${spelling}⟧`, date }));
  return {
    ...entry,
    valid: entry["valid"] ?? [typeof right === "string" ? right : "（空）"],
    invalid: entry["invalid"] ?? made,
  };
}
