/** The rules of one engine that are not off, ready to run, with what the config makes of each and how it fared. */

import type { Severity } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import { type CompiledRule, compileRule } from "./compile-rule.ts";
import { checkLevels, type Levels, levelOf, ruleIds, whyOff } from "./levels.ts";
import { createOutcomes, type Outcomes } from "./outcomes.ts";

export interface RuleBench {
  readonly active: readonly CompiledRule[];
  /** All that may be named, those that are off too. */
  readonly ids: readonly string[];
  /** What the config makes of the active ones; null when it says nothing. */
  readonly levels: ReadonlyMap<Rule, Severity | null>;
  readonly outcomes: Outcomes;
}

/** @throws UsageError `unknown-rule` when a line of the config names no rule. */
export function prepareRules(rules: readonly Rule[], lines: Levels, lang: Lang): RuleBench {
  checkLevels(lines, rules);
  const outcomes = createOutcomes();
  const levels = new Map<Rule, Severity | null>();
  const active: CompiledRule[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, lines);
    outcomes.add(rule.id, level === "off" ? whyOff(rule, lines, lang) : null);
    if (level === "off") continue;
    levels.set(rule, level);
    active.push(compileKnown(rule));
  }
  return { active, ids: ruleIds(rules), levels, outcomes };
}

function compileKnown(rule: Rule): CompiledRule {
  // Whoever loaded the rule has compiled it once.
  const compiled = compileRule(rule, true);
  if (compiled === null) throw new Error(`rule ${rule.id} names the unknown check ${rule.check}`);
  return compiled;
}
