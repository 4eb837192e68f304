/** The ledger's part in `zicha check`: the run is announced before it starts and written down when it has ended. */

import { stderr } from "node:process";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import {
  type BegunRun,
  beginInLedger,
  type FinishedRun,
  type RecordedRun,
  recordInLedger,
  withLedgerStates,
} from "../run/index.ts";
import type { Wording } from "./language.ts";
import { withLedger } from "./open-ledger.ts";

/** Null when the config keeps no ledger, or for standard input, which is nobody's page. `isRevealed`: the ledger is read, nothing is written. */
export async function beginLedgerRun(
  config: Config,
  now: string,
  targets: readonly string[],
  isRevealed: boolean,
  say: Wording,
): Promise<BegunRun | "unwritten" | null> {
  if (config.ledger === null || targets.includes("-")) return null;
  if (isRevealed) {
    stderr.write(
      say("注意：输出未遮盖的检查不记入台账。\n", "note: a run with unmasked output is not written into the ledger.\n"),
    );
    return "unwritten";
  }
  return withLedger(config, say, (ledger) => beginInLedger(ledger, now, targets));
}

/**
 * What `start` gives. A mistake in the call shows before anything is looked at: no run was cut off then, and the ledger forgets it.
 * @throws what `start` throws
 */
export async function startLedgerRun(
  config: Config,
  begun: BegunRun | "unwritten" | null,
  start: () => Promise<FinishedRun>,
  say: Wording,
): Promise<FinishedRun> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof UsageError && begun !== null && begun !== "unwritten") {
      // The user's mistake is what must be told, whatever else goes wrong.
      await withLedger(config, say, (ledger) => ledger.withdrawRun(begun.id)).catch(() => {});
    }
    throw error;
  }
}

/** The run with the states of the ledger. Opened anew: in the meantime others may have used it. */
export function finishLedgerRun(
  config: Config,
  begun: BegunRun | "unwritten",
  run: FinishedRun,
  say: Wording,
): Promise<RecordedRun> {
  return withLedger(config, say, async (ledger) => {
    if (begun === "unwritten") return withLedgerStates(ledger, run, null);
    const recorded = await recordInLedger(ledger, begun, run);
    const { found, seen, recurred, closed, untold, expired } = recorded;
    stderr.write(
      say(
        `台账：新增 ${found}，仍存在 ${seen}，复发 ${recurred}，销号 ${closed}${untold > 0 ? `，本次没有查到、状态不变 ${untold}` : ""}${expired > 0 ? `，不再处理到期恢复 ${expired}` : ""}\n`,
        `ledger: ${found} new, ${seen} still there, ${recurred} came back, ${closed} closed${untold > 0 ? `, ${untold} not checked this time` : ""}${expired > 0 ? `, ${expired} dismissals ran out` : ""}\n`,
      ),
    );
    return withLedgerStates(ledger, run, recorded);
  });
}
