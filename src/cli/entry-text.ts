/** Entries of the ledger as people and programs read them. */

import { hasRecurred, isOverdue } from "../ledger/index.ts";
import type { LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import type { Labels } from "../report/index.ts";

/** Digits of an id that lists show: enough to name one of millions. */
const SHOWN_DIGITS = 8;

/** The state, with what follows from it and the day. */
export function describeState(entry: LedgerEntry, today: string, labels: Labels): string {
  const marks = [
    labels.entryState[entry.state],
    ...(isOverdue(entry, today) ? [labels.overdue] : []),
    ...(hasRecurred(entry) ? [labels.recurred] : []),
  ];
  return marks.join("·");
}

/** Cells of one row: id, state, severity, owner, deadline, message. */
export function entryCells(entry: LedgerEntry, today: string, labels: Labels): readonly string[] {
  const { id, owner, due, finding } = entry;
  const message = `${finding.verdict === "review" ? `【${labels.review}】` : ""}${finding.message}`;
  return [
    id.slice(0, SHOWN_DIGITS),
    describeState(entry, today, labels),
    labels.severity[finding.severity],
    owner,
    due,
    `${message}  ${finding.url}`,
  ];
}

/** One event in one line: day, what, who, and what they said. */
export function eventCells(event: LedgerEvent, labels: Labels): readonly string[] {
  return [event.on, labels.eventKind[event.kind], event.by, describeDetail(event, labels)];
}

function describeDetail(event: LedgerEvent, labels: Labels): string {
  const parts = (...texts: readonly (string | null)[]): string =>
    texts.filter((text) => text !== null && text !== "").join(labels.mark.comma);
  switch (event.kind) {
    case "found":
      return event.finding.message;
    case "seen":
      return event.finding === null ? "" : event.finding.message;
    case "gone":
      return labels.closedBecause[event.because];
    case "reopened":
      return parts(event.finding === null ? null : labels.recurred, event.note);
    case "assigned":
      return parts(event.owner, event.contact, event.due, event.note);
    case "claimed":
      return parts(event.doneOn, event.url, event.note);
    case "dismissed":
      return parts(labels.entryState[event.as], event.reason, event.until === null ? null : `→ ${event.until}`);
    case "started":
    case "verified":
    case "commented":
      return event.note;
    case "expired":
      return "";
  }
}

/** Keys in a fixed order; `finding` as in the run's JSON (contract §2). */
export function entryJson(entry: LedgerEntry, today: string): object {
  const { id, state, owner, contact, due, foundOn, seenOn, closedOn, closedBecause, claim, dismissal } = entry;
  const { recurrences, refutations, events, finding } = entry;
  return {
    id,
    state,
    overdue: isOverdue(entry, today),
    recurred: hasRecurred(entry),
    owner,
    contact,
    due,
    foundOn,
    seenOn,
    closedOn,
    closedBecause,
    claim,
    dismissal,
    recurrences,
    refutations,
    events,
    finding,
  };
}
