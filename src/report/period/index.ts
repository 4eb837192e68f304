/** The documents of a period, each rendered from the same figures. */

import type { PeriodFigures } from "../../model/period.ts";
import { writeDocx } from "../docx/write-docx.ts";
import { noticeDocument, noticeOwners } from "./notice-document.ts";
import { ownerName } from "./problem-text.ts";
import { writeProblemWorkbook } from "./problem-workbook.ts";
import { writeRecheckWorkbook } from "./recheck-workbook.ts";
import { reportDocument } from "./report-document.ts";

export type DocumentFormat = "docx" | "xlsx";

export interface PeriodDocument {
  /** Without folder; safe on every system. */
  readonly fileName: string;
  readonly format: DocumentFormat;
  /** Whole bytes in order; may be called more than once. */
  readonly render: () => AsyncIterable<Uint8Array>;
}

/** The report, a notice for each section that has something to mend, and the two lists. Figures of one section give no report. */
export function periodDocuments(figures: PeriodFigures): readonly PeriodDocument[] {
  const docx = (fileName: string, render: PeriodDocument["render"]): PeriodDocument => ({
    fileName,
    format: "docx",
    render,
  });
  const xlsx = (fileName: string, render: PeriodDocument["render"]): PeriodDocument => ({
    fileName,
    format: "xlsx",
    render,
  });
  const names = new Set<string>();
  return [
    ...(figures.owner === null ? [docx("自查整改报告.docx", () => writeDocx(reportDocument(figures)))] : []),
    ...noticeOwners(figures).map((owner) =>
      docx(noticeName(owner, names), () => writeDocx(noticeDocument(figures, owner))),
    ),
    xlsx("问题一览表.xlsx", () => writeProblemWorkbook(figures)),
    xlsx("复查结果.xlsx", () => writeRecheckWorkbook(figures)),
  ];
}

/** Characters that Windows forbids become `-`; two sections never share a file. */
function noticeName(owner: string, taken: Set<string>): string {
  const plain = ownerName(owner)
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, "-")
    .replace(/[. ]+$/, "")
    .slice(0, 60);
  for (let n = 1; ; n++) {
    const name = `整改通知单-${plain}${n === 1 ? "" : `(${n})`}.docx`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
