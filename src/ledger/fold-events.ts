/** An entry is the fold of its events: a pure function, so that the ledger can be proved from its history. */

import type { FindingState } from "../model/finding.ts";
import type { EntryState, KeptFinding, LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import { isDismissed, nextState, pendingStates } from "./transitions.ts";

/** The entry that an event makes of the one before it (null: none yet); null when the event cannot happen there. */
export function applyEvent(before: LedgerEntry | null, event: LedgerEvent): LedgerEntry | null {
  if (before === null) return event.kind === "found" ? firstEntry(event.finding, event.on) : null;
  const state = nextState(before.state, event);
  if (state === null) return null;
  const { by, on } = event;
  // Nearly all events are of this kind: one copy of the entry must do.
  if (event.kind === "seen") return withFinding(seeAgain(before, state, on), event.finding);
  const entry: LedgerEntry = { ...before, state, events: before.events + 1 };
  switch (event.kind) {
    case "gone":
      return state === "closed" ? { ...entry, closedOn: on, closedBecause: event.because } : entry;
    case "verified":
      return { ...entry, closedOn: on, closedBecause: "verified" };
    case "reopened":
      return reopen(entry, event.finding, on);
    case "expired":
      return { ...entry, dismissal: null };
    case "assigned":
      return {
        ...entry,
        owner: event.owner,
        contact: event.contact,
        isAssigned: true,
        due: event.due ?? entry.due,
        dismissal: isDismissed(state) ? entry.dismissal : null,
      };
    case "started":
      return { ...entry, dismissal: null };
    case "claimed":
      return { ...entry, claim: { by, on, doneOn: event.doneOn, url: event.url, note: event.note }, dismissal: null };
    case "dismissed":
      return { ...entry, dismissal: { as: event.as, by, on, reason: event.reason, until: event.until } };
    case "commented":
      return entry;
    case "found":
      return null;
  }
}

/** Null for no events, and for events that do not follow from each other. */
export function foldEvents(events: Iterable<LedgerEvent>): LedgerEntry | null {
  let entry: LedgerEntry | null = null;
  for (const event of events) {
    entry = applyEvent(entry, event);
    if (entry === null) return null;
  }
  return entry;
}

/** The entry as it stands on a day: a dismissal that has run out no longer counts. */
export function entryOn(entry: LedgerEntry, today: string): LedgerEntry {
  const until = entry.dismissal?.until ?? null;
  return isDismissed(entry.state) && until !== null && until < today
    ? { ...entry, state: "open", dismissal: null }
    : entry;
}

/** 超期: to be mended, and the deadline is over. */
export function isOverdue(entry: Pick<LedgerEntry, "state" | "due">, today: string): boolean {
  return pendingStates.includes(entry.state) && entry.due < today;
}

/** 复发: it has come back after it was closed, and is there now. */
export function hasRecurred(entry: Pick<LedgerEntry, "state" | "recurrences">): boolean {
  return entry.recurrences > 0 && pendingStates.includes(entry.state);
}

/** The state as reports of a run show it (contract §2). */
export function findingStateOf(entry: Pick<LedgerEntry, "state" | "recurrences">): FindingState {
  if (entry.state === "closed") return "fixed";
  if (isDismissed(entry.state)) return "dismissed";
  if (entry.state === "claimed") return "claimed";
  if (hasRecurred(entry)) return "reopened";
  return entry.state === "unconfirmed" ? "new" : "open";
}

/** One literal, whose copies are made fast. */
function firstEntry(finding: KeptFinding, on: string): LedgerEntry {
  const { id, owner, contact, due } = finding;
  return {
    id,
    state: "unconfirmed",
    finding,
    owner,
    contact,
    isAssigned: false,
    due,
    foundOn: on,
    seenOn: on,
    closedOn: null,
    closedBecause: null,
    claim: null,
    dismissal: null,
    recurrences: 0,
    refutations: 0,
    events: 1,
  };
}

function seeAgain(before: LedgerEntry, state: EntryState, on: string): LedgerEntry {
  // A run that is repeated, because it was killed or for good measure, gives nobody the time to object.
  const isRepeated = before.state === "unconfirmed" && on === before.foundOn;
  const refutations = before.refutations + (before.state === "claimed" ? 1 : 0);
  return {
    ...before,
    state: isRepeated ? before.state : state,
    seenOn: on,
    refutations,
    events: before.events + 1,
  };
}

/** What comes back gets a new deadline; what a person reopens keeps its own. */
function reopen(entry: LedgerEntry, finding: KeptFinding | null, on: string): LedgerEntry {
  const open: LedgerEntry = { ...entry, closedOn: null, closedBecause: null, claim: null, dismissal: null };
  if (finding === null) return open;
  return { ...withFinding(open, finding), due: finding.due, seenOn: on, recurrences: entry.recurrences + 1 };
}

function withFinding(entry: LedgerEntry, finding: KeptFinding | null): LedgerEntry {
  if (finding === null) return entry;
  const { owner, contact } = finding;
  return entry.isAssigned ? { ...entry, finding } : { ...entry, finding, owner, contact };
}
