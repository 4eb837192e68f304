/** The sheet 整改清单: one row a finding, made to be filtered, filled in, printed and read back. */

import type { Finding } from "../../model/finding.ts";
import type { ReportOptions, Run } from "../../model/run.ts";
import { linkAddress, shortAddress, siteHost } from "../describe.ts";
import type { Labels } from "../labels.ts";
import { type ListColumn, type ListRow, listColumns, listRow } from "../list-row.ts";
import { neutralise } from "../neutralise.ts";
import type { Cell, Choice, Row, Sheet } from "./sheet.ts";
import type { Style } from "./styles.ts";

/** What the list's rows add up to, counted as they go by. */
export interface ListTally {
  readonly owners: Map<string, { done: number; closed: number }>;
  /** By category, then by rule. */
  readonly rules: Map<Finding["category"], Map<string, Record<Finding["severity"], number>>>;
}

/**
 * On paper two pages lie side by side: up to `due` what a director reads, then the rest behind a repeated `number`. The break
 * falls there in every program because the first part is a little wider than the second, and all is fitted to two pages.
 */
const columns: Readonly<Record<ListColumn, { readonly width: number; readonly style: Style }>> = {
  number: { width: 5, style: "center" },
  owner: { width: 9, style: "center" },
  category: { width: 9, style: "center" },
  severity: { width: 6, style: "center" },
  column: { width: 9, style: "text" },
  title: { width: 13, style: "text" },
  place: { width: 9.5, style: "center" },
  message: { width: 18, style: "text" },
  context: { width: 20, style: "text" },
  suggestion: { width: 15, style: "text" },
  basis: { width: 31, style: "text" },
  due: { width: 11, style: "date" },
  id: { width: 9, style: "center" },
  contact: { width: 9, style: "center" },
  rule: { width: 9.5, style: "text" },
  url: { width: 17, style: "link" },
  why: { width: 25, style: "text" },
  publishedAt: { width: 11, style: "date" },
  foundAt: { width: 11, style: "date" },
  places: { width: 5, style: "center" },
  progress: { width: 8.5, style: "center" },
  fixer: { width: 6.5, style: "center" },
  fixedAt: { width: 11, style: "date" },
  fixedUrl: { width: 8, style: "text" },
  review: { width: 8, style: "center" },
  remark: { width: 10, style: "text" },
};

/** Columns that people fill in: their heads look different. */
const entries: ReadonlySet<ListColumn> = new Set(["progress", "fixer", "fixedAt", "fixedUrl", "review", "remark"]);

/** Column letters follow `listColumns`; the summary's formulas lean on them. */
export function listColumnIndex(column: ListColumn): number {
  return listColumns.indexOf(column);
}

/** What lists of findings and of ledger entries have in common. */
export function listForm(
  labels: Labels,
): Pick<Sheet, "widths" | "head" | "filterRow" | "freeze" | "choices" | "landscape" | "pagesAcross" | "pageOf"> {
  return {
    widths: listColumns.map((column) => columns[column].width),
    head: listColumns.map((column) => ({
      value: labels.list[column],
      style: entries.has(column) ? "entryHead" : "head",
    })),
    filterRow: 1,
    freeze: true,
    choices: choices(labels),
    landscape: true,
    pagesAcross: 2,
    pageOf: labels.pageOf,
  };
}

/** Cells of one row; `host` shortens addresses of the site's own pages. */
export function listCells(
  row: ListRow,
  finding: Pick<Finding, "url" | "severity">,
  host: string,
  options: ReportOptions,
): Row {
  return listColumns.map((column): Cell => {
    const value = column === "url" ? shortAddress(finding.url, host) : row[column];
    const style = column === "severity" ? finding.severity : columns[column].style;
    const cell: Cell = { value: typeof value === "string" ? neutralise(value) : value, style };
    const link = column === "url" ? linkAddress(finding.url, options) : null;
    if (column === "url" && link === null) return { ...cell, style: "text" };
    return link === null ? cell : { ...cell, link };
  });
}

/** `owner`: only the findings of this section. `tally` counts what goes by. */
export function listSheet(
  run: Run,
  options: ReportOptions,
  labels: Labels,
  part: { readonly name: string; readonly owner: string | null; readonly tally: ListTally | null },
): Sheet {
  const site = run.info.site.name;
  return {
    name: part.name,
    ...listForm(labels),
    rows: listRows(run, options, labels, part),
    title: part.owner === null ? labels.title(site) : `${labels.title(site)} · ${part.owner}`,
    note: `${labels.word.now} ${run.info.now}${run.info.complete ? "" : ` · ${labels.incomplete}`}`,
    tab: part.owner === null ? "red" : "blue",
  };
}

async function* listRows(
  run: Run,
  options: ReportOptions,
  labels: Labels,
  part: { readonly owner: string | null; readonly tally: ListTally | null },
): AsyncIterable<Row> {
  const host = siteHost(run.info);
  let number = 0;
  for await (const finding of run.findings()) {
    number++;
    if (part.owner !== null && finding.owner !== part.owner) continue;
    const row = listRow(finding, number, run.info, labels);
    if (part.tally !== null) count(part.tally, finding);
    yield listCells(row, finding, host, options);
  }
}

function count(tally: ListTally, finding: Finding): void {
  const owner = tally.owners.get(finding.owner) ?? { done: 0, closed: 0 };
  if (finding.state === "claimed" || finding.state === "fixed") owner.done++;
  if (finding.state === "fixed") owner.closed++;
  tally.owners.set(finding.owner, owner);
  const rules = tally.rules.get(finding.category) ?? new Map();
  tally.rules.set(finding.category, rules);
  const counts = rules.get(finding.rule) ?? { error: 0, warning: 0, notice: 0 };
  counts[finding.severity]++;
  rules.set(finding.rule, counts);
}

function choices(labels: Labels): readonly Choice[] {
  const { progress, reviewResult } = labels;
  return [
    {
      column: listColumnIndex("progress"),
      values: Object.values(progress),
      tints: {
        [progress.open]: "red",
        [progress.doing]: "amber",
        [progress.done]: "green",
        [progress.refused]: "grey",
        [progress.above]: "grey",
      },
    },
    {
      column: listColumnIndex("review"),
      values: Object.values(reviewResult),
      tints: { [reviewResult.closed]: "green", [reviewResult.failed]: "red", [reviewResult.mistaken]: "grey" },
    },
  ];
}
