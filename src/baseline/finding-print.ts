/**
 * Names a finding in a way that every machine comes to, with no key. Ids of personal findings are keyed by a machine's own secret,
 * so that nobody finds the number behind an id by trying all of them; their names here are made of masked text alone, which tells
 * no more than the masked text does.
 */

import { fingerprint, identityText } from "../engine/fingerprint.ts";
import type { Finding } from "../model/finding.ts";
import { pageKey } from "../text/page-key.ts";

/** To be asked for the findings of one run, in their order: equal ones are told apart by it. Null where there is no name. */
export type FindingPrint = (
  finding: Pick<Finding, "id" | "rule" | "url" | "quote" | "context" | "location">,
) => string | null;

/**
 * `personalRules`: ids of rules whose ids are keyed. `isRevealed`: texts are not masked, so that personal findings have no name.
 */
export function createFindingPrint(personalRules: ReadonlySet<string>, isRevealed: boolean): FindingPrint {
  const counts = new Map<string, number>();
  return ({ id, rule, url, quote, context, location }) => {
    if (!personalRules.has(rule)) return id;
    if (isRevealed) return null;
    const at = Math.max(0, context.indexOf(quote));
    const [before, after] = [context.slice(0, at), context.slice(at + quote.length)];
    const address = `${pageKey(url)}\n${location.file ?? ""}`;
    const identity = identityText({ rule, address, quote, before, after });
    const ordinal = counts.get(identity) ?? 0;
    counts.set(identity, ordinal + 1);
    return fingerprint(identity, ordinal, null);
  };
}
