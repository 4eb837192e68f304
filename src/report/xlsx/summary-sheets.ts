/** The sheets 按科室汇总 and 按类别汇总. Progress is counted by formulas, so that it follows what people enter in the list. */

import type { Severity } from "../../model/finding.ts";
import type { Run } from "../../model/run.ts";
import { compareText } from "../../text/compare-text.ts";
import { keysOf } from "../../text/keys-of.ts";
import { ownersByCount } from "../describe.ts";
import type { Labels } from "../labels.ts";
import { cell, headRow } from "./cells.ts";
import { type ListTally, listColumnIndex } from "./list-sheet.ts";
import type { Cell, Row, Sheet } from "./sheet.ts";
import { columnLetters, quoteSheet } from "./xml.ts";

type Frame = Pick<Sheet, "title" | "note" | "pageOf">;

export function ownersSheet(run: Run, labels: Labels, tally: ListTally, frame: Frame, isListWhole: boolean): Sheet {
  const { word, severity, sheet } = labels;
  return {
    ...frame,
    name: sheet.owners,
    widths: [24, 10, 10, 10, 10, 10, 10, 10, 10],
    head: headRow(
      word.owner,
      severity.error,
      severity.warning,
      severity.notice,
      word.total,
      word.share,
      word.done,
      word.closed,
      word.rate,
    ),
    rows: ownerRows(run, labels, tally, isListWhole),
    filterRow: null,
    freeze: true,
    choices: [],
    landscape: true,
    tab: "blue",
  };
}

function* ownerRows(run: Run, labels: Labels, tally: ListTally, isListWhole: boolean): Iterable<Row> {
  const { bySeverity, findings } = run.info.summary;
  const owners = ownersByCount(run.info.summary);
  let number = 1;
  for (const [owner, counts] of owners) {
    number++;
    const { done, closed } = tally.owners.get(owner) ?? { done: 0, closed: 0 };
    const counted = (column: "progress" | "review", value: string, known: number): Cell => {
      if (!isListWhole) return cell(known, "center");
      return { value: known, style: "center", formula: countFormula(labels, findings, number, column, value) };
    };
    yield [
      cell(owner === "" ? labels.word.nobody : owner, "text"),
      cell(counts.error, counts.error > 0 ? "error" : "muted"),
      cell(counts.warning, counts.warning > 0 ? "warning" : "muted"),
      cell(counts.notice, counts.notice > 0 ? "notice" : "muted"),
      cell(counts.total, "sum"),
      cell(share(counts.total, findings), "percent"),
      counted("progress", labels.progress.done, done),
      counted("review", labels.reviewResult.closed, closed),
      { value: share(done, counts.total), style: "percent", formula: `G${number}/MAX(1,E${number})` },
    ];
  }
  const sum = (pick: (owner: { done: number; closed: number }) => number) =>
    [...tally.owners.values()].reduce((total, owner) => total + pick(owner), 0);
  const total = (value: number, column: string): Cell =>
    number === 1 ? cell(value, "sum") : { value, style: "sum", formula: `SUM(${column}2:${column}${number})` };
  yield [
    cell(labels.word.total, "sumText"),
    cell(bySeverity.error, "sum"),
    cell(bySeverity.warning, "sum"),
    cell(bySeverity.notice, "sum"),
    cell(findings, "sum"),
    cell(findings === 0 ? 0 : 1, "sumPercent"),
    total(
      sum((owner) => owner.done),
      "G",
    ),
    total(
      sum((owner) => owner.closed),
      "H",
    ),
    {
      value: share(
        sum((owner) => owner.done),
        findings,
      ),
      style: "sumPercent",
      formula: `G${number + 1}/MAX(1,E${number + 1})`,
    },
  ];
}

function countFormula(labels: Labels, rows: number, row: number, column: "progress" | "review", value: string): string {
  const list = quoteSheet(labels.sheet.list);
  const range = (index: number) => `${list}!$${columnLetters(index)}$2:$${columnLetters(index)}$${rows + 1}`;
  return `COUNTIFS(${range(listColumnIndex("owner"))},$A${row},${range(listColumnIndex(column))},"${value}")`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function categoriesSheet(run: Run, labels: Labels, tally: ListTally, frame: Frame): Sheet {
  const { word, severity, sheet } = labels;
  return {
    ...frame,
    name: sheet.categories,
    widths: [16, 30, 10, 10, 10, 10, 10],
    head: headRow(word.category, word.rule, severity.error, severity.warning, severity.notice, word.total, word.share),
    rows: categoryRows(run, labels, tally),
    filterRow: null,
    freeze: true,
    choices: [],
    landscape: true,
    tab: "blue",
  };
}

function* categoryRows(run: Run, labels: Labels, tally: ListTally): Iterable<Row> {
  const { findings, bySeverity } = run.info.summary;
  const line = (first: Cell, second: Cell, counts: Readonly<Record<Severity, number>>, isSum: boolean): Row => {
    const total = counts.error + counts.warning + counts.notice;
    return [
      first,
      second,
      ...(["error", "warning", "notice"] as const).map((severity) =>
        cell(counts[severity], isSum ? "sum" : counts[severity] > 0 ? severity : "muted"),
      ),
      cell(total, isSum ? "sum" : "center"),
      cell(share(total, findings), isSum ? "sumPercent" : "percent"),
    ];
  };
  for (const category of keysOf(labels.category)) {
    const rules = tally.rules.get(category);
    if (rules === undefined) continue;
    const sum = { error: 0, warning: 0, notice: 0 };
    for (const [rule, counts] of [...rules].sort(([a], [b]) => compareText(a, b))) {
      for (const severity of ["error", "warning", "notice"] as const) sum[severity] += counts[severity];
      yield line(cell(labels.category[category], "text"), cell(rule, "text"), counts, false);
    }
    yield line(cell(labels.category[category], "sumText"), cell(labels.word.subtotal, "sumText"), sum, true);
  }
  yield line(cell(labels.word.total, "sumText"), cell("", "sumText"), bySeverity, true);
}
