/** The rectification list as an Excel workbook: the list first, then summaries, columns, scope, indicators and publication figures. */

import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { hasIndicators, isSiteRun } from "../indicators.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { columnsSheet, indicatorsSheet } from "./fact-sheets.ts";
import { type ListTally, listSheet } from "./list-sheet.ts";
import { publicationSheet } from "./publication-sheet.ts";
import { scopeSheet } from "./scope-sheet.ts";
import type { Sheet } from "./sheet.ts";
import { categoriesSheet, ownersSheet } from "./summary-sheets.ts";
import { sheetName, writeXlsx } from "./workbook.ts";

/** Beyond it the list goes on in a further sheet. */
const MAX_ROWS = 500_000;

function render(run: Run, options: ReportOptions): AsyncIterable<Uint8Array> {
  const labels = labelsFor(options.lang);
  return writeXlsx({
    title: labels.title(run.info.site.name),
    created: run.info.finishedAt,
    sheets: sheets(run, options, labels),
    maxRows: MAX_ROWS,
  });
}

function* sheets(run: Run, options: ReportOptions, labels: Labels): Iterable<Sheet> {
  const { info } = run;
  const tally: ListTally = { owners: new Map(), rules: new Map() };
  const list = listSheet(run, options, labels, { name: labels.sheet.list, owner: null, tally });
  const frame = (name: string) => ({
    title: `${info.site.name ?? ""} ${name}`.trim(),
    note: list.note,
    pageOf: list.pageOf,
  });
  yield list;
  yield ownersSheet(run, labels, tally, frame(labels.sheet.owners), info.summary.findings <= MAX_ROWS);
  yield categoriesSheet(run, labels, tally, frame(labels.sheet.categories));
  if (isSiteRun(info)) yield columnsSheet(info, options, labels, frame(labels.sheet.columns));
  yield scopeSheet(info, options, labels, frame(labels.sheet.scope));
  if (hasIndicators(info)) yield indicatorsSheet(info, labels, frame(labels.sheet.indicators));
  if (isSiteRun(info)) yield publicationSheet(info, labels, frame(labels.sheet.publication));
  if (options.splitByOwner !== true) return;
  const taken = Object.values(labels.sheet);
  for (const owner of Object.keys(info.summary.byOwner).sort()) {
    const name = sheetName(owner, taken);
    taken.push(name);
    yield listSheet(run, options, labels, { name, owner, tally: null });
  }
}

export const xlsx: Reporter = { name: "xlsx", extension: "xlsx", fileName: "整改清单.xlsx", render };
