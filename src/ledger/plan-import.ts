/** What the rows of a filled-in list mean for the ledger: notes to make, and rows that could not be placed, each with its reason. */

import type { EventDetail, EventStamp, LedgerEntry } from "../model/ledger.ts";
import { maskPersonalData } from "../text/mask.ts";
import { applyEvent } from "./fold-events.ts";
import type { NoteResult } from "./ledger.ts";
import type { SheetRow } from "./read-sheet.ts";

/** Why a row leads to nothing although somebody has written into it. */
export type Misfit =
  | "no-id" // there is no problem number
  | "unknown-id" // the ledger does not know it
  | "unclear-progress" // 整改情况 says nothing that is known
  | "unclear-review"
  | "unclear-date"
  | "no-reason" // 不予整改 and 误报 need one
  | "contradiction"; // another row of the same number says something else

export interface PlannedNote {
  readonly row: SheetRow;
  readonly id: string;
  readonly detail: EventDetail;
  /** Who is said to have done it; null for whoever imports. */
  readonly by: string | null;
}

export interface ImportPlan {
  /** In the order of the rows; several for one row are to follow each other. */
  readonly notes: readonly PlannedNote[];
  readonly misfits: readonly { readonly row: SheetRow; readonly why: Misfit }[];
  /** Rows that say nothing new. */
  readonly unchanged: number;
}

type Progress = "none" | "doing" | "done" | "refused" | "above" | "mistaken" | "unclear";
type Review = "none" | "closed" | "failed" | "mistaken" | "unclear";

const NEGATED = /未|没有|没改|无法|不能|尚|否|×|待(?:整改|修改|处理|更正|更新)|not/i;
const DONE =
  /^(?:是|√|✓|已|对|ok|yes|fixed|done|完成)$|已.{0,12}(?:改|删|更新|更正|修正|完成|下线|撤|处理|办结|恢复|落实)|(?:整改|修改|处理)(?:完成|完毕|到位)|fixed|done|改完/i;

/** The words that our own lists offer come first; then what sections write in their place. */
function readProgress(text: string): Progress {
  if (text === "" || /^(?:未整改|未完成|否|无|[-—/]+|open)$/i.test(text)) return "none";
  if (/误报/.test(text)) return "mistaken";
  if (/上级|无权限|for a higher office/i.test(text)) return "above";
  if (/不予整改|不整改|无需整改|不需要?整改|will not fix/i.test(text)) return "refused";
  if (/整改中|进行中|正在|处理中|修改中|in progress/i.test(text)) return "doing";
  if (DONE.test(text) && !NEGATED.test(text)) return "done";
  return /^(?:未|没有|尚未|待)/.test(text) ? "none" : "unclear";
}

function readReview(text: string): Review {
  if (text === "" || /^(?:未复核|未复查|待复核|否|[-—/]+|not reviewed)$/i.test(text)) return "none";
  if (/误报|false alarm/i.test(text)) return "mistaken";
  if (/未通过|不通过|不合格|未整改|仍|还在|退回|failed/i.test(text)) return "failed";
  return /销号|通过|合格|属实|已整改|^(?:是|√|✓)$|closed/i.test(text) ? "closed" : "unclear";
}

/** `entries`: those of the ids that the ledger knows. `isPreset`: is this a line that our own lists put into remarks? */
export function planImport(
  rows: readonly SheetRow[],
  entries: ReadonlyMap<string, LedgerEntry>,
  isPreset: (line: string) => boolean,
): ImportPlan {
  const notes: PlannedNote[] = [];
  const misfits: { row: SheetRow; why: Misfit }[] = [];
  const said = new Map<string, string>();
  let unchanged = 0;
  for (const row of rows) {
    const entry = entries.get(row.id);
    if (entry === undefined) {
      if (hasWord(row)) misfits.push({ row, why: row.id === "" ? "no-id" : "unknown-id" });
      else unchanged++;
      continue;
    }
    const outcome = readRow(row, entry, isPreset);
    if ("why" in outcome) {
      misfits.push({ row, why: outcome.why });
      continue;
    }
    if (outcome.details.length === 0) {
      unchanged++;
      continue;
    }
    const words = JSON.stringify(outcome.details);
    const before = said.get(row.id);
    if (before === undefined) {
      said.set(row.id, words);
      for (const { detail, by } of outcome.details) notes.push({ row, id: row.id, detail, by });
    } else if (before === words) unchanged++;
    else misfits.push({ row, why: "contradiction" });
  }
  return { notes, misfits, unchanged };
}

