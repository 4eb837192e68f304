/** What `zicha explain` takes. */

import process from "node:process";
import type { Command } from "commander";
import type { CommandContext } from "./command-context.ts";

/** `make` gives a command with what all commands have. */
export function explainCommand(make: (name: string) => Command, context: CommandContext): Command {
  const { say } = context;
  return make("explain")
    .description(
      say("说明一条规则，或一个词由哪条规则判断、为什么", "what a rule means, or which rule decides about a word"),
    )
    .argument("<RULE|TERM>", say("规则编号或词语", "rule id or word"))
    .option("-c, --config <FILE>", say("配置文件", "config file"))
    .action(async (word: string, options: Record<string, unknown>) => {
      const { runExplainCommand } = await import("./explain.ts");
      process.exitCode = await runExplainCommand(word, options, context);
    });
}
