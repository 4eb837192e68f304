/** How good or bad a fact looks: the same in pages and in workbooks. */

import type { ColumnFact, ColumnState, Indicator, PageFact } from "../model/site.ts";

/** Names a class of the page's style sheet, and a look of cells. */
export type Tone = "error" | "warning" | "notice" | "good" | "muted";

/** Worst first. */
export const columnTone: Readonly<Record<ColumnState, Tone>> = {
  blank: "error",
  stale: "error",
  near: "warning",
  unknown: "notice",
  fresh: "good",
  exempt: "muted",
};
const STATES = Object.keys(columnTone);

/** Columns in the order of `columnTone`; equal ones stay as they were. */
export function worstColumnsFirst(columns: readonly ColumnFact[]): readonly ColumnFact[] {
  return columns.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

export const outcomeTone: Readonly<Record<PageFact["outcome"], Tone>> = {
  unreadable: "error",
  skipped: "notice",
  checked: "good",
};

/** Red is for suspected vetoes alone. */
export function verdictTone({ kind, verdict }: Pick<Indicator, "kind" | "verdict">): Tone {
  if (verdict === "unknown") return "notice";
  if (verdict === "within") return "good";
  return verdict === "exceeded" && kind === "veto" ? "error" : "warning";
}
