/** `zicha ledger export`: the entries that the filters name as an Excel list, to be filled in and imported again. */

import { resolve } from "node:path";
import { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { findingStateOf, hasRecurred, isOverdue, pendingStates } from "../ledger/index.ts";
import { labelsFor, loadLedgerList } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { type CommandContext, clockOption, type RawOptions, textOption } from "./command-context.ts";
import { filterOptions } from "./entry-options.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { writeWhole } from "./write-whole.ts";

/** Without `--state`: what is still to be mended or to be reviewed. @throws UsageError for a wrong option or a place that cannot be written */
export async function runLedgerExportCommand(options: RawOptions, context: CommandContext): Promise<number> {
  const { say, lang } = context;
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const today = clockOption(options, say);
  const asked = filterOptions(options, context);
  const filter = asked.states === null ? { ...asked, states: [...pendingStates, "claimed" as const] } : asked;
  const name = textOption(options, "out") ?? `${labelsFor(lang).sheet.ledger}.xlsx`;
  const file = resolve(cwd(), name);
  return withLedger(config, say, async (ledger) => {
    const entries = await ledger.list(filter, today);
    const { renderLedgerList } = await loadLedgerList();
    const lines = entries.map((entry) => ({
      entry,
      state: findingStateOf(entry),
      isOverdue: isOverdue(entry, today),
      hasRecurred: hasRecurred(entry),
    }));
    const chunks = renderLedgerList(lines, { lang, color: false, width: 80, today, site: config.site.name });
    await writeWhole([{ path: file, render: () => chunks }]);
    const shown = maskPersonalData(name);
    stdout.write(say(`已导出 ${entries.length} 条到 ${shown}\n`, `${entries.length} entries written to ${shown}\n`));
    return EXIT.clean;
  });
}
