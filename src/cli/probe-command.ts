/** What `zicha probe` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function probeCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("probe")
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
      process.exitCode = await runProbeCommand(url, options, context);
    });
}
