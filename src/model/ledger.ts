/** The ledger (台账): what happened to a finding, who did it and when, and what that makes of it. */

import type { Category, Finding } from "./finding.ts";

/**
 * `unconfirmed` 待确认 · `open` 待整改 · `doing` 整改中 · `claimed` 已整改待复核 · `closed` 已销号 · `mistaken` 误报 ·
 * `refused` 不予整改 · `above` 需上级处理.
 */
export type EntryState = "unconfirmed" | "open" | "doing" | "claimed" | "closed" | Dismissal;
/** Why an entry is left alone. */
export type Dismissal = "mistaken" | "refused" | "above";

/** A finding as it is written down: masked, without what the ledger itself decides. */
export type KeptFinding = Omit<Finding, "state">;

/** What happened. `note` is a person's remark; empty when there is none. */
export type EventDetail =
  | { readonly kind: "found"; readonly finding: KeptFinding }
  /** A later run met it again; `finding` only when it reads differently now. */
  | { readonly kind: "seen"; readonly finding: KeptFinding | null }
  /** Its page was really checked and does not show it any more, or is not there any more. */
  | { readonly kind: "gone"; readonly because: "absent" | "page-removed" }
  /** By a run: it has come back after it was closed, as `finding`. By a person: `finding` is null. */
  | { readonly kind: "reopened"; readonly finding: KeptFinding | null; readonly note: string }
  /** `due`: ISO date, null to leave it. */
  | {
      readonly kind: "assigned";
      readonly owner: string;
      readonly contact: string | null;
      readonly due: string | null;
      readonly note: string;
    }
  | { readonly kind: "started"; readonly note: string }
  /** A section says that it is done. `doneOn`: ISO date; `url`: where the mended page is. */
  | { readonly kind: "claimed"; readonly doneOn: string | null; readonly url: string; readonly note: string }
  /** A person has looked and found it mended. */
  | { readonly kind: "verified"; readonly note: string }
  /** `until`: last ISO date on which it holds; null for good. */
  | { readonly kind: "dismissed"; readonly as: Dismissal; readonly reason: string; readonly until: string | null }
  /** A dismissal has run out. */
  | { readonly kind: "expired" }
  | { readonly kind: "commented"; readonly note: string };

export type EventKind = EventDetail["kind"];

export interface EventStamp {
  /** ISO 8601 time, UTC: when it was written down. */
  readonly at: string;
  /** ISO date: the day that counts, the run's clock. */
  readonly on: string;
  /** A person; `zicha` for what a run did. */
  readonly by: string;
  /** The run that did it; null for a person. */
  readonly run: string | null;
}

/** Append-only: never changed, never removed. */
export type LedgerEvent = EventStamp & EventDetail;

/** The fold of its events. */
export interface LedgerEntry {
  /** The finding's id, shown as 问题编号. */
  readonly id: string;
  readonly state: EntryState;
  /** As it was last seen. */
  readonly finding: KeptFinding;
  readonly owner: string;
  readonly contact: string | null;
  /** A person gave it to its owner; else the owner follows the config from run to run. */
  readonly isAssigned: boolean;
  /** ISO date: of the first finding, until a person or a recurrence sets another. */
  readonly due: string;
  readonly foundOn: string;
  readonly seenOn: string;
  /** Day on which it was last closed; null as long as it is not. */
  readonly closedOn: string | null;
  /** How it was closed: a run did not find it any more, its page is not there any more, a person has verified it. */
  readonly closedBecause: "absent" | "page-removed" | "verified" | null;
  /** What the section last said. */
  readonly claim: {
    readonly by: string;
    readonly on: string;
    readonly doneOn: string | null;
    readonly url: string;
    readonly note: string;
  } | null;
  readonly dismissal: {
    readonly as: Dismissal;
    readonly by: string;
    readonly on: string;
    readonly reason: string;
    readonly until: string | null;
  } | null;
  /** Times that it came back after it was closed (复发). */
  readonly recurrences: number;
  /** Times that it was still there after a section had said it was done (复核未通过). */
  readonly refutations: number;
  /** Events so far. */
  readonly events: number;
}

/** Conditions are joined with "and"; null leaves one out. Dates are inclusive ISO dates. */
export interface EntryFilter {
  readonly ids: readonly string[] | null;
  readonly owner: string | null;
  readonly states: readonly EntryState[] | null;
  readonly category: Category | null;
  /** Rule id or glob with `*`. */
  readonly rule: string | null;
  readonly foundFrom: string | null;
  readonly foundTo: string | null;
  /** 超期: past its deadline and not mended. */
  readonly overdue: boolean;
  /** 复发: came back after it was closed, and is there now. */
  readonly recurred: boolean;
}

/** What one run did to the ledger. */
export interface RunEffect {
  readonly run: string;
  readonly found: number;
  readonly seen: number;
  readonly recurred: number;
  readonly closed: number;
  /** Open entries that this run could tell nothing about: their pages or links were not checked. */
  readonly untold: number;
  /** Dismissals that ran out. */
  readonly expired: number;
}

/** A run that was begun and whose end was never written down. */
export interface LostRun {
  readonly run: string;
  /** ISO 8601 time. */
  readonly startedAt: string;
  readonly targets: readonly string[];
}
