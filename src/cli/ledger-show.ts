/** `zicha ledger show`: one entry with all that has happened to it. */

import { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { LedgerEntry } from "../model/ledger.ts";
import { type Labels, labelsFor } from "../report/index.ts";
import { type CommandContext, clockOption, type RawOptions, textOption } from "./command-context.ts";
import { findIds } from "./entry-options.ts";
import { describeState, entryJson, eventCells } from "./entry-text.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { alignColumns } from "./table.ts";

/** @throws UsageError for an id that is none, or several */
export async function runLedgerShowCommand(
  given: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const today = clockOption(options, say);
  return withLedger(config, say, async (ledger) => {
    const ids = await findIds(ledger, given, context);
    const entries = await ledger.entries(ids, today);
    const shown = ids.flatMap((id) => entries.get(id) ?? []);
    if (textOption(options, "format") === "json") {
      const all = [];
      for (const entry of shown) all.push({ ...entryJson(entry, today), history: await ledger.history(entry.id) });
      stdout.write(`${JSON.stringify(all, null, 2)}\n`);
      return EXIT.clean;
    }
    for (const entry of shown) await show(ledger, entry, today, labelsFor(lang));
    return EXIT.clean;
  });
}

async function show(ledger: Ledger, entry: LedgerEntry, today: string, labels: Labels): Promise<void> {
  const { id, finding, owner, contact, due } = entry;
  const { list } = labels;
  const facts = [
    [list.id, id],
    [labels.word.state, describeState(entry, today, labels)],
    [list.message, finding.verdict === "review" ? `【${labels.review}】${finding.message}` : finding.message],
    [list.context, finding.context],
    [list.suggestion, finding.suggestion ?? finding.fix],
    [list.title, finding.title],
    [list.url, finding.url],
    [list.rule, `${finding.rule}${labels.mark.open}${labels.severity[finding.severity]}${labels.mark.close}`],
    [list.owner, contact === null ? owner : `${owner}${labels.mark.open}${contact}${labels.mark.close}`],
    [list.due, due],
  ].filter(([, text]) => text !== "");
  const history = await ledger.history(id);
  const lines = [...alignColumns(facts), "", ...alignColumns(history.map((event) => eventCells(event, labels)))];
  stdout.write(`${lines.join("\n")}\n\n`);
}
