/** `zicha check`: from targets and options to reports and an exit code. */

import { cwd, env, stderr, stdin, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Run, RunInfo } from "../model/run.ts";
import type { BodyKind } from "../model/snapshot.ts";
import { describeIgnored, describeIgnoreNote, labelsFor } from "../report/index.ts";
import { type FinishedRun, runCheck } from "../run/index.ts";
import { changedFiles } from "../source/index.ts";
import { maskingKey } from "../store/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { beginLedgerRun, finishLedgerRun } from "./check-ledger.ts";
import {
  addressOption,
  type CommandContext,
  clockOption,
  countOption,
  durationOption,
  flagOption,
  listOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";
import { exitCode } from "./exit-code.ts";
import { type Output, planOutputs, writeOutput } from "./output.ts";
import { startProgress } from "./progress.ts";
import { historyOption } from "./run-history.ts";
import { createStopSignal } from "./stop-signal.ts";
import { createTimeNotice } from "./time-notice.ts";

const KINDS: Readonly<Record<string, BodyKind>> = { html: "html", md: "markdown", txt: "text" };
const DEFAULT_WIDTH = 80;
/** Ignores that did nothing, named one by one. */
const NAMED_IGNORES = 20;

/** Runs the command and returns its exit code (contract §1). @throws UsageError for a mistake in the call. */
export async function runCheckCommand(
  targets: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang, version } = context;
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
  const masking = maskingKey(config.folder, env["ZICHA_KEY"]);
  if (!masking.isKept) {
    warn(
      say(
        `注意：${config.folder} 不可写，密钥没有保存，隐私类问题的编号下次会变；可设置环境变量 ZICHA_KEY。`,
        `note: ${config.folder} takes no files; ids of privacy findings will change next time. Set ZICHA_KEY to keep them.`,
      ),
    );
  }
  const maxWarnings = countOption(options, "maxWarnings", "--max-warnings", say, 0);
  const history = historyOption(options, config.folder, context, warn);
  const used = await chooseTargets(targets, config, options, context);
  if (used.length === 0) {
    warn(say("没有改动过的可检查文件，本次没有检查任何内容。", "no changed file to check: nothing was checked."));
  }
  const isOnlyNew = textOption(options, "failOn") === "new";
  if (isOnlyNew && config.ledger === null) throw needsLedger();
  const begun = await beginLedgerRun(config, now, used, reveal, say);
  const stop = createStopSignal(durationOption(options, "maxTime", "--max-time", say), say);
  const isQuiet = flagOption(options, "quiet", false);
  const progress = startProgress(flagOption(options, "progress", true) && !isQuiet, say);
  const noteTime = isQuiet ? () => {} : createTimeNotice(config.fetch, say, progress.print);
  let run: FinishedRun;
  try {
    run = await runCheck({
      targets: used,
      config,
      cwd: folder,
      now,
      as: KINDS[textOption(options, "as") ?? ""] ?? null,
      stdin: used.includes("-") ? await readStdin() : null,
      base: addressOption(options, "base", "--base", say),
      maxPages: countOption(options, "maxPages", "--max-pages", say),
      maxDepth: countOption(options, "maxDepth", "--max-depth", say),
      links: flagOption(options, "links", true),
      external: flagOption(options, "external", true),
      attachments: flagOption(options, "attachments", true),
      offline: flagOption(options, "offline", false),
      snapshotFolder,
      reveal,
      lang,
      version,
      key: masking.key,
      isConfirmed: begun !== null,
      // A key that is not kept seals what nobody can open again.
      ...(masking.isKept ? { history } : {}),
      signal: stop.signal,
      onProgress: (at) => {
        progress.update(at);
        noteTime(at);
      },
    });
  } finally {
    progress.end();
    stop.release();
  }
  try {
    const { summary, complete } = run.info;
    let counted = summary.bySeverity;
    let shown: Run = run;
    try {
      if (begun !== null) {
        const recorded = await finishLedgerRun(config, begun, run, say);
        counted = isOnlyNew ? recorded.fresh : recorded.live;
        shown = recorded;
      }
    } finally {
      // Hours of work must not be lost because a database is not there at their end.
      await writeAll(outputs, shown, options, context);
    }
    return exitCode(counted, complete, textOption(options, "failLevel") ?? "error", maxWarnings);
  } finally {
    run.close();
  }
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

function needsLedger(): UsageError {
  return new UsageError(
    "bad-argument",
    "--fail-on new 要有台账才知道哪些是新问题：请在配置里加一行 ledger: .zicha/ledger.db",
    {
      en: "--fail-on new needs a ledger to know what is new: add the line ledger: .zicha/ledger.db to the config",
    },
  );
}

async function chooseTargets(
  targets: readonly string[],
  config: Config,
  options: RawOptions,
  { say }: CommandContext,
): Promise<readonly string[]> {
  const changed = options["changed"];
  if (changed !== undefined) return changedFiles(targets, typeof changed === "string" ? changed : null, cwd());
  if (targets.length > 0) return targets;
  if (config.site.url !== null) return [config.site.url];
  throw new UsageError(
    "bad-argument",
    say(
      "要检查什么？请写网址、文件夹或文件，或先用 zicha init 网址 生成配置",
      "what shall be checked? give an address, folder or file, or run zicha init first",
    ),
  );
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function warn(line: string): void {
  stderr.write(`${line}\n`);
}
