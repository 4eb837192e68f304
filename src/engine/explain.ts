/** What `zicha explain` tells: a rule with some of its examples, or everything that decides about a word. */

import type { Example, Rule, TermEntry } from "../model/rule.ts";
import { foldText } from "../text/fold.ts";
import { compileRule } from "./compile-rule.ts";

export interface RuleExplanation {
  readonly rule: Rule;
  readonly valid: readonly Example[];
  readonly invalid: readonly Example[];
  /** Number of dictionary entries; 0 for other checks. */
  readonly terms: number;
}

export interface TermExplanation {
  readonly rule: Rule;
  readonly entry: TermEntry;
  /** `wrong`: an entry calls a spelling wrong that contains the word, or that the word contains; `right`: it is the replacement. */
  readonly as: "wrong" | "right";
}

export interface WordExplanation {
  readonly entries: readonly TermExplanation[];
  /** Right phrases that silence hits inside them and contain the word, with their rules. */
  readonly protectedBy: readonly { readonly rule: Rule; readonly phrase: string }[];
}

const MOST_EXAMPLES = 3;

/** Null when no rule has the id. */
export function explainRule(rules: readonly Rule[], id: string): RuleExplanation | null {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return null;
  const compiled = compileRule(rule);
  const entries = compiled?.scope === "lexicon" ? compiled.entries : [];
  const gather = (key: "valid" | "invalid"): readonly Example[] =>
    [...rule.examples[key], ...entries.flatMap(({ read }) => read().examples[key])].slice(0, MOST_EXAMPLES);
  return { rule, valid: gather("valid"), invalid: gather("invalid"), terms: entries.length };
}

/** Width and case do not matter; exact matches come first. Empty when no dictionary knows the word. */
export function explainWord(rules: readonly Rule[], word: string): WordExplanation {
  const wanted = foldText(word.trim());
  const entries: TermExplanation[] = [];
  const protectedBy: { rule: Rule; phrase: string }[] = [];
  if (wanted === "") return { entries, protectedBy };
  for (const rule of rules) {
    if (rule.check !== "terms") continue;
    const compiled = compileRule(rule);
    if (compiled?.scope !== "lexicon") continue;
    for (const { read } of compiled.entries) {
      const entry = read();
      const as = roleOf(entry, wanted);
      if (as !== null) entries.push({ rule, entry, as });
    }
    for (const phrase of compiled.protect) {
      if (foldText(phrase).includes(wanted)) protectedBy.push({ rule, phrase });
    }
  }
  const isExact = ({ entry }: TermExplanation): boolean => entry.wrong.some((one) => foldText(one) === wanted);
  return { entries: entries.sort((a, b) => Number(isExact(b)) - Number(isExact(a))), protectedBy };
}

function roleOf(entry: TermEntry, wanted: string): TermExplanation["as"] | null {
  const wrong = entry.wrong.map(foldText);
  if (wrong.some((spelling) => spelling.includes(wanted) || wanted.includes(spelling))) return "wrong";
  return entry.right !== null && foldText(entry.right).includes(wanted) ? "right" : null;
}
