/** Fills the braces of a rule's message. */

import type { Match, Rule } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import type { RuleMatch } from "./rule-match.ts";

const BRACE = /\{([A-Za-z][A-Za-z0-9-]*)\}/g;

/** The values that a message may name: the check's data, `match` (what was found) and `suggestion`. */
export type Values = Readonly<Record<string, string>>;

/** Message, why and fix of one match in the language; a rule without English stays Chinese. A brace without value stays as it is. */
export function wordMatch(
  rule: Rule,
  match: Omit<Match, "place">,
  values: Values,
  lang: Lang,
): { readonly message: string; readonly why: string; readonly fix: string } {
  const texts = lang === "en" && rule.en !== null ? rule.en : rule;
  const template = match.wording === undefined ? undefined : texts.wordings[match.wording];
  return {
    message: fill(template ?? texts.message, values),
    why: fill(match.why ?? texts.why, values),
    fix: fill(texts.fix, values),
  };
}

function fill(template: string, values: Values): string {
  return template.replace(BRACE, (brace, name: string) => values[name] ?? brace);
}

/** Braces of the match's wording that neither the engine nor the check's data fills. */
export function leftBraces({ rule, match }: RuleMatch): readonly string[] {
  const known = new Set(["match", ...Object.keys(match.data ?? {})]);
  if (match.suggestion !== undefined) known.add("suggestion");
  const texts = [rule, ...(rule.en === null ? [] : [rule.en])];
  const templates = texts.flatMap((text) => [
    (match.wording === undefined ? undefined : text.wordings[match.wording]) ?? text.message,
    text.fix,
    match.why ?? text.why,
  ]);
  const left = templates.flatMap((template) =>
    Array.from(template.matchAll(BRACE), ([brace, name = ""]) => (known.has(name) ? "" : brace)),
  );
  return [...new Set(left)].filter((brace) => brace !== "");
}
