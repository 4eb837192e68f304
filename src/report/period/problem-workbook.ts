/** 问题一览表.xlsx: all problems of a period in the columns of 整改台账, so that sections fill it in and it comes back; then the sums and the ranking. */

import type { FindingState } from "../../model/finding.ts";
import type { PeriodFigures, PeriodProblem, ProblemCounts } from "../../model/period.ts";
import { dayName, periodName } from "../../text/period.ts";
import { cell, factRow, headRow } from "../xlsx/cells.ts";
import { ledgerRows } from "../xlsx/ledger.ts";
import { listForm } from "../xlsx/list-sheet.ts";
import type { Row, Sheet } from "../xlsx/sheet.ts";
import { writeXlsx } from "../xlsx/workbook.ts";
import { rankingCells, rankingHead, scoringText } from "./annexes.ts";
import { labels, percent } from "./phrases.ts";
import { ownerName } from "./problem-text.ts";
import { scopeText } from "./scope-text.ts";

export function writeProblemWorkbook(figures: PeriodFigures): AsyncIterable<Uint8Array> {
  const { site, period, madeOn } = figures;
  return writeXlsx({
    title: `${site ?? ""}${periodName(period)}问题一览表`,
    created: `${madeOn}T00:00:00Z`,
    sheets: [listSheet(figures), sumSheet(figures), ...rankingSheets(figures)],
  });
}

type Frame = Pick<Sheet, "title" | "note" | "pageOf" | "choices" | "filterRow">;

/** What is printed above every page; a period without a run says so there. */
export function sheetFrame({ site, period, asOf, lastSiteRun }: PeriodFigures, name: string): Frame {
  const doubt = lastSiteRun === null ? " · 本期没有检测记录" : lastSiteRun.complete ? "" : ` · ${labels.incomplete}`;
  return {
    title: `${site ?? ""} ${periodName(period)}${name}`.trim(),
    note: `截至${dayName(asOf)}${doubt}`,
    pageOf: labels.pageOf,
    choices: [],
    filterRow: null,
  };
}

function listSheet(figures: PeriodFigures): Sheet {
  const { problems, asOf, site } = figures;
  const options = { lang: "zh" as const, color: false, width: 80, today: asOf, site };
  const lines = problems.map((problem) => ({
    entry: problem.entry,
    state: findingState(problem),
    isOverdue: problem.isOverdue,
    hasRecurred: problem.hasRecurred,
  }));
  return {
    ...sheetFrame(figures, "问题一览表"),
    ...listForm(labels),
    name: "问题一览表",
    rows: ledgerRows(lines, options, labels),
    tab: "red",
  };
}

/** As reports of a run show it (contract §2). */
function findingState({ entry: { state }, hasRecurred }: PeriodProblem): FindingState {
  if (state === "closed") return "fixed";
  if (state === "claimed") return "claimed";
  if (state === "refused" || state === "above" || state === "mistaken") return "dismissed";
  if (hasRecurred) return "reopened";
  return state === "unconfirmed" ? "new" : "open";
}

const COUNTS: readonly (readonly [name: string, pick: (counts: ProblemCounts) => number])[] = [
  ["问题数", ({ total }) => total],
  ["上期结转", ({ carried }) => carried],
  ["本期新发现", ({ found }) => found],
  ["重新出现", ({ returned }) => returned],
  ["已销号", ({ closed }) => closed],
  ["待复核", ({ claimed }) => claimed],
  ["未整改", ({ pending }) => pending],
  ["其中超期", ({ overdue }) => overdue],
  ["不予整改", ({ refused }) => refused],
  ["需上级处理", ({ above }) => above],
];
const SUM_COLUMNS = COUNTS.length + 2;

function sumSheet(figures: PeriodFigures): Sheet {
  return {
    ...sheetFrame(figures, "问题汇总"),
    name: "汇总",
    widths: [20, ...COUNTS.map(() => 9), 9],
    head: headRow("按责任科室", ...COUNTS.map(([name]) => name), "销号率"),
    rows: sumRows(figures),
    freeze: false,
    landscape: true,
    tab: "blue",
  };
}

function* sumRows(figures: PeriodFigures): Iterable<Row> {
  const { byOwner, byCategory, totals, mistaken } = figures;
  for (const counts of byOwner) yield countRow(ownerName(counts.owner), counts, "text");
  yield countRow("合计", totals, "sum");
  yield headRow("按问题类别", ...COUNTS.map(([name]) => name), "销号率");
  for (const counts of byCategory) yield countRow(labels.category[counts.category], counts, "text");
  yield countRow("合计", totals, "sum");
  if (mistaken > 0) yield factRow("误报", `${mistaken}个，没有计入以上各数`, SUM_COLUMNS);
  const isDoubtful = figures.lastSiteRun === null || !figures.lastSiteRun.complete;
  for (const [index, text] of scopeText(figures).entries()) {
    yield factRow(index === 0 ? "检测情况" : "", text, SUM_COLUMNS, isDoubtful ? "alarm" : "text");
  }
}

function countRow(name: string, counts: ProblemCounts, kind: "text" | "sum"): Row {
  return [
    cell(name, kind === "sum" ? "sumText" : "text"),
    ...COUNTS.map(([, pick]) => cell(pick(counts), kind === "sum" ? "sum" : pick(counts) === 0 ? "muted" : "center")),
    cell(percent(counts.closed, counts.total) ?? "—", kind === "sum" ? "sum" : "center"),
  ];
}

function rankingSheets(figures: PeriodFigures): readonly Sheet[] {
  const { ranking, scoring } = figures;
  if (ranking === null || ranking.length === 0) return [];
  const rows: Row[] = [
    ...ranking.map((one) => rankingCells(one).map((value, column) => cell(value, column === 1 ? "text" : "center"))),
    factRow("说明", scoringText(scoring), rankingHead.length),
  ];
  return [
    {
      ...sheetFrame(figures, "责任科室计分排名"),
      name: "计分排名",
      widths: [8, 20, 9, 8, 8, 8, 8, 8, 11],
      head: headRow(...rankingHead),
      rows,
      freeze: true,
      landscape: false,
      tab: "grey",
    },
  ];
}
