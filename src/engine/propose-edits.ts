/** Which findings of a page a program may mend by itself. */

import type { RawFinding } from "../model/draft.ts";
import type { Edit } from "../model/edit.ts";
import { digitsOf } from "../text/id-number.ts";
import { isInGb2312 } from "../text/mojibake.ts";
import type { Found } from "./draft-finding.ts";
import type { PlacedFound } from "./merge-columns.ts";

/**
 * The edit that mends a finding; null unless its rule calls it certain, it is a violation, nothing personal stands in it, and
 * no figure is changed by it.
 */
export function editOf(found: PlacedFound, finding: RawFinding): Edit | null {
  const { match, place, rule } = found;
  const { draft, quote } = finding;
  const replacement = match.suggestion ?? "";
  if (rule.personal || !isFixable(found) || draft.verdict !== "violation" || !("segment" in place)) return null;
  if (replacement === "" || replacement === quote || /[\p{Cc}\p{Zl}\p{Zp}\ufffd]/u.test(replacement)) return null;
  // Veiled texts differ from what they veil.
  if (draft.quote !== quote || draft.suggestion !== replacement) return null;
  if (digitsOf(quote) !== digitsOf(replacement) || place.span.end <= place.span.start) return null;
  // A repair that comes out in traditional or rare characters is a guess at what stood there.
  if ((replacement.match(/\p{Script=Han}/gu) ?? []).some((character) => !isInGb2312(character))) return null;
  return { segment: place.segment, span: place.span, replacement, finding };
}

function isFixable({ rule, match }: Found): boolean {
  return rule.fixable === true || (rule.fixable ?? []).includes(match.wording ?? "message");
}
