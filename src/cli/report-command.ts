/** What `zicha report` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { addValue } from "./option-values.ts";

/** `make` gives a command with what all commands have. */
export function reportCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("report")
    .description(
      say(
        "按月、季、年写出自查整改报告、整改通知单、问题一览表、复查结果（需有台账）",
        "the documents of a month, quarter or year (needs a ledger)",
      ),
    )
    .option(
      "--period <PERIOD>",
      say("哪一期：月 2026-11、季 2026Q4 或年 2026", "which period: month 2026-11, quarter 2026Q4 or year 2026"),
    )
    .option(
      "-o, --out <DIR>",
      say("放进哪个文件夹（默认 自查结果/2026-11）", "into this folder (default zicha-results/2026-11)"),
    )
    .option("--owner <NAME>", say("只要这个责任科室的通知单和表", "only the notice and the lists of this section"))
    .option(
      "-f, --format <NAME>",
      say(
        "只要这种文件，可重复：docx、xlsx；json 把各项数字输出到屏幕",
        "only such files, repeatable: docx, xlsx; json prints the figures",
      ),
      addValue,
      [],
    )
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .option("--now <DATE>", say("今天算哪一天（默认今天）", "the clock (default: today)"))
    .addHelpText(
      "after",
      say(
        `
写出的文件：
  自查整改报告.docx        总体情况、存在问题、整改情况、下一步工作，附问题一览表和科室计分排名
  整改通知单-科室.docx     每个有未整改问题的科室一份，附问题清单和签收栏
  问题一览表.xlsx          本期全部问题、汇总、计分排名；科室填好后可用 zicha ledger import 录入
  复查结果.xlsx            反馈已整改的问题，复查时看到了什么
例子：
  zicha report --period 2026-11
  zicha report --period 2026Q4 --owner 工程科 --out 发给工程科
以前的各期随时可以重写，数字都来自台账；重写会覆盖同名文件，改过的 Word 请先另存。
退出码：0 写好了 · 2 命令或配置写错 · 3 写好了，但本期没有检测或没有查完，文中已注明`,
        `
files: 自查整改报告.docx, 整改通知单-SECTION.docx, 问题一览表.xlsx, 复查结果.xlsx (in Chinese)
exit codes: 0 written · 2 wrong call or config · 3 written, but nothing or not all was checked in the period`,
      ),
    )
    .action(async (options: Record<string, unknown>) => {
      const { runReportCommand } = await import("./report.ts");
      process.exitCode = await runReportCommand(options, context);
    });
}
