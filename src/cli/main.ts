#!/usr/bin/env node
/** The command line: which commands there are and what they take. Each command's work is loaded when it is called. */

import process, { argv, stdout } from "node:process";
import { type Argument, Command, Option } from "commander";
import { reportFailure } from "./fail.ts";
import { chosenLanguage, wordingFor } from "./language.ts";
import { ledgerCommands } from "./ledger-commands.ts";

declare const ZICHA_VERSION: string | undefined;

const lang = chosenLanguage();
const say = wordingFor(lang);
const version = typeof ZICHA_VERSION === "undefined" ? "0.0.0" : ZICHA_VERSION;

/** As in the registry of `report/`, which is loaded only when a report is made. */
const OFFICE_FORMATS = ["stylish", "json", "jsonl", "csv", "xlsx", "html", "markdown"];
const GATE_FORMATS = ["sarif", "junit", "rdjson", "github", "checkstyle"];
const FORMATS = [...OFFICE_FORMATS, ...GATE_FORMATS];

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

function positive(text: string): number {
  return Number(text);
}

const check = newCommand("check")
  .description(say("检查网站、文件夹或文件，给出整改清单（主要命令）", "check a site, folder or file; the main job"))
  .argument(
    "[TARGET...]",
    say(
      "网址、文件夹、文件、通配符，或 -（标准输入）；不写则用配置里的 site.url",
      "address, folder, file, glob, or - for standard input",
    ),
  )
  .option("-c, --config <FILE>", say("配置文件（默认向上查找 zicha.config.yaml）", "config file"))
  .option(
    "-f, --format <NAME[=PATH]>",
    say(
      `报告格式，可重复；不写路径则输出到屏幕：${FORMATS.join("、")}`,
      `report format, repeatable; without PATH to standard output: ${FORMATS.join(", ")}`,
    ),
    collect,
    [],
  )
  .option("-o, --out <DIR>", say("把报告放进这个文件夹", "put the reports into this folder"))
  .addOption(
    new Option("--as <KIND>", say("内容种类：html、md 或 txt", "kind of content: html, md or txt")).choices([
      "html",
      "md",
      "txt",
    ]),
  )
  .addOption(
    new Option(
      "--fail-level <LEVEL>",
      say(
        "有达到此级别的问题时退出码为 1：error、warning、notice 或 never（默认 error）",
        "exit with 1 at or above: error, warning, notice or never (default error)",
      ),
    )
      .choices(["error", "warning", "notice", "never"])
      .default("error"),
  )
  .option("--max-warnings <N>", say("“一般”问题多于 N 条时退出码为 1", "exit with 1 at more than N warnings"), positive)
  .option(
    "--changed [BASE]",
    say(
      "只检查 git 里改动过的文件：与 BASE（如 origin/main）分叉以来的，不写则是上次提交以来的",
      "only files changed since BASE (such as origin/main), default: since the last commit",
    ),
  )
  .addOption(
    new Option(
      "--fail-on <WHICH>",
      say(
        "退出码看哪些问题：all 全部（默认）或 new 只看新增和复发的（需有台账）",
        "which findings decide the exit code: all (default), or new (needs a ledger)",
      ),
    )
      .choices(["new", "all"])
      .default("all"),
  )
  .option("--max-pages <N>", say("最多检查多少页", "at most this many pages"), positive)
  .option("--max-depth <N>", say("最多点几层链接", "at most this many clicks deep"), positive)
  .option(
    "--max-time <TIME>",
    say("最多查多久，如 90m、2h；到时间就停，已查到的写进报告", "at most this long, such as 90m or 2h"),
  )
  .option("--no-external", say("不访问其他网站", "do not ask other hosts"))
  .option("--no-links", say("不检查链接", "do not check links"))
  .option("--no-attachments", say("不读取附件（Word、Excel、PDF 等）的内容", "do not read office files and PDFs"))
  .option("--offline", say("完全不联网，只判断文件夹内的链接", "no network at all"))
  .option("--base <URL>", say("本地文件夹对应的网址", "the address that a local folder is published under"))
  .option(
    "--now <DATE>",
    say("按这一天计算更新期限和整改时限，如 2026-11-22（默认今天）", "the clock for staleness and deadlines"),
  )
  .option("--resume", say("接着上次没有做完的检测继续（默认：一天之内的自动接着做）", "go on with the unfinished run"))
  .option("--fresh", say("全部重查，不用上次检测的任何记录", "start anew, taking nothing from earlier runs"))
  .option("--save-snapshots <DIR>", say("把读到的网页原样保存（含个人信息，注意保管）", "save the pages as they are"))
  .option("--reveal", say("本次输出不遮盖个人信息", "personal data unmasked in this one output"))
  .addOption(
    new Option("--split-by <WHAT>", say("xlsx 另按责任科室分表：owner", "one extra sheet per section: owner")).choices([
      "owner",
    ]),
  )
  .option("-q, --quiet", say("屏幕上只显示汇总", "only the summary on the screen"))
  .option("--no-color", say("不用颜色", "no colours"))
  .option("--no-progress", say("不显示进度", "no progress line"))
  .addHelpText(
    "after",
    say(
      `
例子：
  zicha check https://www.example.gov.cn/ --out 自查结果     检查网站，生成整改清单.xlsx 和网页报告
  zicha check ./稿件 --as txt                                检查一个文件夹里的文稿
  zicha check - --as html < 稿件.html                        发布前检查一篇稿件
退出码：0 没有达到级别的问题 · 1 有 · 2 命令或配置写错 · 3 没查完（不等于没问题）`,
      `
examples:
  zicha check https://www.example.gov.cn/ --out results
  zicha check - --as html < draft.html
exit codes: 0 nothing at or above the fail level · 1 something · 2 wrong call or config · 3 incomplete`,
    ),
  )
  .action(async (targets: string[], options: Record<string, unknown>) => {
    const { runCheckCommand } = await import("./check.ts");
    process.exitCode = await runCheckCommand(targets, options, { lang, say, version });
  });

