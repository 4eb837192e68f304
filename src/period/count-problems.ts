/** Counts problems of a period, all together, by category and by section. */

import type { Category } from "../model/finding.ts";
import type { CategoryCounts, OwnerCounts, PeriodProblem, ProblemCounts } from "../model/period.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { compareText } from "../text/compare-text.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] extends number ? number : Writable<T[K]> };

/** Mistakes (误报) are no problems and must have been left out. */
export function countProblems(problems: readonly PeriodProblem[]): ProblemCounts {
  const counts: Writable<ProblemCounts> = {
    total: 0,
    carried: 0,
    found: 0,
    returned: 0,
    closed: 0,
    claimed: 0,
    pending: 0,
    refused: 0,
    above: 0,
    overdue: 0,
    recurred: 0,
    refuted: 0,
    review: 0,
    bySeverity: { error: 0, warning: 0, notice: 0 },
  };
  for (const { entry, origin, isOverdue, hasRecurred, refutations } of problems) {
    counts.total++;
    counts[origin]++;
    counts[outcomeOf(entry.state)]++;
    counts.bySeverity[entry.finding.severity]++;
    if (isOverdue) counts.overdue++;
    if (hasRecurred) counts.recurred++;
    if (refutations > 0) counts.refuted++;
    if (entry.finding.verdict === "review") counts.review++;
  }
  return counts;
}

/** Most problems first; equal ones by name. */
export function countByCategory(problems: readonly PeriodProblem[]): readonly CategoryCounts[] {
  const groups = groupBy<Category>(problems, ({ entry }) => entry.finding.category);
  return [...groups]
    .map(([category, group]) => ({ category, ...countProblems(group) }))
    .sort((a, b) => b.total - a.total || compareText(a.category, b.category));
}

/** Most problems first; equal ones by name. The contact is the one of the first problem that has one. */
export function countByOwner(problems: readonly PeriodProblem[]): readonly OwnerCounts[] {
  const groups = groupBy(problems, ({ entry }) => entry.owner);
  const counted = [...groups].map(([owner, group]) => ({
    owner,
    contact: group.find(({ entry }) => entry.contact !== null)?.entry.contact ?? null,
    ...countProblems(group),
  }));
  return counted.sort((a, b) => b.total - a.total || compareText(a.owner, b.owner));
}

function outcomeOf(state: PeriodProblem["entry"]["state"]): "closed" | "claimed" | "pending" | "refused" | "above" {
  switch (state) {
    case "closed":
    case "claimed":
    case "refused":
    case "above":
      return state;
    default:
      return "pending";
  }
}

function groupBy<Key>(
  problems: readonly PeriodProblem[],
  keyOf: (problem: PeriodProblem) => Key,
): ReadonlyMap<Key, readonly PeriodProblem[]> {
  const groups = new Map<Key, PeriodProblem[]>();
  for (const problem of problems) addToGroup(groups, keyOf(problem), problem);
  return groups;
}
