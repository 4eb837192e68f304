/** Opens the ledger that the config names, and says which runs were lost. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { stderr } from "node:process";
import type { Ledger } from "../ledger/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Wording } from "./language.ts";

/** @throws UsageError `bad-config` when there is none or it cannot be opened */
export async function withLedger<T>(config: Config, say: Wording, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const { openLedger } = await import("../ledger/index.ts");
  const ledger = await openLedger(placeOf(config));
  try {
    tellLost(ledger, say);
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/** Runs that were killed: what they found is not in the ledger. */
function tellLost({ lost }: Pick<Ledger, "lost">, say: Wording): void {
  for (const { startedAt, targets } of lost) {
    const what = `${startedAt.slice(0, 16).replace("T", " ")} ${targets.join(" ")}`;
    stderr.write(
      say(
        `注意：${what} 的检查中途中断，结果没有记入台账；台账停在那次之前，请重新检查。\n`,
        `note: the run of ${what} was cut off and is not in the ledger; please run it again.\n`,
      ),
    );
  }
}

function placeOf({ ledger, folder }: Config): string {
  if (ledger !== null) return ledger;
  const usual = join(folder, ".zicha", "ledger.db");
  if (existsSync(usual)) return usual;
  throw new UsageError(
    "bad-config",
    "还没有台账：请在 zicha.config.yaml 里加一行 ledger: .zicha/ledger.db，再运行 zicha check",
    {
      en: "there is no ledger yet: add the line ledger: .zicha/ledger.db to zicha.config.yaml, then run zicha check",
    },
  );
}
