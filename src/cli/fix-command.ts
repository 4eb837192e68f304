/** What `zicha fix` takes. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function fixCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("fix")
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
      process.exitCode = await runFixCommand(files, options, context);
    });
}
