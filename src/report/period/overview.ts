/** 一、总体情况: what was checked, how many problems there were, how that compares, and which indicators are in danger. */

import type { PeriodFigures, ProblemCounts } from "../../model/period.ts";
import type { Indicator } from "../../model/site.ts";
import type { Block, Table } from "../docx/official-document.ts";
import { change, counted, difference, previousName, sentences, severityList } from "./phrases.ts";
import { scopeText } from "./scope-text.ts";

export function overview(figures: PeriodFigures): readonly Block[] {
  const body = (text: string): Block => ({ kind: "body", text });
  return [
    { kind: "heading", text: "一、总体情况" },
    { kind: "subheading", text: "（一）检测情况" },
    ...scopeText(figures).map(body),
    { kind: "subheading", text: "（二）问题数量" },
    body(countText(figures)),
    body(comparisonText(figures)),
    ...(figures.totals.total + figures.previous.totals.total === 0 ? [] : [countTable(figures)]),
    ...indicatorBlocks(figures),
  ];
}

function countText({ totals, mistaken, mistakenCarried, lastSiteRun }: PeriodFigures): string {
  const origins = counted([
    ["上期结转", totals.carried],
    ["本期新发现", totals.found],
    ["销号或搁置后重新出现", totals.returned],
  ]);
  const carried = mistakenCarried === 0 ? "" : `，其中上期结转${mistakenCarried}个`;
  const mistakes = mistaken === 0 ? "" : `另有${mistaken}个经核实为误报，没有计入${carried}`;
  if (totals.total === 0) {
    const none = lastSiteRun === null ? "台账中没有尚未了结的问题" : "本期检测没有发现问题，台账中也没有尚未了结的问题";
    const caution =
      lastSiteRun === null || !lastSiteRun.complete
        ? `由于${lastSiteRun === null ? "本期没有检测" : "检测不完整"}，不能视为没有问题`
        : "";
    return sentences(none, mistakes, caution);
  }
  return sentences(
    `本期共涉及问题${totals.total}个，其中${origins}`,
    `按级别分，${severityList(totals)}`,
    totals.review === 0 ? "" : `其中${totals.review}个为疑似问题，须人工核实后认定`,
    mistakes,
  );
}

/** Numbers of two periods are compared only where both were checked. */
function comparisonText(figures: PeriodFigures): string {
  const { totals, previous, lastSiteRun, isOver } = figures;
  const name = previousName(figures);
  if (lastSiteRun === null) return sentences(`本期没有检测，与${name}不作比较`);
  if (previous.runs === 0) return sentences(`${name}没有检测记录，不作比较`);
  const doubts = [
    previous.isComplete ? "" : `${name}检测不完整`,
    lastSiteRun.complete ? "" : "本期检测不完整",
    isOver ? "" : "本期尚未结束",
  ].filter((part) => part !== "");
  return sentences(
    `与${name}相比，${[
      change("问题总数", totals.total, previous.totals.total),
      change("新发现的问题", totals.found, previous.totals.found),
      change("销号", totals.closed, previous.totals.closed),
    ].join("；")}`,
    doubts.length === 0 ? "" : `${doubts.join("，")}，增减仅供参考`,
  );
}

const LINES: readonly (readonly [name: string, pick: (counts: ProblemCounts) => number])[] = [
  ["问题总数", ({ total }) => total],
  ["　上期结转", ({ carried }) => carried],
  ["　本期新发现", ({ found }) => found],
  ["　重新出现", ({ returned }) => returned],
  ["已销号", ({ closed }) => closed],
  ["已整改待复核", ({ claimed }) => claimed],
  ["未整改", ({ pending }) => pending],
  ["　其中超期", ({ overdue }) => overdue],
  ["不予整改", ({ refused }) => refused],
  ["需上级处理", ({ above }) => above],
];

function countTable(figures: PeriodFigures): Table {
  const { totals, previous, lastSiteRun } = figures;
  const isComparable = previous.runs > 0 && lastSiteRun !== null;
  return {
    kind: "table",
    caption: "表1　问题数量（个）",
    widths: [4, 2, 2, 2],
    left: [0],
    head: ["项目", "本期", "上期", "增减"],
    rows: LINES.map(([name, pick]) => [
      name,
      String(pick(totals)),
      isComparable ? String(pick(previous.totals)) : "—",
      isComparable ? difference(pick(totals), pick(previous.totals)) : "—",
    ]),
  };
}

/** Only what is exceeded, near or unknown is worth a word; the tool never calls a site 合格. */
function indicatorBlocks({ lastSiteRun }: PeriodFigures): readonly Block[] {
  const vetoes = (lastSiteRun?.indicators ?? []).filter(({ kind }) => kind === "veto");
  if (vetoes.length === 0) return [];
  const of = (verdict: Indicator["verdict"]): readonly Indicator[] => vetoes.filter((one) => one.verdict === verdict);
  const exceeded = of("exceeded");
  const near = of("near");
  const unknown = of("unknown");
  const measured = (list: readonly Indicator[]): string =>
    list.map(({ name, value, limit }) => `${name}（实测${value ?? "未知"}，限值${limit ?? "未知"}）`).join("、");
  return [
    { kind: "subheading", text: "（三）单项否决指标对照" },
    {
      kind: "body",
      text: sentences(
        exceeded.length === 0
          ? "对照单项否决指标，已检测的部分没有发现超过限值的情形"
          : `对照单项否决指标，疑似触发${exceeded.length}项：${measured(exceeded)}`,
        near.length === 0 ? "" : `临近限值${near.length}项：${measured(near)}`,
        unknown.length === 0
          ? ""
          : `单次检测无法判定${unknown.length}项：${unknown.map(({ name }) => name).join("、")}`,
        "以上为自查所见，不代替检查部门的结论",
      ),
    },
  ];
}
