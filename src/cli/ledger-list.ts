/** `zicha ledger list`: the entries that the filters name, in the order of their deadlines. */

import { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { entryStates, everyEntry } from "../ledger/index.ts";
import { labelsFor } from "../report/index.ts";
import { type CommandContext, clockOption, countOption, type RawOptions, textOption } from "./command-context.ts";
import { filterOptions } from "./entry-options.ts";
import { entryCells, entryJson } from "./entry-text.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { alignColumns } from "./table.ts";

/** Rows on a terminal; a program gets all. */
const ROWS = 50;

/** @throws UsageError for a wrong option, config or ledger */
export async function runLedgerListCommand(options: RawOptions, context: CommandContext): Promise<number> {
  const { say, lang } = context;
  const labels = labelsFor(lang);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const filter = filterOptions(options, context);
  const today = clockOption(options, say);
  const isJson = textOption(options, "format") === "json";
  const limit = countOption(options, "limit", "--limit", say) ?? (isJson ? undefined : ROWS);
  return withLedger(config, say, async (ledger) => {
    const entries = await ledger.list(filter, today, limit);
    if (isJson) {
      stdout.write(
        `${JSON.stringify(
          entries.map((entry) => entryJson(entry, today)),
          null,
          2,
        )}\n`,
      );
      return EXIT.clean;
    }
    for (const line of alignColumns(entries.map((entry) => entryCells(entry, today, labels))))
      stdout.write(`${line}\n`);
    const all = await ledger.count(filter, today);
    const more =
      all > entries.length
        ? say(
            `，上面是前 ${entries.length} 条（--limit 可改）`,
            `, the first ${entries.length} are shown (see --limit)`,
          )
        : "";
    stdout.write(say(`\n共 ${all} 条${more}\n`, `\n${all} entries${more}\n`));
    const counts: string[] = [];
    for (const state of entryStates) {
      const n = await ledger.count({ ...everyEntry, states: [state] }, today);
      if (n > 0) counts.push(`${labels.entryState[state]} ${n}`);
    }
    const overdue = await ledger.count({ ...everyEntry, overdue: true }, today);
    if (overdue > 0) counts.push(`${labels.overdue} ${overdue}`);
    if (counts.length > 0)
      stdout.write(`${say("整个台账：", "the whole ledger: ")}${counts.join(labels.mark.comma)}\n`);
    return EXIT.clean;
  });
}