function hasWord(row: SheetRow): boolean {
  return (
    [row.id, row.fixer, row.doneOn, row.url].some((text) => text !== "") ||
    readProgress(row.progress) !== "none" ||
    readReview(row.review) !== "none"
  );
}

type Said = { readonly detail: EventDetail; readonly by: string | null };

function readRow(
  row: SheetRow,
  entry: LedgerEntry,
  isPreset: (line: string) => boolean,
): { readonly details: readonly Said[] } | { readonly why: Misfit } {
  const progress = readProgress(row.progress);
  const review = readReview(row.review);
  const lines = row.remark.split(/\r?\n/).map((line) => line.trim());
  const own = maskPersonalData(
    lines
      .filter((line, at) => line !== "" && !isPreset(line) && !(isPreset(lines[at - 1] ?? "") && /^https?:/.test(line)))
      .join("；"),
  );
  if (progress === "unclear") return { why: "unclear-progress" };
  if (review === "unclear") return { why: "unclear-review" };
  if (row.doneOn !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(row.doneOn)) return { why: "unclear-date" };
  const details: Said[] = [];
  const by = row.fixer === "" ? entry.owner : maskPersonalData(row.fixer);
  const isOver = entry.state === "closed" || entry.state === "mistaken";
  const isDone = progress === "done" || (progress === "none" && row.doneOn !== "");
  if (isDone && !isOver) {
    const detail = claimOf(row, own);
    if (entry.state !== "claimed" || !isSameClaim(entry, detail, by)) details.push({ detail, by });
  } else if (progress === "doing" && (entry.state === "unconfirmed" || entry.state === "open")) {
    details.push({ detail: { kind: "started", note: own }, by });
  } else if (
    (progress === "refused" || progress === "above" || progress === "mistaken") &&
    entry.state !== progress &&
    !isOver
  ) {
    const reason = own !== "" ? own : progress === "above" ? maskPersonalData(row.progress) : "";
    if (reason === "") return { why: "no-reason" };
    details.push({ detail: { kind: "dismissed", as: progress, reason, until: null }, by });
  }
  if (review === "closed" && !isOver) details.push({ detail: { kind: "verified", note: "" }, by: null });
  if (review === "failed" && (entry.state === "claimed" || entry.state === "closed" || details.length > 0)) {
    details.push({ detail: { kind: "reopened", finding: null, note: own }, by: null });
  }
  if (review === "mistaken" && entry.state !== "mistaken") {
    details.push({
      detail: { kind: "dismissed", as: "mistaken", reason: own === "" ? "复核认定为误报" : own, until: null },
      by: null,
    });
  }
  if (details.length === 0 && own !== "" && entry.claim?.note !== own && entry.dismissal?.reason !== own) {
    details.push({ detail: { kind: "commented", note: own }, by });
  }
  return { details };
}

function claimOf(row: SheetRow, note: string): Extract<EventDetail, { kind: "claimed" }> {
  const words =
    /^(?:已整改|claimed fixed|fixed|是|√|✓)$/i.test(row.progress) || row.progress === ""
      ? note
      : [maskPersonalData(row.progress), note].filter(Boolean).join("；");
  return {
    kind: "claimed",
    doneOn: row.doneOn === "" ? null : row.doneOn,
    url: maskPersonalData(row.url),
    note: words,
  };
}

function isSameClaim({ claim }: LedgerEntry, said: Extract<EventDetail, { kind: "claimed" }>, by: string): boolean {
  return (
    claim !== null &&
    claim.by === by &&
    claim.doneOn === said.doneOn &&
    claim.url === said.url &&
    claim.note === said.note
  );
}

/** What the notes would come to, without writing anything. */
export function tryNotes(
  stamp: EventStamp,
  notes: readonly PlannedNote[],
  entries: ReadonlyMap<string, LedgerEntry>,
): readonly NoteResult[] {
  const now = new Map(entries);
  return notes.map(({ id, detail, by }): NoteResult => {
    const before = now.get(id);
    if (before === undefined) return { outcome: "unknown", id };
    const entry = applyEvent(before, { ...stamp, by: by ?? stamp.by, ...detail });
    if (entry === null) return { outcome: "refused", id, before: before.state };
    now.set(id, entry);
    return { outcome: "done", id, before: before.state, entry };
  });
}
