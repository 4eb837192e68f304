/** A new ledger for each test, in one of the databases, and numbered findings to put into it. */

import { afterEach, beforeEach } from "vitest";
import { everyEntry, type Ledger, type NoteResult, openLedger } from "../../src/ledger/ledger.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { EventDetail, EventStamp, RunEffect } from "../../src/model/ledger.ts";
import { makeFinding } from "../make-finding.ts";
import type { TestDatabase } from "./databases.ts";
import { type MonthFields, makeRecord } from "./make-record.ts";

export interface LedgerBench {
  /** Where the ledger of this test lies. */
  readonly place: () => string;
  /** It is closed after the test. */
  readonly open: () => Promise<Ledger>;
}

/** To be called where tests are described. */
export function useLedger(make: TestDatabase["make"]): LedgerBench {
  let place = "";
  let remove: () => Promise<void>;
  const opened: Ledger[] = [];
  beforeEach(async () => {
    ({ place, remove } = await make());
  });
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close();
    await remove();
  });
  return {
    place: () => place,
    async open() {
      const ledger = await openLedger(place);
      opened.push(ledger);
      return ledger;
    },
  };
}

export const idOf = (n: number): string => n.toString(16).padStart(16, "0");

/** The finding with the id `idOf(n)`, on a page of its own. */
export function numbered(n: number, fields: Partial<Finding> = {}): Finding {
  return makeFinding({ id: idOf(n), url: `https://www.example.com/${n}.html`, ...fields });
}

/** What a person did on a day. */
export function stamp(on: string): EventStamp {
  return { at: `${on}T02:00:00.000Z`, on, by: "办公室", run: null };
}

/** A whole run of that day. */
export async function record(
  ledger: Ledger,
  on: string,
  findings: readonly Finding[],
  fields?: MonthFields,
): Promise<RunEffect> {
  const run = makeRecord(on, findings, fields);
  await ledger.beginRun(run);
  return ledger.recordRun(run);
}

export function note(ledger: Ledger, on: string, n: number, detail: EventDetail): Promise<readonly NoteResult[]> {
  return ledger.note(stamp(on), [{ id: idOf(n), detail }]);
}

/** By number. */
export async function statesOf(ledger: Ledger, today: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await ledger.list(everyEntry, today)).map(({ id, state }) => [Number.parseInt(id, 16), state]),
  );
}
