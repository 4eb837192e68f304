/** What `zicha init` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { readNumber } from "./option-values.ts";

/** `make` gives a command with what all commands have. */
export function initCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("init")
    .description(say("看一遍网站，生成带说明的 zicha.config.yaml", "look at the site and write a commented config"))
    .argument("[TARGET]", say("网址或文件夹", "address or folder"))
    .option("-c, --config <FILE>", say("写到哪个文件（默认 zicha.config.yaml）", "file to write"))
    .option("--base <URL>", say("本地文件夹对应的网址", "the address that a local folder is published under"))
    .option("--max-pages <N>", say("最多看多少页（默认 300）", "at most this many pages (default 300)"), readNumber)
    .option("--now <DATE>", say("按这一天计算", "the clock"))
    .option("--force", say("覆盖已有的文件", "overwrite an existing file"))
    .option("--no-progress", say("不显示进度", "no progress line"))
    .action(async (target: string | undefined, options: Record<string, unknown>) => {
      const { runInitCommand } = await import("./init.ts");
      process.exitCode = await runInitCommand(target, options, context);
    });
}
