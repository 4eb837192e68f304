/** 整改通知单: what one section has still to mend, by when, and where it signs. */

import type { PeriodFigures, PeriodProblem } from "../../model/period.ts";
import { dayName, periodName } from "../../text/period.ts";
import type { Block, OfficialDocument, Table } from "../docx/official-document.ts";
import { commonOrigin, messageCell, pageCell, siteNote } from "./annexes.ts";
import { counted, labels, sentences, titleLines } from "./phrases.ts";
import { ownerName } from "./problem-text.ts";

/** Sections that have something to mend, with it: most problems first. */
export function noticeOwners({ byOwner }: PeriodFigures): readonly string[] {
  return byOwner.filter(({ pending }) => pending > 0).map(({ owner }) => owner);
}

export function noticeDocument(figures: PeriodFigures, owner: string): OfficialDocument {
  const { problems, byOwner, site, madeOn } = figures;
  const own = problems.filter(({ entry }) => entry.owner === owner && isPending(entry.state));
  const contact = byOwner.find((counts) => counts.owner === owner)?.contact ?? null;
  return {
    title: titleLines(figures, "网站问题整改通知单"),
    subtitle: null,
    addressee: `${ownerName(owner)}${contact === null ? "" : `（联系人：${contact}）`}`,
    blocks: [
      { kind: "body", text: openingText(figures, own) },
      ...demands(own).map((text, index): Block => ({ kind: "body", text: sentences(`${index + 1}．${text}`) })),
    ],
    signer: site,
    date: dayName(madeOn),
    annexes: [{ title: `${ownerName(owner)}待整改问题`, isLandscape: true, blocks: [problemTable(own), receipt()] }],
    created: madeOn,
  };
}

/** Has the section still to mend it? */
export function isPending(state: PeriodProblem["entry"]["state"]): boolean {
  return state === "unconfirmed" || state === "open" || state === "doing";
}

function openingText({ period, lastSiteRun, asOf }: PeriodFigures, own: readonly PeriodProblem[]): string {
  const count = (is: (problem: PeriodProblem) => boolean): number => own.filter(is).length;
  const severity = (level: "error" | "warning" | "notice") => count(({ entry }) => entry.finding.severity === level);
  const levels = counted([
    [labels.severity.error, severity("error")],
    [labels.severity.warning, severity("warning")],
    [labels.severity.notice, severity("notice")],
  ]);
  const marks = counted([
    ["已超过整改时限的", count(({ isOverdue }) => isOverdue)],
    ["销号后复发的", count(({ hasRecurred }) => hasRecurred)],
    ["反馈已整改但复查仍存在的", count(({ refutations }) => refutations > 0)],
    ["疑似的", count(({ entry }) => entry.finding.verdict === "review")],
  ]);
  const source =
    lastSiteRun === null
      ? `根据网站问题台账（${periodName(period)}没有检测记录，以下为此前发现、截至${dayName(asOf)}尚未整改的问题）`
      : `根据${periodName(period)}网站自查情况，截至${dayName(asOf)}`;
  return sentences(
    `${source}，你科室负责的内容有${own.length}个问题尚未整改，其中${levels}${marks === "" ? "" : `；${marks}`}。请按以下要求办理`,
  );
}

function demands(own: readonly PeriodProblem[]): readonly string[] {
  const dues = own
    .filter(({ isOverdue }) => !isOverdue)
    .map(({ entry }) => entry.due)
    .sort();
  const [first] = dues;
  const last = dues.at(-1);
  const overdue = own.length - dues.length;
  const personal = own.filter(({ entry }) => entry.finding.category === "privacy").length;
  const waiting = own.filter(({ entry }) => entry.finding.verdict === "review").length;
  const span =
    first === undefined || last === undefined
      ? ""
      : first === last
        ? `${dues.length}个问题应于${dayName(last)}前整改完毕`
        : `${dues.length}个问题按各自时限整改，最早的为${dayName(first)}，最迟于${dayName(last)}前全部整改完毕`;
  return [
    personal === 0
      ? ""
      : `涉及个人信息的${personal}个问题，请立即核实，确属不应公开的马上撤下或者遮盖，不受下述时限限制`,
    overdue === 0 ? "" : `已超过整改时限的${overdue}个问题，请立即整改，并书面说明超期原因`,
    span === "" ? "" : `整改时限：${span}`,
    waiting === 0 ? "" : `疑似的${waiting}个问题，请先打开页面核实；属于误报的写明理由，不按错误处理`,
    "整改后请在《问题一览表》电子表格中填写整改情况、整改人和完成时间并反馈；无法整改的写明理由，没有权限的注明需上级处理",
    "反馈后将逐条复查，改好的销号，仍存在的退回",
  ].filter((demand) => demand !== "");
}

function problemTable(own: readonly PeriodProblem[]): Table {
  const site = commonOrigin(own);
  return {
    kind: "table",
    caption: siteNote(site),
    isDense: true,
    widths: [9, 19, 58, 60, 48, 22],
    left: [2, 3, 4],
    head: ["序号", "类别\n级别", "页面", "问题内容", "建议修改", "整改时限"],
    rows: own.map((problem, index) => {
      const { finding, due } = problem.entry;
      return [
        String(index + 1),
        `${labels.category[finding.category]}\n${labels.severity[finding.severity]}`,
        pageCell(problem, site),
        messageCell(problem),
        finding.suggestion ?? finding.fix,
        problem.isOverdue ? `${due}\n（${labels.overdue}）` : due,
      ];
    }),
  };
}

/** Filled in by hand. */
function receipt(): Table {
  return {
    kind: "table",
    caption: "签收与整改",
    widths: [3, 5, 3, 5],
    head: [],
    left: [],
    isForm: true,
    rows: [
      ["签发人", "", "签发日期", ""],
      ["签收人", "", "签收日期", ""],
      ["整改负责人", "", "完成日期", ""],
      ["复核人", "", "复核结果", ""],
    ],
  };
}
