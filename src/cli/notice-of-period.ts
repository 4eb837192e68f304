/** What is told of a period: its counts in a few sentences. */

import type { Notice, NoticeFile } from "../model/notify.ts";
import type { PeriodFigures } from "../model/period.ts";
import { labelsFor } from "../report/index.ts";
import { periodName } from "../text/period.ts";
import type { CommandContext } from "./command-context.ts";

/** Sections that are named. */
const MOST_OWNERS = 10;

/** Counts and names of sections only: a notice leaves the house, and holds no text of a page. */
export function noticeOfPeriod(
  figures: PeriodFigures,
  files: readonly NoticeFile[],
  { say, lang }: Pick<CommandContext, "say" | "lang">,
): Notice {
  const { period, site, asOf, isOver, totals, previous, byCategory, byOwner, lastSiteRun } = figures;
  const labels = labelsFor(lang);
  const { total, closed, claimed, pending, overdue, refused, above, recurred } = totals;
  const when = say(periodName(period), period.id);
  const pendingOwners = byOwner.filter((one) => one.pending > 0);
  const named = pendingOwners.slice(0, MOST_OWNERS).map((one) => {
    const late = one.overdue > 0 ? say(`（超期 ${one.overdue}）`, ` (${one.overdue} overdue)`) : "";
    return `${one.owner} ${one.pending}${late}`;
  });
  const rest =
    pendingOwners.length > MOST_OWNERS
      ? say(`等 ${pendingOwners.length} 个科室`, ` and ${pendingOwners.length - MOST_OWNERS} more`)
      : "";
  const sentences = [
    isOver ? null : say(`截至 ${asOf}。`, `As of ${asOf}.`),
    doubtOf(lastSiteRun, say),
    say(
      `问题 ${total} 个：已销号 ${closed}，已整改待复核 ${claimed}，未整改 ${pending}（超期 ${overdue}），不予整改 ${refused}，需上级处理 ${above}。`,
      `${total} problems: ${closed} closed, ${claimed} to be reviewed, ${pending} pending (${overdue} overdue), ${refused} refused, ${above} with a higher office.`,
    ),
    recurred > 0 ? say(`复发 ${recurred} 个。`, `${recurred} came back.`) : null,
    previous.runs > 0
      ? say(`上期问题 ${previous.totals.total} 个。`, `The period before had ${previous.totals.total}.`)
      : null,
    byCategory.length > 0
      ? `${say("按类别：", "By category: ")}${byCategory.map((one) => `${labels.category[one.category]} ${one.total}`).join(say("，", ", "))}${say("。", ".")}`
      : null,
    named.length > 0
      ? `${say("未整改的科室：", "Pending with: ")}${named.join(say("，", ", "))}${rest}${say("。", ".")}`
      : null,
  ];
  return {
    event: "period",
    title:
      site === null
        ? say(`${when}网站自查情况`, `Website self-inspection, ${when}`)
        : say(`${site}${when}网站自查情况`, `${site}: website self-inspection, ${when}`),
    lines: sentences.filter((line) => line !== null),
    figures: {
      period: period.id,
      asOf,
      complete: lastSiteRun?.complete ?? false,
      totals,
      previous: { period: previous.period.id, totals: previous.totals },
      byCategory: byCategory.map((one) => ({ category: one.category, total: one.total, pending: one.pending })),
      byOwner: byOwner.map((one) => ({
        owner: one.owner,
        total: one.total,
        pending: one.pending,
        overdue: one.overdue,
      })),
    },
    files,
  };
}

/** Nothing or not all was checked: then small numbers are no good news. */
function doubtOf(run: PeriodFigures["lastSiteRun"], say: CommandContext["say"]): string | null {
  if (run === null) return say("本期没有检测记录，不能视为没有问题。", "Nothing was checked: this is no clean bill.");
  if (run.complete) return null;
  return say(
    "最近一次检测不完整，没查到的部分不代表没有问题。",
    "The last run was incomplete: what was not checked is not clean.",
  );
}
