/** The command line: which commands there are and what they take. Each command's work is loaded when it is called. */

import process, { argv, stderr, stdout } from "node:process";
import { type Argument, Command, Option } from "commander";
import { baselineCommand } from "./baseline-command.ts";
import { checkCommand } from "./check-command.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { explainCommand } from "./explain-command.ts";
import { reportFailure } from "./fail.ts";
import { fitHelp } from "./fit-help.ts";
import { fixCommand } from "./fix-command.ts";
import { initCommand } from "./init-command.ts";
import { chosenLanguage, wordingFor } from "./language.ts";
import { ledgerCommand } from "./ledger-command.ts";
import { maskCommand } from "./mask-command.ts";
import { notifyCommand } from "./notify-command.ts";
import { probeCommand } from "./probe-command.ts";
import { recheckCommand } from "./recheck-command.ts";
import { reportCommand } from "./report-command.ts";
import { reviewCommand } from "./review-command.ts";
import { rulesCommand } from "./rules-command.ts";
import { scheduleCommand } from "./schedule-command.ts";

declare const ZICHA_VERSION: string | undefined;

const lang = chosenLanguage();
const say = wordingFor(lang);
const version = typeof ZICHA_VERSION === "undefined" ? "0.0.0" : ZICHA_VERSION;

const HEADINGS: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

function newCommand(name: string): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      styleTitle: (title) => (lang === "zh" ? (HEADINGS[title] ?? title) : title),
      styleUsage: (usage) => say(usage.replace("[options]", "[选项]").replace("[command]", "[命令]"), usage),
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map((argument) => argumentTerm(argument))].join(" "),
      // The choices stand in our own descriptions; commander would add them in English.
      optionDescription: (option) => option.description,
    })
    .helpOption("-h, --help", say("显示帮助", "show help"))
    .addOption(new Option("--lang <LANG>", say("界面语言：zh 或 en", "language: zh or en")).choices(["zh", "en"]));
}

function argumentTerm(argument: Argument): string {
  const term = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${term}>` : `[${term}]`;
}

const context: CommandContext = { lang, say, version };
const commands = [
  checkCommand,
  reviewCommand,
  fixCommand,
  maskCommand,
  initCommand,
  probeCommand,
  explainCommand,
  rulesCommand,
  ledgerCommand,
  notifyCommand,
  scheduleCommand,
  baselineCommand,
  recheckCommand,
  reportCommand,
].map((describe) => describe(newCommand, context));
const program = newCommand("zicha")
  .description(say("自查：政府网站内容自查工具", "content-compliance linter for Chinese government websites"))
  .version(version, "-V, --version", say("显示版本", "show the version"))
  .helpCommand(false)
  .addHelpText(
    "after",
    say("\n第一次用：zicha init 网址，然后 zicha check", "\nfirst time: zicha init ADDRESS, then zicha check"),
  );
for (const command of commands) program.addCommand(command);

/** Runs the command that `argv` calls and sets the exit code of the process. Never throws. */
export async function runCli(): Promise<void> {
  // Nobody is left to be told that messages cannot be written.
  stderr.on("error", () => {});
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that closes the pipe early (`| head`) is no error.
    if (error.code === "EPIPE") return;
    const why = error.code ?? error.message;
    stderr.write(
      say(
        `错误：输出写不进去（${why}），请检查磁盘空间\n`,
        `error: the output cannot be written (${why}); is the disk full?\n`,
      ),
    );
    // Half an output must not pass for a whole one, whatever the command still has to do.
    process.exit(EXIT.usage);
  });
  try {
    if (argv.length <= 2 || argv.includes("--help") || argv.includes("-h")) await fitHelp(program);
    if (argv.length <= 2) stdout.write(program.helpInformation());
    else await program.parseAsync(argv);
  } catch (error) {
    const called = commands.find((command) => command.name() === argv[2]) ?? program;
    const sub = called.commands.find((command) => command.name() === argv[3]);
    const flags = [...called.options, ...(sub?.options ?? [])]
      .flatMap((option) => [option.long ?? "", option.short ?? ""])
      .filter(Boolean);
    process.exitCode = await reportFailure(
      error,
      say,
      flags,
      commands.map((command) => command.name()),
      called.commands.map((command) => command.name()),
    );
  }
}
