/** Remembers for every rule whether it ran, so that "no finding" never hides "did not run". */

import type { RuleFailure } from "../model/page-digest.ts";
import type { RuleOutcome } from "../model/run.ts";
import { compareText } from "../text/compare-text.ts";
import { maskPersonalData } from "../text/mask.ts";

export interface Outcomes {
  /** A rule id may come from several files; it is off only when all of them are. `offBecause`: null for one that is on. */
  readonly add: (id: string, offBecause: string | null) => void;
  /** Runs `work` for the rules; what it throws makes them failed. `where` is for people. */
  readonly guard: (ids: readonly string[], where: string, work: () => void) => void;
  /** Runs `work` and hands back what failed in it instead of taking note of it. */
  readonly collect: (work: () => void) => readonly RuleFailure[];
  /** Makes rules failed, once for all: the first reason stays. */
  readonly note: (failures: readonly RuleFailure[]) => void;
  /** Sorted by id. */
  readonly list: () => readonly RuleOutcome[];
}

/** An error may quote the page: its message is masked and cut to this many characters. */
const LONGEST_REASON = 200;

export function createOutcomes(): Outcomes {
  const outcomes = new Map<string, RuleOutcome>();
  let collected: RuleFailure[] | null = null;

  function note(failures: readonly RuleFailure[]): void {
    for (const { id, reason } of failures) {
      if (outcomes.get(id)?.outcome !== "failed") outcomes.set(id, { id, outcome: "failed", reason });
    }
  }

  return {
    add: (id, offBecause) => {
      if (offBecause !== null && outcomes.has(id)) return;
      outcomes.set(id, { id, outcome: offBecause === null ? "ran" : "off", reason: offBecause });
    },
    guard: (ids, where, work) => {
      try {
        work();
      } catch (error) {
        const reason = explain(where, error);
        const failures = ids.map((id) => ({ id, reason }));
        if (collected === null) note(failures);
        else collected.push(...failures);
      }
    },
    collect: (work) => {
      const failures: RuleFailure[] = [];
      collected = failures;
      try {
        work();
      } finally {
        collected = null;
      }
      return failures;
    },
    note,
    list: () => [...outcomes.values()].sort((a, b) => compareText(a.id, b.id)),
  };
}

function explain(where: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return maskPersonalData(`检查 ${where} 时程序出错：${text}`).slice(0, LONGEST_REASON);
}
