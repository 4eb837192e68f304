/** Entries of the ledger as the list that sections fill in and send back: the columns of 整改清单, filled with what is known. */

import type { FindingState } from "../../model/finding.ts";
import type { LedgerEntry } from "../../model/ledger.ts";
import type { ReportOptions } from "../../model/run.ts";
import { describeOtherPages } from "../describe.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { type ListRow, listRow } from "../list-row.ts";
import { listCells, listForm } from "./list-sheet.ts";
import type { Row } from "./sheet.ts";
import { writeXlsx } from "./workbook.ts";

export interface LedgerLine {
  readonly entry: LedgerEntry;
  readonly state: FindingState;
  readonly isOverdue: boolean;
  readonly hasRecurred: boolean;
}

export interface LedgerListOptions extends ReportOptions {
  /** ISO date. */
  readonly today: string;
  readonly site: string | null;
}

/** Lines that lists put into 备注 by themselves: nobody has said them. */
export function isPresetRemark(line: string): boolean {
  return PRESETS.some((labels) => {
    const marks = [labels.overdue, labels.recurred, labels.reviewResult.failed, ...Object.values(labels.state)];
    return marks.includes(line) || line.replace(/\d+/, "2") === labels.otherPages(2);
  });
}

const PRESETS: readonly Labels[] = [labelsFor("zh"), labelsFor("en")];

/** Bytes of a workbook with one sheet. */
export function renderLedgerList(lines: readonly LedgerLine[], options: LedgerListOptions): AsyncIterable<Uint8Array> {
  const labels = labelsFor(options.lang);
  const { site, today } = options;
  return writeXlsx({
    title: labels.title(site),
    created: `${today}T00:00:00Z`,
    sheets: [
      {
        ...listForm(labels),
        name: labels.sheet.ledger,
        rows: ledgerRows(lines, options, labels),
        title: `${site ?? ""} ${labels.sheet.ledger}`.trim(),
        note: `${labels.word.now} ${today}`,
        tab: "red",
      },
    ],
  });
}

/** Rows under the head of `listForm`, numbered from 1. */
export function* ledgerRows(lines: readonly LedgerLine[], options: LedgerListOptions, labels: Labels): Iterable<Row> {
  let number = 0;
  for (const line of lines) {
    number++;
    const { finding } = line.entry;
    yield listCells(ledgerRow(line, number, options, labels), finding, "", options);
  }
}

function ledgerRow(line: LedgerLine, number: number, { today }: LedgerListOptions, labels: Labels): ListRow {
  const { entry, state } = line;
  const { finding, owner, contact, due, claim, dismissal, foundOn } = entry;
  const row = listRow({ ...finding, owner, contact, due, state }, number, { now: today }, labels);
  // A claim that was refuted is no answer any more.
  const answer = entry.state === "claimed" || entry.state === "closed" ? claim : null;
  const isRefuted = claim !== null && answer === null && entry.refutations > 0;
  const marks = [
    ...(line.isOverdue ? [labels.overdue] : []),
    ...(line.hasRecurred ? [labels.recurred] : []),
    ...(isRefuted ? [labels.reviewResult.failed] : []),
  ];
  return {
    ...row,
    foundAt: foundOn,
    progress: progressOf(entry, labels),
    fixer: answer?.by ?? "",
    fixedAt: answer?.doneOn ?? "",
    fixedUrl: answer?.url ?? "",
    review: reviewOf(entry, labels),
    remark: [
      ...marks,
      answer?.note ?? "",
      dismissal?.reason ?? "",
      describeOtherPages({ ...finding, state }, 1, labels),
    ]
      .filter((text) => text !== "")
      .join("\n"),
  };
}

function progressOf({ state }: LedgerEntry, { progress }: Labels): string {
  if (state === "doing") return progress.doing;
  if (state === "claimed" || state === "closed") return progress.done;
  if (state === "refused") return progress.refused;
  return state === "above" ? progress.above : progress.open;
}

function reviewOf({ state }: LedgerEntry, { reviewResult }: Labels): string {
  if (state === "closed") return reviewResult.closed;
  return state === "mistaken" ? reviewResult.mistaken : reviewResult.open;
}