const init = newCommand("init")
  .description(say("看一遍网站，生成带说明的 zicha.config.yaml", "look at the site and write a commented config"))
  .argument("[TARGET]", say("网址或文件夹", "address or folder"))
  .option("-c, --config <FILE>", say("写到哪个文件（默认 zicha.config.yaml）", "file to write"))
  .option("--base <URL>", say("本地文件夹对应的网址", "the address that a local folder is published under"))
  .option("--max-pages <N>", say("最多看多少页（默认 300）", "at most this many pages (default 300)"), positive)
  .option("--now <DATE>", say("按这一天计算", "the clock"))
  .option("--force", say("覆盖已有的文件", "overwrite an existing file"))
  .option("--no-progress", say("不显示进度", "no progress line"))
  .action(async (target: string | undefined, options: Record<string, unknown>) => {
    const { runInitCommand } = await import("./init.ts");
    process.exitCode = await runInitCommand(target, options, { lang, say, version });
  });

const probe = newCommand("probe")
  .description(
    say(
      "定时访问首页，累计一周后判断“站点无法访问”（由计划任务每小时运行）",
      "time visits of the home page over a week (run it hourly from cron)",
    ),
  )
  .argument("[URL]", say("首页网址；不写则用配置里的 site.url", "address; default: site.url of the config"))
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .addHelpText(
    "after",
    say(
      "\n每天分 20 段，每段访问一次；记录在配置文件旁的 .zicha/probe.jsonl，zicha check 会读取。\n退出码：0 满一周且正常 · 1 满一周且打不开的达到 5% · 3 还不满一周",
      "\n20 visits a day, kept in .zicha/probe.jsonl beside the config; zicha check reads them.\nexit codes: 0 a full week below 5 % · 1 a full week at or above · 3 not a full week yet",
    ),
  )
  .action(async (url: string | undefined, options: Record<string, unknown>) => {
    const { runProbeCommand } = await import("./probe.ts");
    process.exitCode = await runProbeCommand(url, options, { lang, say, version });
  });

const explain = newCommand("explain")
  .description(
    say("说明一条规则，或一个词由哪条规则判断、为什么", "what a rule means, or which rule decides about a word"),
  )
  .argument("<RULE|TERM>", say("规则编号或词语", "rule id or word"))
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .action(async (word: string, options: Record<string, unknown>) => {
    const { runExplainCommand } = await import("./explain.ts");
    process.exitCode = await runExplainCommand(word, options, { lang, say, version });
  });

