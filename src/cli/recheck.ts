/** `zicha recheck`: looks again at the pages of open entries, closes what is gone, and says of each what was seen. */

import { randomBytes } from "node:crypto";
import { cwd, env, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { entryStates, type Ledger } from "../ledger/index.ts";
import type { EntryFilter, EntryState, EventStamp, LedgerEntry } from "../model/ledger.ts";
import { labelsFor } from "../report/index.ts";
import { type RecheckResult, recheck, recordSights } from "../run/index.ts";
import { maskingKey } from "../store/index.ts";
import {
  addressOption,
  type CommandContext,
  clockOption,
  durationOption,
  flagOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";
import { filterOptions, findIds } from "./entry-options.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { startProgress } from "./progress.ts";
import { recheckJson, recheckLines } from "./recheck-text.ts";
import { createStopSignal } from "./stop-signal.ts";

/** In which somebody still waits for an answer. */
const OPEN_STATES: readonly EntryState[] = ["unconfirmed", "open", "doing", "claimed"];

/** 0: everything is closed · 1: something is still there · 3: something could not be told. @throws UsageError for a wrong call */
export async function runRecheckCommand(
  given: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const now = clockOption(options, say);
  const filter = filterOptions(options, context);
  const maxTime = durationOption(options, "maxTime", "--max-time", say);
  const base = addressOption(options, "base", "--base", say);
  const isDry = flagOption(options, "dryRun", false);
  return withLedger(config, say, async (ledger) => {
    const entries = await chooseEntries(ledger, given, filter, now, context);
    const stop = createStopSignal(maxTime, say);
    const progress = startProgress(flagOption(options, "progress", true), say);
    let result: RecheckResult;
    try {
      result = await recheck(ledger, {
        entries,
        config,
        cwd: cwd(),
        now,
        base,
        lang,
        version: context.version,
        links: true,
        external: flagOption(options, "external", true),
        offline: false,
        key: maskingKey(config.folder, env["ZICHA_KEY"]).key,
        signal: stop.signal,
        onProgress: progress.update,
        onWait: progress.wait,
      });
    } finally {
      progress.end();
      stop.release();
    }
    const after = isDry ? new Map<string, LedgerEntry>() : await recordSights(ledger, result.seen, stampOf(now));
    const told = { result, after, isDry, now };
    if (textOption(options, "format") === "json")
      stdout.write(`${JSON.stringify(recheckJson(told, context), null, 2)}\n`);
    else for (const line of recheckLines(told, labelsFor(lang), context)) stdout.write(`${line}\n`);
    if (result.wasStopped)
      stderr.write(
        say("复查提前停止，没有查到的状态不变。\n", "stopped early; what was not reached stays as it is.\n"),
      );
    return exitCodeOf(result);
  });
}

/** By number whatever their state; else those that the filters name, open ones when no state is named. */
async function chooseEntries(
  ledger: Ledger,
  given: readonly string[],
  filter: EntryFilter,
  now: string,
  context: CommandContext,
): Promise<readonly LedgerEntry[]> {
  const ids = given.length === 0 ? null : await findIds(ledger, given, context);
  const states = filter.states ?? (ids === null ? OPEN_STATES : entryStates);
  return ledger.list({ ...filter, ids, states }, now);
}

function stampOf(now: string): EventStamp {
  const at = new Date().toISOString();
  const run = `recheck-${at.replace(/\D/g, "").slice(0, 14)}-${randomBytes(3).toString("hex")}`;
  return { at, on: now, by: "zicha", run };
}

/** What somebody has dismissed fails nothing. */
function exitCodeOf({ seen, wasStopped }: RecheckResult): number {
  const counted = seen.filter(
    ({ entry: { state } }) => state !== "mistaken" && state !== "refused" && state !== "above",
  );
  if (counted.some(({ sight }) => sight.kind === "there")) return EXIT.findings;
  return wasStopped || counted.some(({ sight }) => sight.kind === "untold") ? EXIT.incomplete : EXIT.clean;
}
