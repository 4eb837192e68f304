/** `zicha check`: from targets and options to reports and an exit code. */

import { cwd, env, stderr, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { loadConfig } from "../config/index.ts";
import type { Baseline } from "../model/baseline.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Severity } from "../model/finding.ts";
import type { Run, RunInfo } from "../model/run.ts";
import { describeIgnored, describeIgnoreNote, labelsFor } from "../report/index.ts";
import type { BegunRun, FinishedRun } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { loadKnown, markKnown } from "./check-baseline.ts";
import { beginLedgerRun, finishLedgerRun, startLedgerRun } from "./check-ledger.ts";
import {
  type CommandContext,
  clockOption,
  countOption,
  flagOption,
  listOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";
import { exitCode } from "./exit-code.ts";
import type { Wording } from "./language.ts";
import { notifyAfterCheck } from "./notify-after-check.ts";
import { type Output, planOutputs, writeOutput } from "./output.ts";
import { prepareRun } from "./prepare-run.ts";

const DEFAULT_WIDTH = 80;
/** Ignores that did nothing, named one by one. */
const NAMED_IGNORES = 20;

/** Runs the command and returns its exit code (contract §1). @throws UsageError for a mistake in the call. */
export async function runCheckCommand(
  targets: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say } = context;
  const folder = cwd();
  const config = await loadConfig(folder, textOption(options, "config"));
  const now = clockOption(options, say);
  const outputs = await planOutputs(listOption(options, "format"), textOption(options, "out"), config, folder, say);
  const reveal = flagOption(options, "reveal", false);
  if (reveal)
    warn(say("注意：本次输出含未遮盖的个人信息，请勿外传。", "note: this output holds unmasked personal data."));
  const snapshotFolder = textOption(options, "saveSnapshots");
  if (snapshotFolder !== null) {
    warn(
      say(
        `注意：网页将原样保存到 ${snapshotFolder}（可能含个人信息），请妥善保管。`,
        `note: pages are saved as they are to ${snapshotFolder}.`,
      ),
    );
  }
  const maxWarnings = countOption(options, "maxWarnings", "--max-warnings", say, 0);
  const prepared = await prepareRun(targets, options, config, context);
  const isOnlyNew = textOption(options, "failOn") === "new";
  const known = await loadKnown(config, options, context);
  if (isOnlyNew && known === null) throw needsMemory();
  const begun = await beginLedgerRun(config, now, prepared.targets, reveal, say);
  const run = await startLedgerRun(config, begun, () => prepared.start(begun !== null), say);
  try {
    const comparing = compareRun(run, begun, known, { config, reveal, say });
    // Hours of work must not be lost because a database is not there at their end.
    const shown = await comparing.then(
      ({ marked }) => marked,
      () => run,
    );
    await writeAll(outputs, shown, options, context);
    const { fresh, standing } = await comparing;
    const files = outputs.flatMap(({ path }) => path ?? []);
    await notifyAfterCheck({ info: shown.info, fresh, files, isRevealed: reveal }, config, context);
    const counted = isOnlyNew && fresh !== null ? fresh : standing;
    return exitCode(counted, run.info.complete, textOption(options, "failLevel") ?? "error", maxWarnings);
  } finally {
    run.close();
  }
}

type SeverityCounts = Readonly<Record<Severity, number>>;

/** A run beside what was known before it. */
interface ComparedRun {
  /** As reports show it. */
  readonly marked: Run;
  /** What is new; null where nothing tells. */
  readonly fresh: SeverityCounts | null;
  /** What counts for the exit code. */
  readonly standing: SeverityCounts;
}

/** Notes the run in the ledger, or marks what the baseline knows. */
async function compareRun(
  run: FinishedRun,
  begun: BegunRun | "unwritten" | null,
  known: Baseline | "ledger" | null,
  { config, reveal, say }: { readonly config: Config; readonly reveal: boolean; readonly say: Wording },
): Promise<ComparedRun> {
  const { bySeverity } = run.info.summary;
  if (begun !== null) {
    const recorded = await finishLedgerRun(config, begun, run, say);
    return { marked: recorded, fresh: recorded.fresh, standing: recorded.live };
  }
  if (known === null || known === "ledger") return { marked: run, fresh: null, standing: bySeverity };
  const marked = await markKnown(run, known, config, reveal, say);
  return { marked, fresh: marked.fresh, standing: bySeverity };
}

async function writeAll(
  outputs: readonly Output[],
  run: Run,
  options: RawOptions,
  context: CommandContext,
): Promise<void> {
  const { say, lang } = context;
  for (const output of outputs) {
    const toTerminal = output.path === null && stdout.isTTY === true;
    await writeOutput(
      output,
      run,
      {
        lang,
        color: toTerminal && flagOption(options, "color", true) && !env["NO_COLOR"],
        width: toTerminal ? stdout.columns || DEFAULT_WIDTH : DEFAULT_WIDTH,
        splitByOwner: textOption(options, "splitBy") === "owner",
        summaryOnly: flagOption(options, "quiet", false),
        linkBase: pathToFileURL(`${cwd()}/`).href,
      },
      say,
    );
  }
  for (const { path } of outputs) if (path !== null) warn(`${say("已生成", "written")} ${maskPersonalData(path)}`);
  const isTold = outputs.some(({ path, reporter }) => path === null && reporter.name === "stylish");
  if (!isTold) for (const line of outcomeLines(run.info, context)) warn(line);
}

/** What a reader of the terminal must know when the summary went elsewhere: counts, what was not checked, idle ignores. */
function outcomeLines({ summary, incompleteBecause, ignored }: RunInfo, { lang }: CommandContext): string[] {
  const labels = labelsFor(lang);
  const lines = [
    `${labels.word.findings} ${labels.count(summary.findings)}${labels.mark.colon}${labels.severities(summary.bySeverity)}`,
  ];
  if (incompleteBecause.length > 0) {
    lines.push(`${labels.incomplete}${labels.mark.colon}${incompleteBecause.join(labels.mark.semicolon)}`);
  }
  if (ignored.count > 0)
    lines.push(`${labels.word.ignoredCount}${labels.mark.colon}${describeIgnored(ignored, labels)}`);
  const { notes } = ignored;
  for (const note of notes.slice(0, NAMED_IGNORES)) lines.push(describeIgnoreNote(note, labels));
  if (notes.length > NAMED_IGNORES) lines.push(labels.more(notes.length - NAMED_IGNORES));
  return lines;
}

function needsMemory(): UsageError {
  return new UsageError(
    "bad-argument",
    "--fail-on new 要有台账或基线才知道哪些是新问题：请在配置里加一行 ledger: .zicha/ledger.db，或先运行 zicha baseline create",
    {
      en: "--fail-on new needs a ledger or a baseline to know what is new: add the line ledger: .zicha/ledger.db to the config, or run zicha baseline create",
    },
  );
}

function warn(line: string): void {
  stderr.write(`${line}\n`);
}
