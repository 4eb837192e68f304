/** Ranks sections by the points they lose (计分排名): the office's own measure with the weights of its config. */

import type { PeriodProblem, ScoringConfig, SectionScore } from "../model/period.ts";
import { compareText } from "../text/compare-text.ts";

/**
 * Best first; `owners`: sections of the config, ranked with full points when they have no problem. What is 疑似 costs nothing
 * as long as nobody has confirmed it, nor does what a section cannot mend (不予整改, 需上级处理). Scores do not fall below 0.
 */
export function rankSections(
  problems: readonly PeriodProblem[],
  owners: readonly string[],
  weights: ScoringConfig,
): readonly SectionScore[] {
  const sections = new Map([...owners].sort().map((owner) => [owner, emptySection(owner)]));
  for (const problem of problems) {
    const { entry } = problem;
    const section = sections.get(entry.owner) ?? emptySection(entry.owner);
    sections.set(entry.owner, section);
    if (entry.finding.verdict === "review" || entry.state === "refused" || entry.state === "above") continue;
    section.counted[entry.finding.severity]++;
    if (problem.isOverdue) section.overdue++;
    if (problem.hasRecurred) section.recurred++;
    if (problem.refutations > 0) section.refuted++;
  }
  const scored = [...sections.values()]
    .map((section) => ({ ...section, score: scoreOf(section, weights) }))
    .sort((a, b) => b.score - a.score || compareText(a.owner, b.owner));
  return scored.map((section) => ({ ...section, rank: scored.findIndex(({ score }) => score === section.score) + 1 }));
}

interface Section {
  owner: string;
  counted: { error: number; warning: number; notice: number };
  overdue: number;
  recurred: number;
  refuted: number;
}

function emptySection(owner: string): Section {
  return { owner, counted: { error: 0, warning: 0, notice: 0 }, overdue: 0, recurred: 0, refuted: 0 };
}

/** One decimal, so that sums of tenths do not end in …0001. */
function scoreOf({ counted, overdue, recurred, refuted }: Section, weights: ScoringConfig): number {
  const lost =
    counted.error * weights.error +
    counted.warning * weights.warning +
    counted.notice * weights.notice +
    overdue * weights.overdue +
    recurred * weights.recurred +
    refuted * weights.refuted;
  return Math.max(0, Math.round((weights.base - lost) * 10) / 10);
}
