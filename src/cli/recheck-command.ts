/** What `zicha recheck` takes. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { CommandContext } from "./command-context.ts";
import { withFilters } from "./ledger-command.ts";

/** `make` gives a command with what all commands have. */
export function recheckCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return withFilters(make("recheck"), context)
    .description(
      say(
        "复查台账里没有销号的问题：只读这些问题所在的页面，改好的销号",
        "look again at the pages of open ledger entries, and close what is gone",
      ),
    )
    .argument(
      "[ID...]",
      say("问题编号，写前几位即可；不写则是全部未销号的", "ids, or their first digits; default: all open ones"),
    )
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .addOption(
      new Option("-f, --format <NAME>", say("输出格式：text 或 json", "text or json"))
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--dry-run", say("只看结果，不写进台账", "only show what was seen, write nothing"))
    .option(
      "--base <URL>",
      say("问题来自文件夹时，那个文件夹对应的网址", "the address that the folder is published under"),
    )
    .option("--no-external", say("不访问其他网站", "do not ask other hosts"))
    .option("--max-time <TIME>", say("最多查多久，如 10m", "at most this long, such as 10m"))
    .option("--now <DATE>", say("按这一天计算（默认今天）", "the clock (default: today)"))
    .option("--no-progress", say("不显示进度", "no progress line"))
    .addHelpText(
      "after",
      say(
        `
例子：
  zicha recheck                          复查全部未销号的问题
  zicha recheck --owner 工程科           只复查一个科室的
  zicha recheck 9f2c --dry-run           只看一个问题，不改台账
页面没有读到、结果不确定的，状态不变；栏目更新和全站的问题要 zicha check 才能判断。
退出码：0 都已销号 · 1 还有仍存在的 · 2 命令或配置写错 · 3 没有仍存在的，但有的未能复查`,
        `
examples:
  zicha recheck --owner 工程科
  zicha recheck 9f2c --dry-run
exit codes: 0 all closed · 1 some are still there · 2 wrong call or config · 3 none is known to be there, but some could not be checked`,
      ),
    )
    .action(async (ids: string[], options: Record<string, unknown>) => {
      const { runRecheckCommand } = await import("./recheck.ts");
      process.exitCode = await runRecheckCommand(ids, options, context);
    });
}
