/** What `zicha notify` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function notifyCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("notify")
    .description(
      say(
        "把一期的情况发给配置里 notify 写的群机器人和邮箱（需有台账）",
        "send the figures of a period to the webhooks and mailboxes of the config (needs a ledger)",
      ),
    )
    .option(
      "--period <PERIOD>",
      say("哪一期：月 2026-11、季 2026Q4 或年 2026", "which period: month 2026-11, quarter 2026Q4 or year 2026"),
    )
    .option("--dry-run", say("只显示要发什么、发给谁，不发", "only show what would be sent, and to whom"))
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .option("--now <DATE>", say("今天算哪一天（默认今天）", "the clock (default: today)"))
    .addHelpText(
      "after",
      say(
        `
只发各项数字和科室名，不发网页内容；邮件附上整改报告、通知单和问题一览表（attach: false 不附）。
写了 after: check 的，zicha check 检查完网站会自动发。
退出码：0 都发出了 · 2 命令或配置写错 · 3 有没发出去的`,
        `
only counts and names of sections are sent; mails take the documents of the period along (attach: false leaves them out).
ways with after: check are also used by zicha check when it has looked at a site.
exit codes: 0 all sent · 2 wrong call or config · 3 some were not sent`,
      ),
    )
    .action(async (options: Record<string, unknown>) => {
      const { runNotifyCommand } = await import("./notify.ts");
      process.exitCode = await runNotifyCommand(options, context);
    });
}
