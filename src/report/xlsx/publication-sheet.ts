/** The sheet 发布统计: entries of each column by year, and by month of the current year. */

import type { RunInfo } from "../../model/run.ts";
import type { PublicationCount } from "../../model/site.ts";
import { describePath } from "../describe.ts";
import type { Labels } from "../labels.ts";
import { countEarlier, monthsOfYear, shownYears } from "../publication.ts";
import { columnNames } from "../sites.ts";
import { cell, factRow, headRow } from "./cells.ts";
import type { Row, Sheet } from "./sheet.ts";

/** The last rows: all entries once, and how they were counted. */
export function publicationSheet(
  info: RunInfo,
  labels: Labels,
  frame: Pick<Sheet, "title" | "note" | "pageOf">,
): Sheet {
  const { word } = labels;
  const { pathOf } = columnNames(info, labels);
  const { total, columns } = info.publication;
  const years = shownYears(info);
  const months = monthsOfYear(info);
  const figures = (count: PublicationCount): Row =>
    [
      count.items,
      ...years.map((year) => count.years[year] ?? 0),
      countEarlier(count, years),
      ...months.map((month) => count.months[month] ?? 0),
      count.undated,
    ].map((value) => cell(value, "center"));
  const rows: Row[] = columns.map((column) => [
    cell(column.name, "text"),
    cell(describePath(pathOf(column)), "text"),
    cell(labels.columnType[column.type], "center"),
    cell(column.owner, "center"),
    ...figures(column),
  ]);
  const all: Row = [
    cell(word.distinctTotal, "label"),
    ...["", "", ""].map((text) => cell(text, "text")),
    ...figures(total),
  ];
  const widths = [15, 16, 12, 10, 7, ...years.map(() => 7.5), 6, ...months.map(() => 5.5), 8];
  return {
    ...frame,
    name: labels.sheet.publication,
    widths,
    head: headRow(
      ...[word.column, word.path, word.type, word.owner, word.total],
      ...years.map(labels.year),
      word.earlier,
      ...months.map(labels.month),
      word.undated,
    ),
    rows: [...rows, all, factRow(word.note, labels.publicationHint, widths.length)],
    filterRow: null,
    freeze: true,
    choices: [],
    landscape: true,
    tab: "grey",
  };
}
