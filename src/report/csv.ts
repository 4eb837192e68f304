/** The list as CSV for spreadsheet programs: UTF-8 with BOM, CRLF, RFC 4180 quoting, formulas neutralised. */

import type { Reporter, ReportOptions, Run } from "../model/run.ts";
import { labelsFor } from "./labels.ts";
import { listColumns, listRow } from "./list-row.ts";
import { neutralise } from "./neutralise.ts";

function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = neutralise(value);
  return /[",\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* render(run: Run, options: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(options.lang);
  yield `\ufeff${listColumns.map((column) => field(labels.list[column])).join(",")}\r\n`;
  let number = 0;
  for await (const finding of run.findings()) {
    const row = listRow(finding, ++number, run.info, labels);
    yield `${listColumns.map((column) => field(row[column])).join(",")}\r\n`;
  }
}

export const csv: Reporter = { name: "csv", extension: "csv", fileName: "整改清单.csv", render };
