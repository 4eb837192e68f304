/** The rule `term/custom`: what it says of itself, whatever words a user's lists hold. */

import type { JsonObject, Rule } from "../model/rule.ts";
import { CUSTOM_RULE } from "./custom-rule.ts";

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

/** `options` of the check `terms`; null: no list yet, so that the rule is off and only has its explanation. */
export function termListRule(options: JsonObject | null, file: string): Rule {
  return {
    ...TEXTS,
    id: CUSTOM_RULE,
    category: "term",
    check: "terms",
    severity: "warning",
    verdict: "violation",
    status: options === null ? "off" : "stable",
    personal: false,
    options: options ?? { terms: [] },
    examples: { valid: [], invalid: [] },
    file,
  };
}
