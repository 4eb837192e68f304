/** Suspicions that stand: no other rule says anything about the words, and nobody talks about them as wrong words. */

import type { Document } from "../model/document.ts";
import { foldText } from "../text/fold.ts";
import { isMentioned } from "./quotation.ts";
import type { RuleMatch } from "./rule-match.ts";

/** In the order in which they come. Those that stand in no text stay. */
export function uncontested(
  suspicions: readonly RuleMatch[],
  others: readonly RuleMatch[],
  { segments }: Document,
): readonly RuleMatch[] {
  return suspicions.filter(({ match: { place } }) => {
    if (!("segment" in place)) return true;
    const { start, end } = place.span;
    const isTold = others.some(
      ({ match: { place: other } }) =>
        "segment" in other && other.segment === place.segment && other.span.start < end && start < other.span.end,
    );
    const segment = segments[place.segment];
    return !isTold && segment !== undefined && !isMentioned(foldText(segment.text), start, end, segment.cell);
  });
}
