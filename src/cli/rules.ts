/** `zicha rules`: the list of rules with level and name, as the config sets them. */

import { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { levelOf, termListRule } from "../engine/index.ts";
import { labelsFor } from "../report/index.ts";
import { activeRules } from "../run/index.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { alignColumns } from "./table.ts";

/** @throws UsageError for a wrong config or rule file */
export async function runRulesCommand(options: RawOptions, { lang, say }: CommandContext): Promise<number> {
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const { rules: active } = await activeRules(config, cwd());
  const rules = config.terms.length === 0 ? [...active, termListRule(null, "")] : active;
  const labels = labelsFor(lang);
  const categories = [...new Set(rules.map(({ category }) => category))];
  for (const category of categories) {
    stdout.write(`\n${labels.category[category]}\n`);
    const rows = rules
      .filter((rule) => rule.category === category)
      .map((rule) => {
        const level = levelOf(rule, config.rules);
        const shown = level === "off" ? say("关闭", "off") : labels.severity[level ?? rule.severity];
        return [`  ${rule.id}`, shown, (lang === "en" ? rule.en?.name : null) ?? rule.name];
      });
    for (const line of alignColumns(rows)) stdout.write(`${line}\n`);
  }
  stdout.write(
    say(
      `\n共 ${rules.length} 条规则。zicha explain 规则编号 可看说明和依据。\n`,
      `\n${rules.length} rules. zicha explain RULE tells more.\n`,
    ),
  );
  return EXIT.clean;
}
