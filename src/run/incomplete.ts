/** Why a run is incomplete: "not checked" must never look like "clean" (contract §1, exit code 3). */

import type { Lang, RuleOutcome } from "../model/run.ts";
import type { PageFact } from "../model/site.ts";
import { countOutcomes } from "../text/count-outcomes.ts";

/** The reason of a stop signal that was given because the run had had its time. */
export class TimeUpError extends Error {}

/** `stop`: what may have ended the run early. One sentence each, in the user's language; empty when the run is complete. */
export function incompleteReasons(
  pages: Iterable<PageFact>,
  outcomes: readonly RuleOutcome[],
  stop: AbortSignal,
  lang: Lang,
): readonly string[] {
  const isEnglish = lang === "en";
  const reasons: string[] = [];
  if (stop.reason instanceof TimeUpError) {
    reasons.push(isEnglish ? "the time set by --max-time was up" : "到了 --max-time 设定的时间，没有查完");
  } else if (stop.aborted) {
    reasons.push(isEnglish ? "the run was stopped early" : "检测被提前停止");
  }
  const { checked, skipped, unreadable } = countOutcomes(pages);
  if (unreadable > 0)
    reasons.push(isEnglish ? `${unreadable} pages could not be checked` : `有 ${unreadable} 个页面没有查到`);
  const failed = outcomes.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  if (failed.length > 0) {
    reasons.push(isEnglish ? `rules failed: ${failed.join(", ")}` : `有规则运行出错：${failed.join("、")}`);
  }
  if (!stop.aborted && checked === 0 && skipped + unreadable > 0) {
    reasons.push(isEnglish ? "no page was checked" : "没有一个页面被检查");
  }
  return reasons;
}
