/** What `zicha schedule` and its subcommand take. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { CommandContext } from "./command-context.ts";
import { readNumber } from "./option-values.ts";

/** `make` gives a command with what all commands have. */
export function scheduleCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  const print = make("print")
    .description(
      say(
        "写出每月自动检查的计划任务，交给系统的计划程序（zicha 自己不在后台运行）",
        "the monthly check as a task for the system's own scheduler (zicha itself never stays running)",
      ),
    )
    .addOption(
      new Option(
        "--for <SYSTEM>",
        say("哪种：cron、systemd、windows 或 all（默认）", "cron, systemd, windows or all (default)"),
      )
        .choices(["cron", "systemd", "windows", "all"])
        .default("all"),
    )
    .option(
      "--what <TASKS>",
      say(
        "做什么，逗号隔开：check 每月检查，probe 每小时访问首页（默认 check；做过 probe 的加上它）",
        "check (monthly), probe (hourly); default: check, and probe where it was used",
      ),
    )
    .option("--day <N>", say("每月几日，1 到 28（默认 1）", "day of the month, 1 to 28 (default 1)"), readNumber)
    .option("--time <HH:MM>", say("几点几分（默认 02:30）", "time of the day (default 02:30)"))
    .option(
      "-o, --out <DIR>",
      say("写成文件放进这个文件夹（Windows 的要这样用）", "write files into this folder (best for Windows)"),
    )
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .option("--now <DATE>", say("从哪一天开始（默认今天）", "the first day (default: today)"))
    .addHelpText(
      "after",
      say(
        `
装上：
  (crontab -l; zicha schedule print --for cron) | crontab -
  zicha schedule print --for systemd --out ~/.config/systemd/user，再 systemctl --user enable --now zicha-check.timer
  zicha schedule print --for windows --out .，再 schtasks /Create /TN "zicha-check" /XML zicha-check.xml`,
        `
install:
  (crontab -l; zicha schedule print --for cron) | crontab -
  zicha schedule print --for systemd --out ~/.config/systemd/user, then systemctl --user enable --now zicha-check.timer
  zicha schedule print --for windows --out ., then schtasks /Create /TN "zicha-check" /XML zicha-check.xml`,
      ),
    )
    .action(async (options: Record<string, unknown>) => {
      const { runSchedulePrintCommand } = await import("./schedule-print.ts");
      process.exitCode = await runSchedulePrintCommand(options, context);
    });
  return make("schedule")
    .description(say("计划任务：每月自动检查", "tasks for the system's scheduler"))
    .helpCommand(false)
    .addCommand(print);
}
