/** What a check found, with the rule that asked for it. */

import type { Match, Rule } from "../model/rule.ts";

export interface RuleMatch {
  readonly rule: Rule;
  readonly match: Match;
}
