import { describe, expect, test } from "vitest";
import {
  applyEvent,
  entryOn,
  findingStateOf,
  foldEvents,
  hasRecurred,
  isOverdue,
} from "../../src/ledger/fold-events.ts";
import { entryStates, nextState } from "../../src/ledger/transitions.ts";
import type { Dismissal, EntryState, EventDetail, EventKind, LedgerEntry } from "../../src/model/ledger.ts";
import { details, keptFinding, makeEvent } from "./make-event.ts";

const dismissed = (as: Dismissal): EventDetail => ({ kind: "dismissed", as, reason: "理由", until: null });
/** A history that ends in each state. */
const ways: Readonly<Record<EntryState, readonly EventDetail[]>> = {
  unconfirmed: [],
  open: [details.assigned],
  doing: [details.started],
  claimed: [details.claimed],
  closed: [details.verified],
  mistaken: [dismissed("mistaken")],
  refused: [dismissed("refused")],
  above: [dismissed("above")],
};
const entryIn = (state: EntryState): LedgerEntry => {
  const entry = foldEvents([details.found, ...ways[state]].map((detail) => makeEvent(detail)));
  if (entry === null) throw new Error(`no way to ${state}`);
  return entry;
};

/** Rows: state before; columns: the events below; `-`: cannot happen. Short names of the states after. */
const columns: readonly EventKind[] = [
  ...([
    "found",
    "seen",
    "gone",
    "reopened",
    "assigned",
    "started",
    "claimed",
    "verified",
    "expired",
    "commented",
  ] as const),
];
const short: Readonly<Record<string, EntryState>> = {
  ...{
    new: "unconfirmed",
    opn: "open",
    dng: "doing",
    clm: "claimed",
    cls: "closed",
    mis: "mistaken",
    ref: "refused",
    abv: "above",
  },
};
const table = `
new: - opn cls -   opn dng clm cls -   new
opn: - opn cls -   opn dng clm cls -   opn
dng: - dng cls -   dng dng clm cls -   dng
clm: - opn cls opn clm dng clm cls -   clm
cls: - -   -   opn -   -   -   -   -   cls
mis: - mis mis opn -   -   -   -   opn mis
ref: - ref cls opn opn dng clm cls opn ref
abv: - abv cls opn opn dng clm cls opn abv`;

describe("every event in every state", () => {
  const rows = table.trim().split("\n");
  test("the table has all states", () => {
    expect(rows.map((row) => short[row.slice(0, 3)])).toEqual(entryStates);
  });
  test.each(
    rows.flatMap((row) => {
      const [name = "", ...after] = row.split(/:?\s+/);
      return columns.map((kind, index) => [short[name] ?? "open", kind, short[after[index] ?? ""] ?? null] as const);
    }),
  )("%s, %s → %s", (before, kind, after) => {
    expect(nextState(before, details[kind])).toBe(after);
    expect(applyEvent(entryIn(before), makeEvent(details[kind], { on: "2026-11-23" }))?.state ?? null).toBe(after);
  });
  test("a run that is repeated on the same day confirms nothing", () => {
    expect(applyEvent(entryIn("unconfirmed"), makeEvent(details.seen))).toMatchObject({
      state: "unconfirmed",
      events: 2,
    });
    expect(applyEvent(entryIn("claimed"), makeEvent(details.seen))).toMatchObject({ state: "open", refutations: 1 });
  });
  test.each(entryStates)("%s, dismissed", (before) => {
    for (const as of ["mistaken", "refused", "above"] as const) {
      const after = before === "closed" ? null : as;
      expect(applyEvent(entryIn(before), makeEvent(dismissed(as)))?.state ?? null).toBe(after);
    }
  });
});

