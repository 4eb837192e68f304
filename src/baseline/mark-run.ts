/** The same run with what is known marked as such: nothing is left out, only what is new counts as new. */

import type { Baseline } from "../model/baseline.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { Run } from "../model/run.ts";
import { createFindingPrint } from "./finding-print.ts";

export interface MarkOptions {
  readonly personalRules: ReadonlySet<string>;
  readonly isRevealed: boolean;
  /** ISO date. */
  readonly today: string;
}

export interface MarkedRun extends Run {
  /** Findings that the baseline does not know, or no longer lets pass. */
  readonly fresh: Readonly<Record<Severity, number>>;
  /** Findings that it knows. */
  readonly known: number;
  /** Of the fresh ones: known, but only up to a day that is over. */
  readonly expired: number;
}

/** Known findings have the state `open`. */
export async function markRun(run: Run, baseline: Baseline, options: MarkOptions): Promise<MarkedRun> {
  const { personalRules, isRevealed, today } = options;
  const untils = new Map(baseline.entries.map(({ fingerprint, until }) => [fingerprint, until]));
  const fresh = { error: 0, warning: 0, notice: 0 };
  let known = 0;
  let expired = 0;
  for await (const { finding, standing } of marked()) {
    if (standing === "known") known++;
    else fresh[finding.severity]++;
    if (standing === "expired") expired++;
  }
  return {
    info: run.info,
    fresh,
    known,
    expired,
    async *findings() {
      for await (const { finding, standing } of marked()) {
        yield standing === "known" ? { ...finding, state: "open" as const } : finding;
      }
    },
  };

  async function* marked(): AsyncIterable<{
    readonly finding: Finding;
    readonly standing: "known" | "expired" | "new";
  }> {
    const print = createFindingPrint(personalRules, isRevealed);
    for await (const finding of run.findings()) {
      const until = untils.get(print(finding) ?? "");
      const standing = until === undefined ? "new" : until !== null && until < today ? "expired" : "known";
      yield { finding, standing };
    }
  }
}
