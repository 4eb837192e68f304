/** `zicha baseline create|update|prune`: a check whose findings become, or leave, the list of what is known. */

import { existsSync } from "node:fs";
import { relative } from "node:path";
import { cwd, stderr, stdout } from "node:process";
import { type BaselineChange, pruneBaseline, renderBaseline, updateBaseline } from "../baseline/index.ts";
import { loadConfig } from "../config/index.ts";
import type { Baseline, BaselineEntry } from "../model/baseline.ts";
import { UsageError } from "../model/errors.ts";
import type { FinishedRun } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { baselinePlace, readBaseline } from "./baseline-place.ts";
import { warnElsewhere } from "./check-baseline.ts";
import { type CommandContext, flagOption, type RawOptions, textOption, untilOption } from "./command-context.ts";
import { noteOption } from "./entry-options.ts";
import { EXIT } from "./exit-code.ts";
import type { Wording } from "./language.ts";
import { prepareRun } from "./prepare-run.ts";
import { bytesOf, writeWhole } from "./write-whole.ts";

export type BaselineTask = "create" | "update" | "prune";

/** @throws UsageError for a mistake in the call, the config or the baseline, before anything is checked */
export async function runBaselineCommand(
  task: BaselineTask,
  targets: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say } = context;
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const place = baselinePlace(config, options);
  const shown = maskPersonalData(relative(cwd(), place) || place);
  const before = await startFrom(task, place, shown, options, say);
  const until = untilOption(options, say);
  const prepared = await prepareRun(targets, options, config, context);
  if (config.ledger !== null) {
    stderr.write(
      say(
        "注意：配置里有台账，zicha check 只看台账，不用基线。\n",
        "note: the config has a ledger, so that zicha check does not use a baseline.\n",
      ),
    );
  }
  const run = await prepared.start(true);
  try {
    warnElsewhere(run, config, say);
    const said = { since: prepared.now, reason: noteOption(options, "reason"), by: noteOption(options, "by"), until };
    const change =
      task === "prune"
        ? await pruneBaseline(before, run.findings(), run.personalRules, await goneJudge(run))
        : await updateBaseline(before, run.findings(), run.personalRules, said);
    const isDry = flagOption(options, "dryRun", false);
    if (!isDry) await writeWhole([{ path: place, render: () => bytesOf(renderBaseline(change.baseline)) }]);
    tell(change, shown, isDry, say);
    for (const line of run.info.incompleteBecause) stderr.write(`${say("检测不完整：", "incomplete: ")}${line}\n`);
    return run.info.complete ? EXIT.clean : EXIT.incomplete;
  } finally {
    run.close();
  }
}

async function startFrom(
  task: BaselineTask,
  place: string,
  shown: string,
  options: RawOptions,
  say: Wording,
): Promise<Baseline> {
  if (task === "create") {
    if (!existsSync(place) || flagOption(options, "force", false)) return { entries: [] };
    throw new UsageError(
      "bad-argument",
      say(
        `已经有 ${shown}：加进新问题用 zicha baseline update，去掉改好的用 prune，全部重来加 --force`,
        `${shown} is there: zicha baseline update takes in what is new, prune takes out what is mended, --force starts anew`,
      ),
    );
  }
  const baseline = await readBaseline(place);
  if (baseline !== null) return baseline;
  throw new UsageError(
    "bad-argument",
    say(
      `还没有 ${shown}，请先用 zicha baseline create 生成`,
      `there is no ${shown}, make it with zicha baseline create`,
    ),
  );
}

/** Only what was really checked is believed to be gone. */
async function goneJudge(run: FinishedRun): Promise<(entry: BaselineEntry) => boolean> {
  const { createAbsenceJudge } = await import("../ledger/index.ts");
  const judge = createAbsenceJudge(run.info, run.coverage);
  const categories = new Map(run.info.rules.map(({ id }) => [id, id.split("/", 1)[0]]));
  return ({ rule, url, pages, places, target, isInFile }) => {
    // A rule that is no more leaves nothing to wait for.
    if (!categories.has(rule)) return true;
    const link = target === null ? null : { href: "", target, text: "", status: null, error: null, redirects: [] };
    const location = isInFile ? { file: "" } : {};
    const category = categories.get(rule) === "column" ? "column" : "text";
    return "gone" in judge({ rule, category, url, otherUrls: pages, places, link, location });
  };
}

function tell({ baseline, added, removed, untold }: BaselineChange, shown: string, isDry: boolean, say: Wording): void {
  const signs = [...removed.map((one) => ["-", one] as const), ...added.map((one) => ["+", one] as const)];
  const ended =
    untold.length === 0
      ? ""
      : say(`，本次没有查到、保留 ${untold.length}`, `, ${untold.length} kept because they were not checked`);
  for (const [sign, { rule, url, quote }] of signs.slice(0, MOST_LINES)) {
    stdout.write(`${sign} ${rule}  ${quote === "" ? "" : `${quote}  `}${url}\n`);
  }
  if (signs.length > MOST_LINES)
    stdout.write(say(`…… 另有 ${signs.length - MOST_LINES} 条\n`, `… ${signs.length - MOST_LINES} more\n`));
  const dry = isDry ? say("试运行，没有写文件：", "dry run, nothing written: ") : "";
  stdout.write(
    say(
      `${dry}${shown}：加入 ${added.length}，去掉 ${removed.length}${ended}，共 ${baseline.entries.length} 条\n`,
      `${dry}${shown}: ${added.length} added, ${removed.length} removed${ended}, ${baseline.entries.length} in all\n`,
    ),
  );
}

/** Lines on a terminal; the file itself shows all. */
const MOST_LINES = 20;
