import type { EventDetail, EventKind, EventStamp, KeptFinding, LedgerEvent } from "../../src/model/ledger.ts";
import { makeFinding } from "../make-finding.ts";

export function keptFinding(fields: Partial<KeptFinding> = {}): KeptFinding {
  const { state: _state, ...kept } = makeFinding(fields);
  return kept;
}

/** Of each kind one; `dismissed` is a mistake. */
export const details: Readonly<Record<EventKind, EventDetail>> = {
  found: { kind: "found", finding: keptFinding() },
  seen: { kind: "seen", finding: null },
  gone: { kind: "gone", because: "absent" },
  reopened: { kind: "reopened", finding: null, note: "复核发现仍有" },
  assigned: { kind: "assigned", owner: "工程科", contact: null, due: null, note: "" },
  started: { kind: "started", note: "" },
  claimed: { kind: "claimed", doneOn: "2026-11-25", url: "https://www.example.com/b.html", note: "已改" },
  verified: { kind: "verified", note: "" },
  dismissed: { kind: "dismissed", as: "mistaken", reason: "引用原文", until: null },
  expired: { kind: "expired" },
  commented: { kind: "commented", note: "已电话通知" },
};

export function makeEvent(detail: EventDetail, stamp: Partial<EventStamp> = {}): LedgerEvent {
  return { at: "2026-11-22T01:00:00.000Z", on: "2026-11-22", by: "办公室", run: null, ...stamp, ...detail };
}
