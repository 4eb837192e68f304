/** What `zicha mask` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function maskCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("mask")
    .description(
      say(
        "生成一份遮盖了个人号码的副本（xlsx、docx、csv、txt 等），并列出遮盖了什么",
        "a copy with personal numbers masked, and a list of them",
      ),
    )
    .argument("<FILE...>", say("xlsx、docx、csv、txt、md 或 html 文件", "xlsx, docx, csv, txt, md or html files"))
    .option(
      "-o, --out <DIR>",
      say("放进这个文件夹（默认：原文件旁边）", "put the copies here (default: beside the files)"),
    )
    .option("-c, --config <FILE>", say("配置文件（其中忽略的不遮盖）", "config file; what it ignores is not masked"))
    .option("--now <DATE>", say("按这一天判断（默认今天）", "the clock (default: today)"))
    .addHelpText(
      "after",
      say(
        "\n原文件不动，已有的文件不覆盖；清单里没有完整号码。“没有遮盖”的请手工处理。\n退出码：0 找到的都遮盖了 · 2 命令写错 · 3 有文件读不出来、写不了，或还有没有遮盖的",
        "\nthe files stay as they are, nothing is overwritten; the list holds no full number. What was not masked is listed too.\nexit codes: 0 all that was found is masked · 2 wrong call · 3 a file could not be read or written, or something is left",
      ),
    )
    .action(async (files: string[], options: Record<string, unknown>) => {
      const { runMaskCommand } = await import("./mask.ts");
      process.exitCode = await runMaskCommand(files, options, context);
    });
}
