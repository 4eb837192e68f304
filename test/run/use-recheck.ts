/** A new ledger beside a folder for each test, and checks and rechecks whose findings it takes. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { everyEntry, type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { Config } from "../../src/model/config.ts";
import type { EntryState, LedgerEntry } from "../../src/model/ledger.ts";
import {
  beginInLedger,
  type RecheckResult,
  recheck,
  recordInLedger,
  recordSights,
  runCheck,
} from "../../src/run/index.ts";

export const FAULT = "请登陆系统申报。";
export const MENDED = "请登录系统申报。";
const OPEN: readonly EntryState[] = ["unconfirmed", "open", "doing", "claimed"];
/** The day of the recheck. */
const LATER = "2026-03-09";
export const RULES: Config["rules"] = [
  { pattern: "*", level: "off" },
  { pattern: "typo/usage", level: "warning" },
  { pattern: "link/broken", level: "error" },
  { pattern: "link/uncertain", level: "notice" },
  { pattern: "column/stale", level: "warning" },
  { pattern: "page/find-error", level: "warning" },
  { pattern: "text/duplicate", level: "warning" },
  { pattern: "privacy/resident-id", level: "error" },
];

export const html = (body: string, footer = ""): string =>
  `<html><head><meta charset="utf-8"><title>通知</title></head><body><div class="content">${body}</div><div class="footer">${footer}</div></body></html>`;
export const p = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join("\n");

export interface RecheckBench {
  readonly folder: () => string;
  readonly ledger: () => Ledger;
  readonly check: (config: Config, targets: readonly string[], now?: string, base?: string | null) => Promise<void>;
  readonly again: (
    config: Config,
    pick?: (entry: LedgerEntry) => boolean,
    more?: { readonly base?: string; readonly external?: boolean },
  ) => Promise<RecheckResult>;
  /** Rule and state of each entry. */
  readonly states: () => Promise<string[]>;
}

/** To be called where tests are described. */
export function useRecheck(): RecheckBench {
  let folder = "";
  let ledger: Ledger;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "zicha-recheck-"));
    ledger = await openLedger(join(folder, ".zicha", "ledger.db"));
  });
  afterEach(async () => {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  });

  function requestFor(config: Config) {
    return {
      ...{ config, cwd: folder, base: null, links: true, external: true, offline: false, lang: "zh" as const },
      ...{
        version: "0",
        key: new Uint8Array(32),
        threads: 0,
        signal: new AbortController().signal,
        onProgress: () => {},
      },
    };
  }

  async function check(
    config: Config,
    targets: readonly string[],
    now = "2026-03-02",
    base: string | null = null,
  ): Promise<void> {
    const begun = await beginInLedger(ledger, now, targets);
    const rest = { as: null, stdin: null, maxPages: null, maxDepth: null, snapshotFolder: null, reveal: false };
    const run = await runCheck({ ...requestFor(config), ...rest, base, targets, now, isConfirmed: true });
    await recordInLedger(ledger, begun, run);
    run.close();
  }

  async function again(
    config: Config,
    pick: (entry: LedgerEntry) => boolean = () => true,
    more: { readonly base?: string; readonly external?: boolean } = {},
  ): Promise<RecheckResult> {
    const entries = (await ledger.list({ ...everyEntry, states: OPEN }, LATER)).filter(pick);
    const result = await recheck(ledger, { ...requestFor(config), ...more, entries, now: LATER });
    await recordSights(ledger, result.seen, { at: `${LATER}T00:00:00.000Z`, on: LATER, by: "zicha", run: "recheck" });
    return result;
  }

  return {
    folder: () => folder,
    ledger: () => ledger,
    check,
    again,
    async states() {
      const entries = await ledger.list(everyEntry, LATER);
      return entries.map(({ state, finding }) => `${finding.rule} ${state}`).sort();
    },
  };
}

/** Rule, place, what was seen. */
export const told = ({ seen }: RecheckResult, origin = ""): string[] =>
  seen
    .map(({ entry: { finding }, sight }) => {
      const what = sight.kind === "gone" ? sight.because : sight.kind === "untold" ? sight.doubt.kind : "";
      const target = finding.link?.target?.replace(origin, "") ?? "";
      return [finding.rule, finding.url.replace(origin, ""), target, sight.kind, what].filter(Boolean).join(" ");
    })
    .sort();
