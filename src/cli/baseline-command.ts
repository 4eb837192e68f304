/** What `zicha baseline` and its subcommands take. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { BaselineTask } from "./baseline.ts";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function baselineCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;

  const task = (name: BaselineTask, description: string): Command =>
    make(name)
      .description(description)
      .argument("[TARGET...]", say("检查什么，同 zicha check", "what to check, as for zicha check"))
      .option("-c, --config <FILE>", say("配置文件", "config file"))
      .option(
        "--baseline <FILE>",
        say(
          "基线文件（默认配置旁的 zicha.baseline.json）",
          "the baseline (default: zicha.baseline.json beside the config)",
        ),
      )
      .option("--dry-run", say("只看会改什么，不写文件", "only show what would change"))
      .addOption(
        new Option("--as <KIND>", say("内容种类：html、md 或 txt", "kind of content: html, md or txt")).choices([
          "html",
          "md",
          "txt",
        ]),
      )
      .option("--base <URL>", say("本地文件夹对应的网址", "the address that a local folder is published under"))
      .option("--no-external", say("不访问其他网站", "do not ask other hosts"))
      .option("--no-links", say("不检查链接", "do not check links"))
      .option("--no-attachments", say("不读取附件的内容", "do not read office files and PDFs"))
      .option("--offline", say("完全不联网", "no network at all"))
      .option("--max-time <TIME>", say("最多查多久，如 90m", "at most this long, such as 90m"))
      .option("--now <DATE>", say("按这一天计算（默认今天）", "the clock (default: today)"))
      .option("--no-progress", say("不显示进度", "no progress line"))
      .action(async (targets: string[], options: Record<string, unknown>) => {
        const { runBaselineCommand } = await import("./baseline.ts");
        process.exitCode = await runBaselineCommand(name, targets, options, context);
      });
  const said = (command: Command): Command =>
    command
      .option("--reason <TEXT>", say("理由，写进每一条", "the reason, noted with each"))
      .option("--by <NAME>", say("是谁定的", "who decided it"))
      .option("--until <DATE>", say("到这一天为止，过期又算新问题", "holds up to this day, then they count as new"));

  return make("baseline")
    .description(
      say(
        "基线：没有台账的仓库，把现有问题记下来，以后只看新问题",
        "the baseline: known findings of a repository without a ledger",
      ),
    )
    .helpCommand(false)
    .addCommand(
      said(task("create", say("检查一遍，把现有问题写成基线", "check, and write down what is found"))).option(
        "--force",
        say("覆盖已有的基线", "replace the baseline that is there"),
      ),
    )
    .addCommand(said(task("update", say("检查一遍，把新问题也记进基线", "check, and take in what is new"))))
    .addCommand(
      task("prune", say("检查一遍，去掉已经改好的（页面确实查过的才去掉）", "check, and take out what is mended")),
    )
    .addHelpText(
      "after",
      say(
        `
例子：
  zicha baseline create ./稿件 --reason 存量问题 --by 办公室 --until 2026-12-31
  zicha check ./稿件 --fail-on new
文件里没有个人号码，也不依赖本机密钥，请和稿件一起提交。
退出码：0 写好了 · 2 命令、配置或基线写错 · 3 写好了，但没有查完`,
        `
examples:
  zicha baseline create ./pages --reason legacy --by me --until 2026-12-31
  zicha check ./pages --fail-on new
exit codes: 0 done · 2 wrong call, config or baseline · 3 done, but the check is incomplete`,
      ),
    );
}
