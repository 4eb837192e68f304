/** Writes what a recheck saw of some entries into the ledger, all of it in one transaction. */

import type { Finding } from "../model/finding.ts";
import type { EventDetail, EventStamp, KeptFinding, LedgerEntry, LedgerEvent } from "../model/ledger.ts";
import { applyEvent, entryOn } from "./fold-events.ts";
import type { LedgerBase } from "./open-base.ts";
import { keptFinding } from "./record-run.ts";
import { createScribe } from "./scribe.ts";

/** What was seen of an entry: still there, or why it is gone. */
export type Sight =
  | { readonly kind: "there"; readonly finding: Finding }
  | { readonly kind: "gone"; readonly because: Extract<EventDetail, { kind: "gone" }>["because"] };

/**
 * Entries that nothing was seen of stay as they are. Returns those of the ids that the ledger knows, as they stand afterwards; one
 * that somebody has closed or dismissed in the meantime is left to that.
 */
export function recordRecheck(
  base: LedgerBase,
  stamp: EventStamp,
  sights: ReadonlyMap<string, Sight>,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  return base.write(async (writer) => {
    const scribe = createScribe(writer, "");
    const after = new Map<string, LedgerEntry>();
    for (const [id, { entry, lastRun }] of await scribe.load([...sights.keys()])) {
      const sight = sights.get(id);
      if (entry === null || sight === undefined) continue;
      const now = entryOn(entry, stamp.on).state === entry.state ? entry : expire(entry, lastRun);
      const event: LedgerEvent = { ...stamp, ...eventOf(now, sight) };
      // A mistake stays one when the text is gone.
      const isIdle = applyEvent(now, event) === null || (now.state === "mistaken" && sight.kind === "gone");
      after.set(id, isIdle ? now : scribe.add(now, event, lastRun));
    }
    await scribe.flush();
    return after;

    function expire(entry: LedgerEntry, lastRun: string): LedgerEntry {
      return scribe.add(entry, { ...stamp, kind: "expired" }, lastRun);
    }
  });
}

function eventOf(entry: LedgerEntry, sight: Sight): EventDetail {
  if (sight.kind === "gone") return sight;
  const finding = asSeen(entry.finding, sight.finding);
  if (entry.state === "closed") return { kind: "reopened", finding, note: "" };
  const kept = { ...finding, due: entry.finding.due };
  return { kind: "seen", finding: JSON.stringify(kept) === JSON.stringify(entry.finding) ? null : kept };
}

/** How many pages a template fault stands on, and which, only a run over the site can tell. */
function asSeen(before: KeptFinding, found: Finding): KeptFinding {
  const now = keptFinding(found);
  const { url, title, column, places, otherUrls, location } = before;
  return places > 1 ? { ...now, url, title, column, places, otherUrls, location } : now;
}
