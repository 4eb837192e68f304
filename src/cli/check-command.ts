/** What `zicha check` takes. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { CommandContext } from "./command-context.ts";
import { addValue, readNumber } from "./option-values.ts";

/** As in the registry of `report/`, which is loaded only when a report is made. */
const OFFICE_FORMATS = ["stylish", "json", "jsonl", "csv", "xlsx", "html", "markdown"];
const GATE_FORMATS = ["sarif", "junit", "rdjson", "github", "checkstyle"];
const FORMATS = [...OFFICE_FORMATS, ...GATE_FORMATS];

/** `make` gives a command with what all commands have. */
export function checkCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("check")
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
      addValue,
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
    .option(
      "--max-warnings <N>",
      say("“一般”问题多于 N 条时退出码为 1", "exit with 1 at more than N warnings"),
      readNumber,
    )
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
          "退出码看哪些问题：all 全部（默认）或 new 只看新增和复发的（要有台账或基线）",
          "which findings decide the exit code: all (default), or new (needs a ledger or a baseline)",
        ),
      )
        .choices(["new", "all"])
        .default("all"),
    )
    .option(
      "--baseline <FILE>",
      say(
        "基线文件（默认配置旁的 zicha.baseline.json，有就用）",
        "the baseline (default: zicha.baseline.json beside the config)",
      ),
    )
    .option("--max-pages <N>", say("最多检查多少页", "at most this many pages"), readNumber)
    .option("--max-depth <N>", say("最多点几层链接", "at most this many clicks deep"), readNumber)
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
    .option(
      "--resume",
      say("接着上次没有做完的检测继续（默认：一天之内的自动接着做）", "go on with the unfinished run"),
    )
    .option("--fresh", say("全部重查，不用上次检测的任何记录", "start anew, taking nothing from earlier runs"))
    .option("--save-snapshots <DIR>", say("把读到的网页原样保存（含个人信息，注意保管）", "save the pages as they are"))
    .option("--reveal", say("本次输出不遮盖个人信息", "personal data unmasked in this one output"))
    .addOption(
      new Option(
        "--split-by <WHAT>",
        say("xlsx 另按责任科室分表：owner", "one extra sheet per section: owner"),
      ).choices(["owner"]),
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
      process.exitCode = await runCheckCommand(targets, options, context);
    });
}