describe("what an entry remembers", () => {
  test("nothing begins without a finding, and nothing is found twice", () => {
    expect(foldEvents([])).toBeNull();
    expect(foldEvents([makeEvent(details.seen)])).toBeNull();
    expect(foldEvents([makeEvent(details.found), makeEvent(details.found)])).toBeNull();
  });
  test("the first day, the last day, and the deadline of the first finding", () => {
    const later = keptFinding({ due: "2027-01-01", message: "改了说法", location: { line: 9 } });
    const entry = foldEvents([
      makeEvent({ kind: "found", finding: keptFinding({ due: "2026-11-27" }) }, { on: "2026-11-22" }),
      makeEvent({ kind: "seen", finding: later }, { on: "2026-12-22" }),
      makeEvent(details.seen, { on: "2027-01-22" }),
    ]);
    expect(entry).toMatchObject({ foundOn: "2026-11-22", seenOn: "2027-01-22", due: "2026-11-27", events: 3 });
    expect(entry?.finding).toEqual(later);
  });
  test("the owner follows the config until a person decides", () => {
    const found = makeEvent({ kind: "found", finding: keptFinding({ owner: "办公室" }) });
    const moved = makeEvent({ kind: "seen", finding: keptFinding({ owner: "宣传科", contact: "0550-0000000" }) });
    expect(foldEvents([found, moved])).toMatchObject({ owner: "宣传科", contact: "0550-0000000", isAssigned: false });
    const given = makeEvent({
      ...details.assigned,
      kind: "assigned",
      owner: "工程科",
      contact: null,
      due: "2026-12-01",
      note: "",
    });
    expect(foldEvents([found, given, moved])).toMatchObject({ owner: "工程科", contact: null, due: "2026-12-01" });
  });
  test("what was claimed, by whom, and that a run refuted it", () => {
    const entry = foldEvents([
      makeEvent(details.found),
      makeEvent(details.claimed, { by: "李某" }),
      makeEvent(details.seen),
    ]);
    expect(entry).toMatchObject({
      state: "open",
      refutations: 1,
      claim: { by: "李某", doneOn: "2026-11-25", note: "已改" },
    });
    expect(foldEvents([makeEvent(details.found), makeEvent(details.seen)])?.refutations).toBe(0);
  });
  test("why it was closed", () => {
    const end = (detail: EventDetail) =>
      foldEvents([makeEvent(details.found), makeEvent(detail, { on: "2026-12-01" })]);
    expect(end(details.gone)).toMatchObject({ closedOn: "2026-12-01", closedBecause: "absent" });
    expect(end({ kind: "gone", because: "page-removed" })).toMatchObject({ closedBecause: "page-removed" });
    expect(end(details.verified)).toMatchObject({ closedBecause: "verified" });
    expect(end(details.seen)).toMatchObject({ closedOn: null, closedBecause: null });
  });
  test("a mistake whose text is gone is no mended fault", () => {
    const entry = foldEvents([details.found, details.dismissed, details.gone].map((detail) => makeEvent(detail)));
    expect(entry).toMatchObject({ state: "mistaken", closedOn: null });
  });
  test("coming back is counted and gets a new deadline; reopening by hand is neither", () => {
    const again = keptFinding({ due: "2027-03-01" });
    const back = foldEvents([
      ...[details.found, details.gone].map((detail) => makeEvent(detail)),
      makeEvent({ kind: "reopened", finding: again, note: "" }, { on: "2027-02-22" }),
    ]);
    expect(back).toMatchObject({
      state: "open",
      recurrences: 1,
      due: "2027-03-01",
      seenOn: "2027-02-22",
      closedOn: null,
    });
    expect(back !== null && hasRecurred(back)).toBe(true);
    const byHand = foldEvents([details.found, details.verified, details.reopened].map((detail) => makeEvent(detail)));
    expect(byHand).toMatchObject({ state: "open", recurrences: 0, due: "2026-11-27" });
    const closedAgain = back === null ? null : applyEvent(back, makeEvent(details.gone));
    expect(closedAgain !== null && hasRecurred(closedAgain)).toBe(false);
  });
});

describe("what follows from the day", () => {
  const dismissedUntil = foldEvents([
    makeEvent(details.found),
    makeEvent({ kind: "dismissed", as: "refused", reason: "等待改版", until: "2026-12-31" }),
  ]);
  if (dismissedUntil === null) throw new Error("impossible");
  test("a dismissal holds up to its last day", () => {
    expect(entryOn(dismissedUntil, "2026-12-31")).toBe(dismissedUntil);
    expect(entryOn(dismissedUntil, "2027-01-01")).toMatchObject({ state: "open", dismissal: null });
    expect(entryOn(entryIn("refused"), "2099-01-01").state).toBe("refused");
  });
  test.each<[EntryState, boolean]>([
    ["unconfirmed", true],
    ["open", true],
    ["doing", true],
    ["claimed", false],
    ["closed", false],
    ["mistaken", false],
    ["refused", false],
    ["above", false],
  ])("%s past its deadline: %s", (state, overdue) => {
    expect(isOverdue(entryIn(state), "2026-11-28")).toBe(overdue);
    expect(isOverdue(entryIn(state), "2026-11-27")).toBe(false);
  });
  test.each<[EntryState, string]>([
    ["unconfirmed", "new"],
    ["open", "open"],
    ["doing", "open"],
    ["claimed", "claimed"],
    ["closed", "fixed"],
    ["mistaken", "dismissed"],
    ["refused", "dismissed"],
    ["above", "dismissed"],
  ])("%s is shown as %s", (state, shown) => {
    expect(findingStateOf(entryIn(state))).toBe(shown);
    expect(findingStateOf({ state: "doing", recurrences: 1 })).toBe("reopened");
  });
});
