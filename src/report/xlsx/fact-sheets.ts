/** The sheets 栏目更新情况 and 指标对照. */

import type { ReportOptions, RunInfo } from "../../model/run.ts";
import { describePath, linkAddress, shortAddress, siteHost } from "../describe.ts";
import { describeVerdict, shownIndicators } from "../indicators.ts";
import type { Labels } from "../labels.ts";
import { columnNames } from "../sites.ts";
import { columnTone, verdictTone, worstColumnsFirst } from "../tone.ts";
import { cell, headRow } from "./cells.ts";
import type { Cell, Row, Sheet } from "./sheet.ts";

type Frame = Pick<Sheet, "title" | "note" | "pageOf">;

export function columnsSheet(info: RunInfo, options: ReportOptions, labels: Labels, frame: Frame): Sheet {
  const { word } = labels;
  const host = siteHost(info);
  const { pathOf } = columnNames(info, labels);
  const rows = worstColumnsFirst(info.columns).map((column): Row => {
    const link = linkAddress(column.url, options);
    const address: Cell = cell(shortAddress(column.url, host), link === null ? "text" : "link");
    return [
      cell(column.name, "text"),
      cell(describePath(pathOf(column)), "text"),
      cell(labels.columnType[column.type], "center"),
      cell(column.owner, "center"),
      cell(labels.columnState[column.state], columnTone[column.state]),
      cell(column.latest, "date"),
      cell(column.ageDays ?? word.unlimited, "center"),
      cell(column.maxAgeDays ?? word.unlimited, "center"),
      cell(labels.limitFrom[column.limitFrom], "center"),
      cell(column.items, "center"),
      cell(column.note, "text"),
      link === null ? address : { ...address, link },
    ];
  });
  return {
    ...frame,
    name: labels.sheet.columns,
    widths: [14, 20, 13, 10, 10, 11, 8, 9, 13, 7, 22, 18],
    head: headRow(
      word.column,
      word.path,
      word.type,
      word.owner,
      word.state,
      word.latest,
      word.age,
      word.maxAge,
      word.limitFrom,
      word.items,
      word.note,
      word.address,
    ),
    rows,
    filterRow: 1,
    freeze: true,
    choices: [],
    landscape: true,
    tab: "blue",
  };
}

/** Veto lines first. */
export function indicatorsSheet(info: RunInfo, labels: Labels, frame: Frame): Sheet {
  const { word } = labels;
  const { vetoes, deductions } = shownIndicators(info);
  return {
    ...frame,
    name: labels.sheet.indicators,
    widths: [9, 24, 8, 8, 24, 36, 46],
    head: headRow(word.indicatorKind, word.indicator, word.value, word.limit, word.verdict, word.note, word.basis),
    rows: [...vetoes, ...deductions].map((indicator) => [
      cell(labels.indicatorKind[indicator.kind], "center"),
      cell(indicator.name, "text"),
      cell(indicator.value ?? word.unknown, "center"),
      cell(indicator.limit ?? word.unlimited, "center"),
      cell(describeVerdict(indicator, labels), verdictTone(indicator)),
      cell(indicator.note, "text"),
      cell(indicator.basis, "text"),
    ]),
    filterRow: null,
    freeze: true,
    choices: [],
    landscape: true,
    tab: "blue",
  };
}
