/** The annexes of 自查整改报告: the problems one by one, and the ranking of the sections. */

import type { PeriodFigures, PeriodProblem, ScoringConfig } from "../../model/period.ts";
import { compareText } from "../../text/compare-text.ts";
import { isWebAddress } from "../../text/web-address.ts";
import { shortAddress } from "../describe.ts";
import type { Annex, Block, Table } from "../docx/official-document.ts";
import { labels, sentences } from "./phrases.ts";
import { ownerName } from "./problem-text.ts";

/** Rows of the annex: more than that nobody reads on paper, and 问题一览表.xlsx has all of them. */
const MOST_ROWS = 200;

/** In their order; only those that have something to say. */
export function reportAnnexes(figures: PeriodFigures): readonly Annex[] {
  return [...problemAnnex(figures), ...rankingAnnex(figures)];
}

function problemAnnex({ problems, totals }: PeriodFigures): readonly Annex[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST_ROWS);
  const note: Block = {
    kind: "body",
    text: sentences(`本表列出前${shown.length}个，全部${totals.total}个见《问题一览表》电子表格`),
  };
  return [
    {
      title: "问题一览表",
      isLandscape: true,
      blocks: [problemTable(shown), ...(shown.length < problems.length ? [note] : [])],
    },
  ];
}

function problemTable(problems: readonly PeriodProblem[]): Table {
  const site = commonOrigin(problems);
  return {
    kind: "table",
    caption: siteNote(site),
    isDense: true,
    widths: [9, 19, 19, 52, 48, 43, 20, 16],
    left: [3, 4, 5],
    head: ["序号", "责任科室", "类别\n级别", "页面", "问题内容", "建议修改", "整改时限", "状态"],
    rows: problems.map((problem, index) => {
      const { entry } = problem;
      const { finding } = entry;
      return [
        String(index + 1),
        ownerName(entry.owner),
        `${labels.category[finding.category]}\n${labels.severity[finding.severity]}`,
        pageCell(problem, site),
        messageCell(problem),
        finding.suggestion ?? finding.fix,
        entry.due,
        stateCell(problem),
      ];
    }),
  };
}

/** The beginning that most addresses share, such as `https://www.example.gov.cn`; empty when there is none. */
export function commonOrigin(problems: readonly PeriodProblem[]): string {
  const counts = new Map<string, number>();
  for (const { entry } of problems) {
    const { url } = entry.finding;
    if (!isWebAddress(url) || !URL.canParse(url)) continue;
    const { origin } = new URL(url);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b))[0]?.[0] ?? "";
}

/** Long lists would repeat the site's address on every line. */
export function siteNote(origin: string): string {
  return origin === "" ? "" : `页面地址在 ${origin} 之下的，省略网站部分`;
}

/** Title above, address below, without the part that all share. */
export function pageCell({ entry }: PeriodProblem, origin: string): string {
  const { title, url } = entry.finding;
  const address = origin !== "" && url.startsWith(`${origin}/`) ? shortAddress(url, new URL(origin).host) : url;
  return title.trim() === "" ? address : `${title.trim()}\n${address}`;
}

/** The message, marked when a person must look first, with the number of pages. */
export function messageCell({ entry }: PeriodProblem): string {
  const { verdict, message, places } = entry.finding;
  const mark = verdict === "review" ? `【${labels.review}】` : "";
  return `${mark}${message}${places > 1 ? `（共${places}页）` : ""}`;
}

function stateCell({ entry, isOverdue, hasRecurred }: PeriodProblem): string {
  const marks = [...(isOverdue ? [labels.overdue] : []), ...(hasRecurred ? [labels.recurred] : [])];
  return [labels.entryState[entry.state], ...marks].join("\n");
}

function rankingAnnex(figures: PeriodFigures): readonly Annex[] {
  const { ranking, scoring, lastSiteRun } = figures;
  if (ranking === null || ranking.length === 0) return [];
  const table: Table = {
    kind: "table",
    caption: "",
    widths: [2, 4, 3, 2, 2, 2, 2, 2, 4],
    left: [1],
    head: rankingHead,
    rows: ranking.map((one) => rankingCells(one).map(String)),
  };
  const caution = lastSiteRun?.complete === false ? "本期检测不完整，没有检测到的部分没有计分，名次仅供参考" : "";
  return [
    {
      title: "责任科室计分排名",
      isLandscape: false,
      blocks: [table, { kind: "body", text: sentences(scoringText(scoring), caution) }],
    },
  ];
}

export const rankingHead: readonly string[] = [
  "名次",
  "责任科室",
  "得分",
  "严重",
  "一般",
  "提示",
  "超期",
  "复发",
  "复核未通过",
];

/** In the order of `rankingHead`. */
export function rankingCells(one: NonNullable<PeriodFigures["ranking"]>[number]): readonly (string | number)[] {
  const { rank, owner, score, counted, overdue, recurred, refuted } = one;
  return [rank, ownerName(owner), score, counted.error, counted.warning, counted.notice, overdue, recurred, refuted];
}

/** How the points came about; it must not be taken for an official score. */
export function scoringText({ base, error, warning, notice, overdue, recurred, refuted }: ScoringConfig): string {
  return [
    `计分办法：每个科室${base}分，本期问题中“严重”每个扣${error}分，“一般”每个扣${warning}分，“提示”每个扣${notice}分；超期的每个另扣${overdue}分，销号后复发的每个另扣${recurred}分，复核未通过的每个另扣${refuted}分，扣完为止`,
    "疑似的、不予整改的和需上级处理的问题不扣分",
    "分值由本单位设定，不是官方考核得分",
  ].join("。");
}
