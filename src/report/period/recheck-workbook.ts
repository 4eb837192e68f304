/** 复查结果.xlsx: what sections said was mended, and what later runs or people saw of it. */

import type { ClaimResult, PeriodFigures, Reexamination } from "../../model/period.ts";
import { maskPersonalData } from "../../text/mask.ts";
import { dayName, periodName } from "../../text/period.ts";
import { linkAddress } from "../describe.ts";
import { cell, factRow, headRow } from "../xlsx/cells.ts";
import type { Cell, Row, Sheet } from "../xlsx/sheet.ts";
import type { Style } from "../xlsx/styles.ts";
import { writeXlsx } from "../xlsx/workbook.ts";
import { labels } from "./phrases.ts";
import { ownerName } from "./problem-text.ts";
import { sheetFrame } from "./problem-workbook.ts";

const resultNames: Readonly<Record<ClaimResult, string>> = {
  closed: "已销号",
  "still-there": "仍存在",
  "set-aside": "另行处理",
  untold: "未查到",
};

const resultStyles: Readonly<Record<ClaimResult, Style>> = {
  closed: "good",
  "still-there": "error",
  "set-aside": "muted",
  untold: "warning",
};

export function writeRecheckWorkbook(figures: PeriodFigures): AsyncIterable<Uint8Array> {
  const { site, period, madeOn } = figures;
  return writeXlsx({
    title: `${site ?? ""}${periodName(period)}复查结果`,
    created: `${madeOn}T00:00:00Z`,
    sheets: [resultSheet(figures), sumSheet(figures)],
  });
}

const COLUMNS = [
  ["序号", 5],
  ["责任科室", 11],
  ["问题编号", 10],
  ["级别", 6],
  ["页面标题", 16],
  ["页面链接", 22],
  ["问题内容", 20],
  ["反馈人", 9],
  ["反馈日期", 11],
  ["完成时间", 11],
  ["整改后链接", 14],
  ["反馈说明", 14],
  ["复查结果", 9],
  ["复查日期", 11],
  ["复查人", 9],
  ["说明", 18],
] as const;

function resultSheet(figures: PeriodFigures): Sheet {
  return {
    ...sheetFrame(figures, "复查结果"),
    name: "复查结果",
    widths: COLUMNS.map(([, width]) => width),
    head: headRow(...COLUMNS.map(([name]) => name)),
    rows: figures.reexamined.length === 0 ? [emptyRow(figures)] : figures.reexamined.map(resultRow),
    filterRow: 1,
    freeze: true,
    landscape: true,
    tab: "red",
  };
}

/** An empty sheet would leave people guessing. */
function emptyRow({ period, asOf }: PeriodFigures): Row {
  const text = `${periodName(period)}（截至${dayName(asOf)}）没有责任科室反馈已整改、等待复查的问题。`;
  return factRow("", text, COLUMNS.length);
}

function resultRow(one: Reexamination, index: number): Row {
  const { entry, claim, result } = one;
  const { finding } = entry;
  return [
    cell(index + 1, "center"),
    cell(ownerName(entry.owner), "center"),
    cell(entry.id, "center"),
    cell(labels.severity[finding.severity], finding.severity),
    cell(finding.title, "text"),
    linked(finding.url),
    cell(finding.message, "text"),
    cell(maskPersonalData(claim.by), "center"),
    cell(claim.on, "date"),
    cell(claim.doneOn, "date"),
    linked(maskPersonalData(claim.url)),
    cell(maskPersonalData(claim.note), "text"),
    cell(resultNames[result], resultStyles[result]),
    cell(one.on, "date"),
    cell(one.by === null ? "" : one.by === "zicha" ? "自动复查" : maskPersonalData(one.by), "center"),
    cell(reasonText(one), "text"),
  ];
}

function linked(address: string): Cell {
  const link = linkAddress(address, {});
  return link === null ? cell(address, "text") : { ...cell(address, "link"), link };
}

function reasonText({ because, entry }: Reexamination): string {
  switch (because) {
    case "absent":
    case "page-removed":
    case "verified":
      return labels.closedBecause[because];
    case "seen":
      return "复查时页面上仍有，退回重新整改";
    case "reopened":
      return "人工复核没有通过，退回重新整改";
    case "dismissed":
      return entry.dismissal === null
        ? "已作其他处理"
        : `${labels.entryState[entry.dismissal.as]}：${maskPersonalData(entry.dismissal.reason)}`;
    case "no-run":
      return "反馈之后没有检测或复查的记录";
    case "not-checked":
      return "反馈之后的检测没有读到这个页面，或者链接没有核验，状态不变";
  }
}

function sumSheet(figures: PeriodFigures): Sheet {
  const results: readonly ClaimResult[] = ["closed", "still-there", "set-aside", "untold"];
  const count = (owner: string | null, result: ClaimResult | null): number =>
    figures.reexamined.filter(
      (one) => (owner === null || one.entry.owner === owner) && (result === null || one.result === result),
    ).length;
  const row = (name: string, owner: string | null, styles: readonly [Style, Style]): Row => [
    cell(name, styles[0]),
    cell(count(owner, null), styles[1]),
    ...results.map((result) => cell(count(owner, result), styles[1])),
  ];
  const owners = [...new Set(figures.reexamined.map(({ entry }) => entry.owner))];
  return {
    ...sheetFrame(figures, "复查结果汇总"),
    name: "汇总",
    widths: [24, 10, 10, 10, 10, 10],
    head: headRow("责任科室", "反馈已整改", ...results.map((result) => resultNames[result])),
    rows: [
      ...owners.map((owner) => row(ownerName(owner), owner, ["text", "center"])),
      row("合计", null, ["sumText", "sum"]),
    ],
    freeze: true,
    landscape: false,
    tab: "blue",
  };
}
