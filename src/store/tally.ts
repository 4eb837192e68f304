/** Counts findings as they come, for the summary of a run. */

import type { Category, Finding, Severity } from "../model/finding.ts";
import type { OwnerSummary, RunSummary } from "../model/run.ts";
import { compareText } from "../text/compare-text.ts";

export interface Tally {
  readonly add: (finding: Finding) => void;
  readonly count: () => number;
  /** Keys in code unit order, so that the same findings give the same bytes. */
  readonly summary: () => RunSummary;
}

export function createTally(): Tally {
  let findings = 0;
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };
  const byCategory: Partial<Record<Category, number>> = {};
  const byRule: Record<string, number> = {};
  const byOwner: Record<string, OwnerSummary> = {};
  return {
    add({ severity, category, rule, owner }) {
      findings++;
      bySeverity[severity]++;
      byCategory[category] = (byCategory[category] ?? 0) + 1;
      byRule[rule] = (byRule[rule] ?? 0) + 1;
      const before = byOwner[owner] ?? { total: 0, error: 0, warning: 0, notice: 0 };
      byOwner[owner] = { ...before, total: before.total + 1, [severity]: before[severity] + 1 };
    },
    count: () => findings,
    summary: () => ({
      findings,
      byCategory: sortKeys(byCategory),
      bySeverity: { ...bySeverity },
      byOwner: sortKeys(byOwner),
      byRule: sortKeys(byRule),
    }),
  };
}

function sortKeys<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b))) as T;
}
