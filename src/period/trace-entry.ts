/** What a history says of one entry in the days of a period: how it stood before, at the end, and what happened in between. */

import { applyEvent, entryOn, isOverdue } from "../ledger/index.ts";
import type { EntryState, LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import type { PeriodProblem, ProblemOrigin, Reexamination } from "../model/period.ts";
import { addDays } from "../text/dates.ts";

export interface EntryTrace {
  /** Null when it was not open on any day of the period. */
  readonly problem: PeriodProblem | null;
  /** Claims that were answered in the period, and the one that waits at its end. */
  readonly reexamined: readonly Reexamination[];
}

/** Still to be settled: neither closed nor left alone for good. What waits for a higher office is not settled. */
const UNSETTLED: ReadonlySet<EntryState> = new Set(["unconfirmed", "open", "doing", "claimed", "above"]);

/**
 * `events`: oldest first; later ones than `to` are passed over. `hasRunSince` tells whether a run was made after a day, or
 * on it and later than the time (ISO 8601). Null when the entry did not exist yet.
 */
export function traceEntry(
  events: readonly LedgerEvent[],
  from: string,
  to: string,
  hasRunSince: (on: string, at: string) => boolean,
): EntryTrace | null {
  let entry: LedgerEntry | null = null;
  let start: LedgerEntry | null = null;
  let wasUnsettled = false;
  let hasRecurred = false;
  let refutations = 0;
  let open: OpenClaim | null = null;
  const answered: Omit<Reexamination, "entry">[] = [];
  for (const event of events) {
    if (event.on > to) continue;
    const before: LedgerEntry | null = entry;
    // A clock that was set back (`--now`) may leave out what a later event builds on.
    const after = applyEvent(before, event);
    if (after === null) continue;
    entry = after;
    const isWithin = event.on >= from;
    if (!isWithin) start = after;
    else if (UNSETTLED.has(after.state)) wasUnsettled = true;
    if (isWithin && event.kind === "reopened" && event.finding !== null) hasRecurred = true;
    const answer: Answer | null = open === null || before?.state !== "claimed" ? null : answerOf(event);
    if (open !== null && answer !== null) {
      if (isWithin) answered.push({ claim: open.claim, ...answer, on: event.on, by: event.by });
      if (isWithin && answer.result === "still-there") refutations++;
      open = null;
    }
    if (event.kind === "claimed" && after.claim !== null) open = { claim: after.claim, at: event.at };
  }
  if (entry === null) return null;
  const end = entryOn(entry, to);
  const atStart = start === null ? null : entryOn(start, addDays(from, -1));
  if (open !== null && end.state === "claimed") {
    const because = hasRunSince(open.claim.on, open.at) ? "not-checked" : "no-run";
    answered.push({ claim: open.claim, result: "untold", on: null, by: null, because });
  }
  const isProblem = wasUnsettled || UNSETTLED.has(end.state) || (atStart !== null && UNSETTLED.has(atStart.state));
  const marks = { isOverdue: isOverdue(end, to), hasRecurred, refutations };
  return {
    problem: isProblem ? { entry: end, origin: originOf(atStart), ...marks } : null,
    reexamined: answered.map((one) => ({ entry: end, ...one })),
  };
}

interface OpenClaim {
  readonly claim: Reexamination["claim"];
  readonly at: string;
}
type Answer = Pick<Reexamination, "result" | "because">;

/** Null for an event that leaves the claim as it is. */
function answerOf(event: LedgerEvent): Answer | null {
  switch (event.kind) {
    case "gone":
      return { result: "closed", because: event.because };
    case "verified":
      return { result: "closed", because: "verified" };
    case "seen":
      return { result: "still-there", because: "seen" };
    case "reopened":
      return { result: "still-there", because: "reopened" };
    case "dismissed":
      return { result: "set-aside", because: "dismissed" };
    default:
      return null;
  }
}

function originOf(start: LedgerEntry | null): ProblemOrigin {
  if (start === null) return "found";
  return UNSETTLED.has(start.state) ? "carried" : "returned";
}
