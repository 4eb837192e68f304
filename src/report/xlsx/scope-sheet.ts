/** The sheet 检测范围: what was looked at, what was not and why, so that nobody takes silence for a clean result. */

import type { ReportOptions, RunInfo } from "../../model/run.ts";
import type { PageFact } from "../../model/site.ts";
import { describePath, describeReason, linkAddress, shortAddress, siteHost } from "../describe.ts";
import { type Fact, runFacts } from "../facts.ts";
import type { Labels } from "../labels.ts";
import { outcomeTone } from "../tone.ts";
import { cell, factRow, headRow } from "./cells.ts";
import type { Cell, Row, Sheet } from "./sheet.ts";

const outcomes = ["unreadable", "skipped", "checked"] as const;

/** What was checked and what was not: a list without findings must not look like a clean site. */
export function scopeSheet(
  info: RunInfo,
  options: ReportOptions,
  labels: Labels,
  frame: Pick<Sheet, "title" | "note" | "pageOf">,
): Sheet {
  const { word } = labels;
  const table = headRow(
    word.outcome,
    word.reason,
    word.pageTitle,
    word.address,
    word.status,
    word.encoding,
    word.column,
    word.published,
    word.kind,
  );
  const facts = runFacts(info, labels).map((fact) => factLine(fact, table.length));
  const rest: Cell[] = table.slice(1).map(() => ({ value: "", style: "head" }));
  return {
    ...frame,
    name: labels.sheet.scope,
    widths: [14, 22, 30, 36, 7, 9, 18, 11, 8],
    head: [{ value: word.facts, style: "head", span: table.length }, ...rest],
    rows: rows(info, options, labels, [...facts, [], table]),
    filterRow: facts.length + 3,
    freeze: false,
    choices: [],
    landscape: true,
    tab: "grey",
  };
}

function factLine(fact: Fact, width: number): Row {
  return factRow(fact.name, fact.text, width, fact.isAlarm ? "alarm" : "text");
}

function* rows(info: RunInfo, options: ReportOptions, labels: Labels, before: readonly Row[]): Iterable<Row> {
  yield* before;
  const host = siteHost(info);
  for (const outcome of outcomes) {
    for (const page of info.pages) if (page.outcome === outcome) yield pageRow(page, host, options, labels);
  }
}

function pageRow(page: PageFact, host: string, options: ReportOptions, labels: Labels): Row {
  const link = linkAddress(page.url, options);
  const address: Cell = cell(shortAddress(page.url, host), link === null ? "text" : "link");
  return [
    cell(labels.outcome[page.outcome], outcomeTone[page.outcome]),
    cell(describeReason(page.reason, labels), "text"),
    cell(page.title, "text"),
    link === null ? address : { ...address, link },
    cell(page.status, "center"),
    cell(page.encoding, "center"),
    cell(describePath(page.column), "text"),
    cell(page.publishedAt, "date"),
    cell(page.outcome === "checked" ? labels.pageKind[page.kind] : "", "center"),
  ];
}
