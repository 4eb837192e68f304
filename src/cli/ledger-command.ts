/** What `zicha ledger` and its subcommands take. */

import process from "node:process";
import { type Command, Option } from "commander";
import type { CommandContext } from "./command-context.ts";
import type { ChangeCommand } from "./ledger-change.ts";

/** `make` gives a command with what all commands have. */
export function ledgerCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  const config = ["-c, --config <FILE>", say("配置文件", "config file")] as const;
  const now = ["--now <DATE>", say("按这一天计算（默认今天）", "the clock (default: today)")] as const;
  const by = [
    "--by <NAME>",
    say("是谁做的（默认本机用户名）", "who did it (default: the user of this computer)"),
  ] as const;
  const note = ["--note <TEXT>", say("备注", "a remark")] as const;
  const format = (): Option =>
    new Option("-f, --format <NAME>", say("输出格式：text 或 json", "text or json"))
      .choices(["text", "json"])
      .default("text");

  const change = (name: ChangeCommand, description: string): Command =>
    make(name)
      .description(description)
      .argument("<ID...>", say("问题编号，写前几位即可", "ids, or their first digits"))
      .option(...config)
      .option(...now)
      .action(async (ids: string[], options: Record<string, unknown>) => {
        const { runLedgerChangeCommand } = await import("./ledger-change.ts");
        process.exitCode = await runLedgerChangeCommand(name, ids, options, context);
      });

  const list = withFilters(make("list"), context)
    .description(say("列出台账中的问题，按整改时限排列", "list entries in the order of their deadlines"))
    .option("--limit <N>", say("最多列多少条（默认 50）", "at most so many (default 50)"), Number)
    .addOption(format())
    .option(...config)
    .option(...now)
    .action(async (options: Record<string, unknown>) => {
      const { runLedgerListCommand } = await import("./ledger-list.ts");
      process.exitCode = await runLedgerListCommand(options, context);
    });

  const show = make("show")
    .description(say("一个问题的全部经过", "all that has happened to an entry"))
    .argument("<ID...>", say("问题编号，写前几位即可", "ids, or their first digits"))
    .addOption(format())
    .option(...config)
    .option(...now)
    .action(async (ids: string[], options: Record<string, unknown>) => {
      const { runLedgerShowCommand } = await import("./ledger-show.ts");
      process.exitCode = await runLedgerShowCommand(ids, options, context);
    });

  const assign = change("assign", say("交给责任科室", "give entries to a section"))
    .option("--owner <NAME>", say("责任科室", "the section"))
    .option("--contact <TEXT>", say("联系人", "its contact"))
    .option("--due <DATE>", say("整改时限", "the deadline"))
    .option(...note)
    .option(...by);
  const claim = change("claim", say("反馈已整改，等待复核", "say that it is mended"))
    .option("--done-on <DATE>", say("哪天改好的", "the day it was mended"))
    .option("--url <URL>", say("整改后的网址", "where the mended page is"))
    .option("--started", say("还没改完，只记“整改中”", "not mended yet, only begun"))
    .option(...note)
    .option(...by);
  const verify = change("verify", say("人工复核通过，销号", "a person has looked: it is mended"))
    .option(...note)
    .option(...by);
  const dismiss = change(
    "dismiss",
    say("不再处理（误报、不予整改、需上级处理），必须写理由和人", "leave entries alone, with a reason and a person"),
  )
    .addOption(
      new Option(
        "--as <WHY>",
        say(
          "mistaken 误报（默认）、refused 不予整改、above 需上级处理",
          "mistaken (default), refused or above (a higher office)",
        ),
      ).choices(["mistaken", "refused", "above"]),
    )
    .option("--reason <TEXT>", say("理由", "the reason"))
    .option("--by <NAME>", say("是谁定的", "who decided it"))
    .option("--until <DATE>", say("到这一天为止，过期自动恢复", "holds up to this day, then it comes back"));
  const reopen = change("reopen", say("重新打开", "open again what was closed or dismissed"))
    .option(...note)
    .option(...by);
  const comment = change("comment", say("加备注", "add a remark"))
    .option(...note)
    .option(...by);

  const exportList = withFilters(make("export"), context)
    .description(
      say(
        "导出 Excel 清单，发给科室填写（默认：未销号的）",
        "an Excel list to be filled in (default: what is not closed)",
      ),
    )
    .option("-o, --out <FILE>", say("写到哪个文件（默认 整改台账.xlsx）", "file to write"))
    .option(...config)
    .option(...now)
    .action(async (options: Record<string, unknown>) => {
      const { runLedgerExportCommand } = await import("./ledger-export.ts");
      process.exitCode = await runLedgerExportCommand(options, context);
    });
  const importList = make("import")
    .description(say("导入科室填好的 Excel", "take the Excel list that a section has filled in"))
    .argument("<FILE>", say("填好的 xlsx 文件", "the filled-in file"))
    .option("--dry-run", say("只显示会改什么，不写入", "only show what would change"))
    .option(...config)
    .option(...now)
    .option(...by)
    .action(async (file: string, options: Record<string, unknown>) => {
      const { runLedgerImportCommand } = await import("./ledger-import.ts");
      process.exitCode = await runLedgerImportCommand(file, options, context);
    });

  return make("ledger")
    .description(say("台账：问题从发现到销号的全部经过", "the ledger: what happened to each finding"))
    .helpCommand(false)
    .addCommand(list)
    .addCommand(show)
    .addCommand(assign)
    .addCommand(claim)
    .addCommand(verify)
    .addCommand(dismiss)
    .addCommand(reopen)
    .addCommand(comment)
    .addCommand(exportList)
    .addCommand(importList);
}

/** The options that `filterOptions` reads. */
export function withFilters(command: Command, { say }: CommandContext): Command {
  return command
    .option("--owner <NAME>", say("只要这个责任科室的", "of this section"))
    .option(
      "--state <STATES>",
      say(
        "只要这些状态的，逗号隔开：unconfirmed 待确认、open 待整改、doing 整改中、claimed 已整改待复核、closed 已销号、mistaken 误报、refused 不予整改、above 需上级处理",
        "in these states, with commas: unconfirmed, open, doing, claimed, closed, mistaken, refused, above",
      ),
    )
    .option("--category <NAME>", say("只要这一类问题，如 link 或 错误链接", "of this category, such as link"))
    .option("--rule <RULE>", say("只要这条规则的，可用 *", "of this rule, * allowed"))
    .option("--from <DATE>", say("从这一天起发现的", "found on this day or later"))
    .option("--to <DATE>", say("到这一天为止发现的", "found on this day or before"))
    .option("--overdue", say("只要超期的", "past their deadlines"))
    .option("--recurred", say("只要复发的", "that came back"));
}
