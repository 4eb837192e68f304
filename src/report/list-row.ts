/** The columns of 整改清单 and what a finding fills into them, the same for every tabular report. */

import type { Finding } from "../model/finding.ts";
import type { RunInfo } from "../model/run.ts";
import { describeEvidence, describeMessage, describeOtherPages, describePath } from "./describe.ts";
import type { Labels } from "./labels.ts";

/**
 * Column ids in order: first what a director reads, up to `due`, then what the work needs. The order is part of the format:
 * people re-import the list.
 */
export const listColumns = [
  "number",
  "owner",
  "category",
  "severity",
  "column",
  "title",
  "place",
  "message",
  "context",
  "suggestion",
  "basis",
  "due",
  "id",
  "contact",
  "rule",
  "url",
  "why",
  "publishedAt",
  "foundAt",
  "places",
  "progress",
  "fixer",
  "fixedAt",
  "fixedUrl",
  "review",
  "remark",
] as const;
export type ListColumn = (typeof listColumns)[number];

export type ListRow = Readonly<Record<ListColumn, string | number>>;

/** `number` counts from 1. Dates are ISO dates, empty when unknown; columns that people fill in are empty or preset from the state. */
export function listRow(finding: Finding, number: number, info: Pick<RunInfo, "now">, labels: Labels): ListRow {
  return {
    number,
    id: finding.id,
    owner: finding.owner,
    contact: finding.contact ?? "",
    category: labels.category[finding.category],
    severity: labels.severity[finding.severity],
    rule: finding.rule,
    column: describePath(finding.column),
    title: finding.title,
    url: finding.url,
    place: labels.place(finding.location),
    message: describeMessage(finding, labels),
    context: describeEvidence(finding, labels),
    suggestion: finding.suggestion ?? finding.fix,
    why: [finding.why, finding.suggestion === null ? "" : finding.fix].filter((part) => part !== "").join("\n"),
    basis: finding.basis.join("\n"),
    publishedAt: finding.publishedAt ?? "",
    foundAt: info.now,
    due: finding.due,
    places: finding.places,
    progress: presetProgress(finding, labels),
    fixer: "",
    fixedAt: "",
    fixedUrl: "",
    review: finding.state === "fixed" ? labels.reviewResult.closed : labels.reviewResult.open,
    remark: presetRemark(finding, labels),
  };
}

function presetRemark(finding: Finding, labels: Labels): string {
  const isTold = finding.state === "reopened" || finding.state === "dismissed";
  return [isTold ? labels.state[finding.state] : "", describeOtherPages(finding, 1, labels)].filter(Boolean).join("\n");
}

/** A dismissed finding has no preset: whether it was mistaken, refused or handed up stands in the ledger. */
function presetProgress(finding: Finding, labels: Labels): string {
  if (finding.state === "dismissed") return "";
  return finding.state === "claimed" || finding.state === "fixed" ? labels.progress.done : labels.progress.open;
}
