/** What was checked in a period, and above all what was not: silence about it would read like a clean bill. */

import type { PeriodFigures, PeriodRun } from "../../model/period.ts";
import { periodName } from "../../text/period.ts";
import { counted, labels, sentences, shortDay } from "./phrases.ts";

/** Reasons that a report spells out. */
const MOST = 5;

/** One paragraph each. Never empty. */
export function scopeText(figures: PeriodFigures): readonly string[] {
  const { runs, rechecks, lastSiteRun, lostRuns, period } = figures;
  const lost = lostRuns === 0 ? "" : `另有${lostRuns}次检测中途中断，结果没有记入台账`;
  const texts = runs.filter(({ isSite }) => !isSite).length;
  const single = texts === 0 ? "" : `另对单篇稿件或文件检查${texts}次`;
  const again = rechecks === 0 ? "" : `另对台账中未销号的问题单独复查${rechecks}次`;
  if (lastSiteRun === null) {
    return [
      sentences(
        `${periodName(period)}没有网站检测记录`,
        again,
        single,
        lost,
        "本报告中的数字来自台账此前的登记和本期的整改反馈，不反映网站现在的情况，不能视为没有问题",
      ),
    ];
  }
  const siteRuns = runs.filter(({ isSite }) => isSite);
  return [
    sentences(timesText(siteRuns), pagesText(lastSiteRun, siteRuns.length > 1), again, single, lost),
    ...incompleteText(lastSiteRun, siteRuns),
    ...uncheckedText(lastSiteRun),
  ];
}

function timesText(runs: readonly PeriodRun[]): string {
  const days = [...new Set(runs.map(({ on }) => shortDay(on)))];
  const named = days.length > MOST ? `${days[0]}至${days.at(-1)}` : days.join("、");
  return `本期共对网站检测${runs.length}次（${named}）`;
}

function pagesText({ pages, linksAsked, linkScope }: PeriodRun, isOneOfMany: boolean): string {
  const others = counted([
    ["按规则跳过", pages.skipped, "页"],
    ["未能读取", pages.unreadable, "页"],
  ]);
  const links = linkScope === "none" ? "没有核验链接" : `逐个核验链接${linksAsked}个`;
  return `${isOneOfMany ? "最近一次" : ""}检查页面${pages.checked}页，${links}${others === "" ? "" : `；另有${others}`}`;
}

function incompleteText({ complete, incompleteBecause }: PeriodRun, siteRuns: readonly PeriodRun[]): readonly string[] {
  const others = siteRuns.slice(0, -1).filter((run) => !run.complete).length;
  const before = others === 0 ? "" : `此前的检测有${others}次不完整`;
  if (complete) return before === "" ? [] : [sentences(before)];
  const reasons = incompleteBecause.slice(0, MOST).map((reason) => reason.replace(/[。；]$/, ""));
  const more = incompleteBecause.length > MOST ? `等${incompleteBecause.length}项原因` : "";
  const which = siteRuns.length > 1 ? "最近一次检测" : "该次检测";
  return [
    sentences(
      `${which}不完整${reasons.length === 0 ? "" : `：${reasons.join("；")}${more}`}`,
      before,
      "没有检测到的部分不代表没有问题",
    ),
  ];
}

function uncheckedText(run: PeriodRun): readonly string[] {
  const { attachments, attachmentsRead, images, linksUnasked, linkScope, unknownColumns, untold } = run;
  const unread = attachments - (attachmentsRead ?? 0);
  const columns = unknownColumns.slice(0, MOST).join("、");
  const parts = [
    unread > 0 ? `附件${attachments}个中有${unread}个没有检查内容` : "",
    images > 0 ? `图片${images}个中的文字没有识别` : "",
    linkScope === "all" || linkScope === "none" ? "" : labels.linkScope[linkScope],
    linksUnasked > 0 ? `链接${linksUnasked}个没有核验` : "",
    unknownColumns.length > 0
      ? `栏目${unknownColumns.length}个无法判定是否按时更新（${columns}${unknownColumns.length > MOST ? "等" : ""}）`
      : "",
    untold > 0 ? `台账中${untold}个未销号的问题，其页面或链接没有查到，状态不变` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [sentences(`以下内容没有查清：${parts.join("；")}`)];
}
