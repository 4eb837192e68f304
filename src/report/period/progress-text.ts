/** 三、整改情况 and 四、下一步工作: what became of the problems, and what follows from the figures. */

import type { OwnerCounts, PeriodFigures, ProblemCounts } from "../../model/period.ts";
import { compareText } from "../../text/compare-text.ts";
import { dayName } from "../../text/period.ts";
import type { Block } from "../docx/official-document.ts";
import { isPending } from "./notice-document.ts";
import { counted, ownerList, percent, sentences } from "./phrases.ts";
import { ownerName } from "./problem-text.ts";

/** `number`: of the heading, in Chinese. */
export function progressBlocks(figures: PeriodFigures, number: string): readonly Block[] {
  const texts = [settledText(figures), overdueText(figures), claimsText(figures), recurredText(figures)];
  return [
    { kind: "heading", text: `${number}、整改情况` },
    ...texts.filter((text) => text !== "").map((text): Block => ({ kind: "body", text })),
  ];
}

function settledText({ asOf, totals, problems }: PeriodFigures): string {
  const because = { absent: 0, "page-removed": 0, verified: 0 };
  for (const { entry } of problems) {
    if (entry.state === "closed" && entry.closedBecause !== null) because[entry.closedBecause]++;
  }
  const how = counted(
    [
      ["复查时页面上已没有的", because.absent],
      ["页面已撤下的", because["page-removed"]],
      ["人工复核通过的", because.verified],
    ],
    "、",
  );
  const carried = problems.filter(({ origin }) => origin === "carried");
  const carriedClosed = carried.filter(({ entry }) => entry.state === "closed").length;
  const doing = problems.filter(({ entry }) => entry.state === "doing").length;
  const rest = counted(
    [
      ["已反馈整改、等待复核的", totals.claimed],
      ["未整改的", totals.pending],
      ["写明理由不予整改的", totals.refused],
      ["需上级处理的", totals.above],
    ],
    "，",
  );
  const rate = percent(totals.closed, totals.total);
  return sentences(
    `截至${dayName(asOf)}，本期${totals.total}个问题中，已销号${totals.closed}个，销号率${rate ?? "—"}${how === "" ? "" : `（${how}）`}${rest === "" ? "" : `；${rest}`}`,
    doing === 0 ? "" : `未整改的问题中，${doing}个正在整改`,
    carried.length === 0 ? "" : `上期结转的${carried.length}个问题中，本期销号${carriedClosed}个`,
  );
}

function overdueText({ totals, byOwner, problems }: PeriodFigures): string {
  if (totals.overdue === 0) return "";
  const first =
    problems
      .filter(({ isOverdue }) => isOverdue)
      .map(({ entry }) => entry.due)
      .sort()[0] ?? "";
  return sentences(
    `超过整改时限仍未整改的问题${totals.overdue}个：${ownerList(byOwnerCount(byOwner, ({ overdue }) => overdue))}；最早的应于${dayName(first)}前整改`,
  );
}

function claimsText({ reexamined }: PeriodFigures): string {
  if (reexamined.length === 0) return "";
  const count = (result: string): number => reexamined.filter((one) => one.result === result).length;
  return sentences(
    `对责任科室反馈已整改的${reexamined.length}项进行复查：${counted([
      ["已销号", count("closed"), "项"],
      ["仍存在", count("still-there"), "项"],
      ["另行处理", count("set-aside"), "项"],
      ["尚未查到", count("untold"), "项"],
    ])}`,
    count("still-there") === 0 ? "" : "仍存在的已退回责任科室重新整改",
  );
}

function recurredText({ totals, byOwner }: PeriodFigures): string {
  if (totals.recurred === 0) return "";
  return sentences(
    `销号后又在本期出现（复发）的问题${totals.recurred}个：${ownerList(byOwnerCount(byOwner, ({ recurred }) => recurred))}`,
  );
}

/** Each step follows from a number above; without any there is still the next run. `number`: of the heading, in Chinese. */
export function nextBlocks(figures: PeriodFigures, number: string): readonly Block[] {
  const steps = nextSteps(figures);
  return [
    { kind: "heading", text: `${number}、下一步工作` },
    ...steps.map(
      (text, index): Block => ({
        kind: "body",
        text: sentences(steps.length === 1 ? text : `（${CHINESE[index] ?? index + 1}）${text}`),
      }),
    ),
  ];
}

const CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

function nextSteps(figures: PeriodFigures): readonly string[] {
  const { totals, byOwner, byCategory, problems, lastSiteRun } = figures;
  const inTime = totals.pending - totals.overdue;
  const last = problems
    .filter(({ entry, isOverdue }) => !isOverdue && isPending(entry.state))
    .map(({ entry }) => entry.due)
    .sort()
    .at(-1);
  const personal = byCategory.find(({ category }) => category === "privacy")?.pending ?? 0;
  const waiting = problems.filter(({ entry }) => entry.finding.verdict === "review" && isPending(entry.state)).length;
  const risky = (lastSiteRun?.indicators ?? []).filter(
    ({ kind, verdict }) => kind === "veto" && (verdict === "exceeded" || verdict === "near"),
  );
  return [
    lastSiteRun === null ? "尽快对网站进行一次完整检测，摸清问题底数" : "",
    lastSiteRun !== null && !lastSiteRun.complete
      ? "查明没有读到的页面和没有核验的内容的原因，尽快补查，在补查完成前不作“没有问题”的结论"
      : "",
    personal === 0 ? "" : `对${personal}个涉及个人信息的问题，由责任科室立即核实，确属不应公开的马上撤下或者遮盖`,
    risky.length === 0
      ? ""
      : `对疑似触发或者临近限值的单项否决指标（${risky.map(({ name }) => name).join("、")}）优先整改，防止被通报`,
    totals.overdue === 0
      ? ""
      : `督促${namesOf(byOwnerCount(byOwner, ({ overdue }) => overdue))}对${totals.overdue}个超期问题立即整改，并说明超期原因`,
    inTime === 0 || last === undefined
      ? ""
      : `督促责任科室对尚在时限内的${inTime}个问题逐条整改，最迟于${dayName(last)}前完成`,
    waiting === 0 ? "" : `对${waiting}个疑似问题逐条打开页面核实，属于误报的写明理由，不属于误报的按时整改`,
    totals.claimed === 0 ? "" : `对已反馈整改的${totals.claimed}个问题及时复查，确已改好的予以销号，没有改好的退回`,
    totals.recurred === 0 ? "" : `对复发的${totals.recurred}个问题查明原因，从稿件来源、模板和审核环节防止再次出现`,
    totals.above === 0 ? "" : `将需上级处理的${totals.above}个问题报请有权限的单位处理，并跟踪结果`,
    "坚持发布前检查和定期自查，对发现的问题登记台账、逐条销号",
  ].filter((step) => step !== "");
}

/** `办公室、工程科等7个科室`. */
function namesOf(counts: readonly (readonly [owner: string, count: number])[]): string {
  const named = counts.slice(0, 5).map(([owner]) => owner);
  return `${named.join("、")}${counts.length > named.length ? `等${counts.length}个科室` : ""}`;
}

function byOwnerCount(
  byOwner: readonly OwnerCounts[],
  pick: (counts: ProblemCounts) => number,
): readonly (readonly [string, number])[] {
  return byOwner
    .map((counts) => [ownerName(counts.owner), pick(counts)] as const)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || compareText(a, b));
}
