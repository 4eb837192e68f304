/** Which event leads from which state to which: the one table that says how an entry may change (domain rule: 发现 → 交办 → 整改 → 反馈 → 复核 → 销号). */

import type { Dismissal, EntryState, EventDetail, EventKind } from "../model/ledger.ts";

/** `same`: noted, the state stays · `no`: it cannot happen in this state. */
type Step = EntryState | "same" | "no";
type Row = Readonly<Record<EntryState, Step>>;

const stay: Row = row("same");

function row(all: Step, others: Partial<Record<EntryState, Step>> = {}): Row {
  const states = { unconfirmed: all, open: all, doing: all, claimed: all, closed: all };
  return { ...states, mistaken: all, refused: all, above: all, ...others };
}

/**
 * `seen` in `unconfirmed`: what nobody has called a mistake until a run of a later day is to be mended. In `claimed`: the claim is
 * refuted. A mistake stays one when the text is gone: it must not count as mended.
 */
const table: Readonly<Record<Exclude<EventKind, "dismissed">, Row>> = {
  found: row("no"),
  seen: row("same", { unconfirmed: "open", claimed: "open", closed: "no" }),
  gone: row("closed", { closed: "no", mistaken: "same" }),
  reopened: row("open", { unconfirmed: "no", open: "no", doing: "no" }),
  assigned: row("same", { unconfirmed: "open", above: "open", refused: "open", closed: "no", mistaken: "no" }),
  started: row("doing", { doing: "same", closed: "no", mistaken: "no" }),
  claimed: row("claimed", { closed: "no", mistaken: "no" }),
  verified: row("closed", { closed: "no", mistaken: "no" }),
  expired: row("no", { mistaken: "open", refused: "open", above: "open" }),
  commented: stay,
};

/** The state after the event; null when the event cannot happen in this state. */
export function nextState(
  state: EntryState,
  event: Pick<EventDetail, "kind"> & { readonly as?: Dismissal },
): EntryState | null {
  if (event.kind === "dismissed") return state === "closed" || event.as === undefined ? null : event.as;
  const step = table[event.kind][state];
  if (step === "no") return null;
  return step === "same" ? state : step;
}

/** Is the entry left alone in this state? */
export function isDismissed(state: EntryState): state is Dismissal {
  return state === "mistaken" || state === "refused" || state === "above";
}

/** States in which somebody has still to mend something. */
export const pendingStates: readonly EntryState[] = ["unconfirmed", "open", "doing"];
/** All of them, in the order in which an entry passes through them. */
export const entryStates: readonly EntryState[] = [
  ...pendingStates,
  "claimed",
  "closed",
  "mistaken",
  "refused",
  "above",
];
