/** What `zicha rules` and its subcommands take. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function rulesCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  const rulesTest = make("test")
    .description(say("运行规则文件自带的正反例", "run the examples that every rule file carries"))
    .argument("[FILE...]", say("规则文件（默认：全部内置规则）", "rule files (default: all shipped rules)"))
    .action(async (files: string[]) => {
      const { runRulesTestCommand } = await import("./rules-test.ts");
      process.exitCode = await runRulesTestCommand(files, context);
    });

  const rulesAdd = make("add")
    .description(
      say("校验自己的词表或规则文件，并写入配置的 terms", "verify your own word file and add it to the config"),
    )
    .argument("<FILE>", say("词表或规则文件", "word or rule file"))
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .action(async (file: string, options: Record<string, unknown>, command: Command) => {
      const { runRulesAddCommand } = await import("./rules-add.ts");
      process.exitCode = await runRulesAddCommand(file, { ...command.parent?.opts(), ...options }, context);
    });

  const rulesList = make("list")
    .description(say("列出规则（同 zicha rules）", "list the rules (as zicha rules)"))
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .action(async (options: Record<string, unknown>, command: Command) => {
      const { runRulesCommand } = await import("./rules.ts");
      process.exitCode = await runRulesCommand({ ...command.parent?.opts(), ...options }, context);
    });

  return make("rules")
    .description(
      say(
        "列出规则；rules test 运行规则自带的例子，rules add 加入自己的词表",
        "list the rules; rules test runs their examples, rules add takes your own",
      ),
    )
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .helpCommand(false)
    .addCommand(rulesList)
    .addCommand(rulesAdd)
    .addCommand(rulesTest)
    .action(async (options: Record<string, unknown>) => {
      const { runRulesCommand } = await import("./rules.ts");
      process.exitCode = await runRulesCommand(options, context);
    });
}
