/** What may be said about text that was recognised in a picture: a misread character must accuse nobody. */

import type { Match, Rule } from "../model/rule.ts";
import { passesLuhn } from "../text/bank-card.ts";

/**
 * The recogniser's confidence in a line, from 0 to 1, below which nothing is said about it. Measured on 96 lines in print of 11 and
 * 13 pixels (clean, blurred, grey, noisy, tilted, smaller, coarse JPEG): with a wrong digit a line had at most 0.962, and 50 of the 55
 * lines without any fault had 0.97 or more.
 */
const LEAST_CONFIDENCE = 0.97;
/** A check digit finds ten of eleven misread numbers by itself; of the lines measured all with an identity number had it right. */
const LEAST_CHECKED = 0.85;
/** Numbers without check digit. */
const UNCHECKED: ReadonlySet<string> = new Set(["privacy/mobile", "privacy/passport", "privacy/student-id"]);

/** The match as it may be told; null when it may not. `confidence`: of the segment that it stands in. */
export function judgeRecognised(
  { id, category }: Pick<Rule, "id" | "category">,
  match: Match,
  quote: string,
  confidence: number,
): Match | null {
  if (id === "privacy/resident-id" || id === "privacy/bank-card") {
    return confidence >= LEAST_CHECKED && isChecked(id, match, quote) ? match : null;
  }
  if (confidence < LEAST_CONFIDENCE || !(category === "term" || UNCHECKED.has(id))) return null;
  return { ...match, verdict: "review" };
}

/** Is its check digit right? Identity numbers of 15 digits have none. */
function isChecked(id: string, { wording }: Match, quote: string): boolean {
  const digits = quote.replace(/[^\dXx]/g, "");
  return id === "privacy/resident-id" ? wording !== "mistyped" && digits.length >= 18 : passesLuhn(digits);
}
