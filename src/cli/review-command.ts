/** What `zicha review` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function reviewCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("review")
    .description(
      say(
        "发布前审稿：给 docx 稿件加批注，生成信息发布审核单",
        "review a manuscript: a copy with Word comments, and the form that it is signed off on",
      ),
    )
    .argument("<FILE...>", say("稿件（docx 能加批注，其他格式只出审核单）", "manuscripts; only docx takes comments"))
    .option("-o, --out <DIR>", say("放进这个文件夹（默认：审核结果）", "put the results here (default: zicha-review)"))
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .option(
      "--now <DATE>",
      say("没有日期的稿件按这一天判断（默认今天）", "the day that files without a date are judged by"),
    )
    .addHelpText(
      "after",
      say(
        "\n原稿不动，已有的文件不覆盖；稿件不离开本机，链接不去访问。程序的结果供审核参考，不代替人工审核和保密审查。\n退出码：0 没有“严重”问题 · 1 有 · 2 命令写错 · 3 有稿件读不出来或没有查完",
        "\nthe manuscript stays as it is, nothing is overwritten, nothing leaves the machine and no link is asked; the form is in Chinese.\nexit codes: 0 no error · 1 some · 2 wrong call · 3 a file could not be read, or not all of it",
      ),
    )
    .action(async (files: string[], options: Record<string, unknown>) => {
      const { runReviewCommand } = await import("./review.ts");
      process.exitCode = await runReviewCommand(files, options, context);
    });
}
