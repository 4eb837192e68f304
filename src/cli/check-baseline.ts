/** The baseline's part in `zicha check`: findings that it knows are marked, never left out. */

import { relative } from "node:path";
import { cwd, stderr } from "node:process";
import type { MarkedRun } from "../baseline/index.ts";
import type { Baseline } from "../model/baseline.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { FinishedRun } from "../run/index.ts";
import { isWebAddress } from "../text/web-address.ts";
import { baselinePlace, readBaseline } from "./baseline-place.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import type { Wording } from "./language.ts";

/**
 * What tells new findings from known ones: the ledger, which goes before, or the baseline; null for neither.
 * @throws UsageError for a baseline that was named and is not there, or is none
 */
export async function loadKnown(
  config: Config,
  options: RawOptions,
  { say }: CommandContext,
): Promise<Baseline | "ledger" | null> {
  const named = textOption(options, "baseline");
  if (config.ledger !== null) {
    if (named !== null)
      stderr.write(say("注意：已有台账，没有用 --baseline。\n", "note: there is a ledger, --baseline is not used.\n"));
    return "ledger";
  }
  const place = baselinePlace(config, options);
  const baseline = await readBaseline(place);
  if (baseline === null && named !== null) {
    throw new UsageError(
      "bad-argument",
      say(
        `没有基线文件 ${named}，可用 zicha baseline create --baseline ${named} 生成`,
        `there is no baseline ${named}, make it with zicha baseline create --baseline ${named}`,
      ),
    );
  }
  return baseline;
}

/** Marks what is known, and says how many. `isRevealed`: texts are unmasked, so that personal findings cannot be compared. */
export async function markKnown(
  run: FinishedRun,
  baseline: Baseline,
  config: Pick<Config, "folder">,
  isRevealed: boolean,
  say: Wording,
): Promise<MarkedRun> {
  warnElsewhere(run, config, say);
  const today = run.info.now;
  const { markRun } = await import("../baseline/index.ts");
  const marked = await markRun(run, baseline, { personalRules: run.personalRules, isRevealed, today });
  const { known, expired, fresh } = marked;
  const count = fresh.error + fresh.warning + fresh.notice;
  const ended =
    expired > 0 ? say(`（其中 ${expired} 个在基线里已过期）`, ` (${expired} of them ran out in the baseline)`) : "";
  stderr.write(say(`基线：已知 ${known}，新增 ${count}${ended}\n`, `baseline: ${known} known, ${count} new${ended}\n`));
  if (isRevealed) {
    stderr.write(
      say(
        "注意：输出未遮盖时，隐私类问题不与基线对照，都算新增。\n",
        "note: with unmasked output, privacy findings are not compared with the baseline and count as new.\n",
      ),
    );
  }
  return marked;
}

/** Names of local files count from the working folder: in another one nothing would be known again. */
export function warnElsewhere(run: Pick<FinishedRun, "info">, config: Pick<Config, "folder">, say: Wording): void {
  const isLocal = run.info.targets.some((target) => !isWebAddress(target));
  if (!isLocal || cwd() === config.folder) return;
  const where = relative(cwd(), config.folder);
  stderr.write(
    say(
      `注意：基线里的文件名从配置所在的文件夹（${where}）算起，请在那里运行。\n`,
      `note: file names in the baseline count from the folder of the config (${where}), run this there.\n`,
    ),
  );
}
