/** The engine: all rules ready to run over pages, links, columns and the site; a check that breaks is told, never hidden. */

import type { Rule } from "../model/rule.ts";
import type { Engine, EngineSettings } from "./engine.ts";
import { createFactJudge } from "./judge-facts.ts";
import { createPageJudge } from "./judge-page.ts";
import { prepareRules } from "./rule-bench.ts";

/**
 * Earlier rules win where two dictionaries call the same words wrong: give the user's rules first.
 * @throws UsageError `unknown-rule` when a line of the config names no rule.
 */
export function createEngine(rules: readonly Rule[], settings: EngineSettings): Engine {
  const bench = prepareRules(rules, settings.levels, settings.lang);
  return {
    ...createPageJudge(bench, settings),
    ...createFactJudge(bench, settings),
    noteFailures: bench.outcomes.note,
    outcomes: bench.outcomes.list,
  };
}
