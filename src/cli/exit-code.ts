/** Exit codes of the contract (§1). */

import type { Severity } from "../model/finding.ts";

export const EXIT: { readonly clean: 0; readonly findings: 1; readonly usage: 2; readonly incomplete: 3 } = {
  clean: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
};

const RANK: Readonly<Record<Severity, number>> = { notice: 1, warning: 2, error: 3 };

/**
 * Findings at or above `failLevel`, or more warnings than `maxWarnings` (null: any number), win over incompleteness;
 * incomplete is never clean.
 */
export function exitCode(
  bySeverity: Readonly<Record<Severity, number>>,
  complete: boolean,
  failLevel: string,
  maxWarnings: number | null = null,
): number {
  if (maxWarnings !== null && bySeverity.warning > maxWarnings) return EXIT.findings;
  const limit = isSeverity(failLevel) ? RANK[failLevel] : Number.POSITIVE_INFINITY;
  const severities: readonly Severity[] = ["error", "warning", "notice"];
  if (severities.some((severity) => RANK[severity] >= limit && bySeverity[severity] > 0)) return EXIT.findings;
  return complete ? EXIT.clean : EXIT.incomplete;
}

function isSeverity(text: string): text is Severity {
  return text in RANK;
}