const rulesTest = newCommand("test")
  .description(say("运行规则文件自带的正反例", "run the examples that every rule file carries"))
  .argument("[FILE...]", say("规则文件（默认：全部内置规则）", "rule files (default: all shipped rules)"))
  .action(async (files: string[]) => {
    const { runRulesTestCommand } = await import("./rules-test.ts");
    process.exitCode = await runRulesTestCommand(files, { lang, say, version });
  });

const rulesAdd = newCommand("add")
  .description(
    say("校验自己的词表或规则文件，并写入配置的 terms", "verify your own word file and add it to the config"),
  )
  .argument("<FILE>", say("词表或规则文件", "word or rule file"))
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .action(async (file: string, options: Record<string, unknown>, command: Command) => {
    const { runRulesAddCommand } = await import("./rules-add.ts");
    process.exitCode = await runRulesAddCommand(
      file,
      { ...command.parent?.opts(), ...options },
      { lang, say, version },
    );
  });

const rulesList = newCommand("list")
  .description(say("列出规则（同 zicha rules）", "list the rules (as zicha rules)"))
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .action(async (options: Record<string, unknown>, command: Command) => {
    const { runRulesCommand } = await import("./rules.ts");
    process.exitCode = await runRulesCommand({ ...command.parent?.opts(), ...options }, { lang, say, version });
  });

const rules = newCommand("rules")
  .description(
    say(
      "列出规则；rules test 运行规则自带的例子，rules add 加入自己的词表",
      "list the rules; rules test runs their examples, rules add takes your own",
    ),
  )
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .helpCommand(false)
  .addCommand(rulesList)
  .addCommand(rulesAdd)
  .addCommand(rulesTest)
  .action(async (options: Record<string, unknown>) => {
    const { runRulesCommand } = await import("./rules.ts");
    process.exitCode = await runRulesCommand(options, { lang, say, version });
  });

const fix = newCommand("fix")
  .description(
    say(
      "把本地稿件里有把握的错误直接改好（错别字、文号括号、可还原的乱码）",
      "mend in local files what is certain: typos, brackets of document numbers, garbled text",
    ),
  )
  .argument("<FILE...>", say("txt、md、html 或 docx 文件", "txt, md, html or docx files"))
  .option(
    "--dry-run",
    say("只显示要改什么，不动文件（有可改的退出码为 1）", "only show; exit with 1 when there is something"),
  )
  .addOption(
    new Option(
      "-f, --format <NAME>",
      say("怎样显示：list 清单（默认）或 diff", "how to show it: list (default) or diff"),
    ).choices(["list", "diff"]),
  )
  .option("-c, --config <FILE>", say("配置文件", "config file"))
  .option(
    "--now <DATE>",
    say("没有日期的稿件按这一天判断（默认今天）", "the day that files without a date are judged by"),
  )
  .addHelpText(
    "after",
    say(
      "\n先显示再改；除改动处外，文件逐字节不变。个人信息和拿不准的问题从不自动改。\n退出码：0 改好了或没有可改的 · 1 --dry-run 有可改的 · 2 命令写错 · 3 有文件读不出来或不能改",
      "\nshows, then writes; all other bytes stay. Personal data and doubtful finds are never touched.\nexit codes: 0 done · 1 a dry run found something · 2 wrong call · 3 a file could not be read or changed",
    ),
  )
  .action(async (files: string[], options: Record<string, unknown>) => {
    const { runFixCommand } = await import("./fix.ts");
    process.exitCode = await runFixCommand(files, options, { lang, say, version });
  });

const ledger = ledgerCommands(newCommand, { lang, say, version });

const commands = [check, fix, init, probe, explain, rules, ledger];
const program = newCommand("zicha")
  .description(say("自查：政府网站内容自查工具", "content-compliance linter for Chinese government websites"))
  .version(version, "-V, --version", say("显示版本", "show the version"))
  .helpCommand(false)
  .addHelpText(
    "after",
    say("\n第一次用：zicha init 网址，然后 zicha check", "\nfirst time: zicha init ADDRESS, then zicha check"),
  );
for (const command of commands) program.addCommand(command);

function collect(value: string, all: string[]): string[] {
  return [...all, value];
}

// A reader that closes the pipe early (`| head`) is no error.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
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
