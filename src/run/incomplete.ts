/** Why a run is incomplete: "not checked" must never look like "clean" (contract §1, exit code 3). */

import type { Lang, RuleOutcome } from "../model/run.ts";
import type { PageFact } from "../model/site.ts";

/** One sentence each, in the user's language; empty when the run is complete. */
export function incompleteReasons(
  pages: readonly PageFact[],
  outcomes: readonly RuleOutcome[],
  isInterrupted: boolean,
  lang: Lang,
): readonly string[] {
  const isEnglish = lang === "en";
  const reasons: string[] = [];
  if (isInterrupted) reasons.push(isEnglish ? "the run was stopped early" : "检测被提前停止");
  const unreadable = pages.filter(({ outcome }) => outcome === "unreadable").length;
  if (unreadable > 0)
    reasons.push(isEnglish ? `${unreadable} pages could not be checked` : `有 ${unreadable} 个页面没有查到`);
  const failed = outcomes.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  if (failed.length > 0) {
    reasons.push(isEnglish ? `rules failed: ${failed.join(", ")}` : `有规则运行出错：${failed.join("、")}`);
  }
  if (!isInterrupted && !pages.some(({ outcome }) => outcome === "checked")) {
    reasons.push(isEnglish ? "no page was checked" : "没有一个页面被检查");
  }
  return reasons;
}
