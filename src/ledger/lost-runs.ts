/** Finds runs that were begun and never recorded, because their process was killed or the computer went down. */

import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import process from "node:process";
import type { LostRun } from "../model/ledger.ts";
import { errorCode } from "../text/error-code.ts";
import type { LedgerBase } from "./open-base.ts";

/** Runs of this computer whose process is no more; of other computers those that began days ago. */
export async function findLost(base: LedgerBase): Promise<readonly LostRun[]> {
  const running = await base.db.selectFrom("ledger_runs").selectAll().where("state", "=", "running").execute();
  const gone = running.filter((run) => !mayBeRunning(run));
  if (gone.length === 0) return [];
  return base.write(async (writer) => {
    const lost: LostRun[] = [];
    for (const { id, started_at: startedAt, targets } of gone) {
      const { numUpdatedRows } = await writer
        .updateTable("ledger_runs")
        .set({ state: "lost" })
        .where("id", "=", id)
        .where("state", "=", "running")
        .executeTakeFirst();
      if (numUpdatedRows > 0n) lost.push({ run: id, startedAt, targets: JSON.parse(targets) });
    }
    return lost;
  });
}

const DAYS_MS = 3 * 86_400_000;

function mayBeRunning(run: { readonly host: string; readonly pid: number; readonly started_at: string }): boolean {
  const startedAt = Date.parse(run.started_at);
  if (run.host !== hostname()) return Date.now() - startedAt < DAYS_MS;
  // Numbers are given anew after a start of the computer.
  if (startedAt < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(run.pid, 0);
    return !isZombie(run.pid);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Ended, but its parent has not asked yet how. */
function isZombie(id: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    // No such file system: then it is not known, and counts as running.
    return false;
  }
}
