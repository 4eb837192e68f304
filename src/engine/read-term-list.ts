/** A user's own words: a file that is just a list of terms becomes the rule `term/custom`. */

import type { Json, JsonObject, Rule } from "../model/rule.ts";
import { isList, isMap } from "../text/json.ts";
import { CUSTOM_RULE } from "./custom-rule.ts";
import { readMap } from "./read-rule.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

export interface TermList {
  readonly rule: Rule;
  /** Path in the file of a path in the rule. */
  readonly path: (path: Path) => Path;
}

const TEXTS: Pick<Rule, "name" | "message" | "wordings" | "why" | "fix" | "basis" | "en"> = {
  name: "单位自定词",
  message: "“{match}”应为“{suggestion}”",
  wordings: { other: "“{match}”是本单位自定的不规范用词，请改写" },
  why: "本单位自定词表列为不规范用词。",
  fix: "按本单位自定词表改写。",
  basis: ["单位自定词表"],
  en: {
    name: "The unit's own words",
    message: "“{match}” should be “{suggestion}”",
    wordings: { other: "“{match}” is on the unit's own list; please reword" },
    why: "The unit's own word list calls it improper.",
    fix: "Reword as the unit's own list says.",
  },
};

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
  const rule: Rule = {
    ...TEXTS,
    id: CUSTOM_RULE,
    category: "term",
    check: "terms",
    severity: "warning",
    verdict: "violation",
    status: "stable",
    personal: false,
    options: completed,
    examples: { valid: [], invalid: [] },
    file: source.file,
  };
  return { rule, path };
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
