/** The figures of a period for programs: `zicha report --format json`. */

import type { PeriodFigures } from "../model/period.ts";
import { entryJson } from "./entry-text.ts";

/** Keys in a fixed order; entries as in `zicha ledger list --format json`. */
export function periodJson(figures: PeriodFigures): object {
  const { problems, reexamined, ...rest } = figures;
  return {
    ...rest,
    problems: problems.map(({ entry, origin, isOverdue, hasRecurred, refutations }) => ({
      origin,
      overdue: isOverdue,
      recurred: hasRecurred,
      refutations,
      entry: entryJson(entry, figures.asOf),
    })),
    reexamined: reexamined.map(({ entry, ...one }) => ({ id: entry.id, owner: entry.owner, ...one })),
  };
}
