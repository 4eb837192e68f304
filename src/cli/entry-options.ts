/** Options of the `zicha ledger` commands: filters, dates, who did it, and the numbers of entries. */

import { userInfo } from "node:os";
import { entryStates, everyEntry, type Ledger } from "../ledger/index.ts";
import { UsageError } from "../model/errors.ts";
import type { EntryFilter, EntryState, EventStamp } from "../model/ledger.ts";
import { labelsFor } from "../report/index.ts";
import { keysOf } from "../text/keys-of.ts";
import { maskPersonalData } from "../text/mask.ts";
import { nearestWord } from "../text/nearest-word.ts";
import {
  type CommandContext,
  clockOption,
  dateOption,
  flagOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";

/** `--owner --state --category --rule --from --to --overdue --recurred`. @throws UsageError `bad-argument` for words that mean nothing */
export function filterOptions(options: RawOptions, context: CommandContext): EntryFilter {
  const labels = labelsFor(context.lang);
  const states =
    textOption(options, "state")
      ?.split(/[,，、]/)
      .map((word) => wordOf(word.trim(), "--state", stateWords(context), context)) ?? null;
  const category = textOption(options, "category");
  return {
    ...everyEntry,
    owner: textOption(options, "owner"),
    states,
    category:
      category === null
        ? null
        : wordOf(category, "--category", wordsOf(labels.category, keysOf(labels.category)), context),
    rule: textOption(options, "rule"),
    foundFrom: dateOption(options, "from", "--from", context.say),
    foundTo: dateOption(options, "to", "--to", context.say),
    overdue: flagOption(options, "overdue", false),
    recurred: flagOption(options, "recurred", false),
  };
}

/** Remarks are kept for years and read by many: no personal number stays in them. */
export function noteOption(options: RawOptions, name: string): string {
  return maskPersonalData(textOption(options, name)?.trim() ?? "");
}

/** Who did it, and when: `--by`, else the user of this computer. */
export function stampOption(options: RawOptions, { say }: CommandContext): EventStamp {
  const by = textOption(options, "by")?.trim() || userName();
  return { at: new Date().toISOString(), on: clockOption(options, say), by: maskPersonalData(by), run: null };
}

/** Full ids for what the user wrote: whole numbers, or so many first digits that they are one entry's alone. @throws UsageError `bad-argument` */
export async function findIds(
  ledger: Ledger,
  given: readonly string[],
  { say }: CommandContext,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const word of new Set(given)) {
    const found = await ledger.complete(word.trim().toLowerCase());
    const [id] = found;
    if (id === undefined)
      throw new UsageError(
        "bad-argument",
        say(`台账里没有编号 ${word}，可用 zicha ledger list 查看`, `no entry ${word}, see zicha ledger list`),
      );
    if (found.length > 1)
      throw new UsageError(
        "bad-argument",
        say(`编号 ${word} 不止一条，请多写几位`, `${word} is more than one entry, write more digits`),
      );
    ids.push(id);
  }
  return ids;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list.
    return "-";
  }
}

function stateWords({ lang }: CommandContext): ReadonlyMap<string, EntryState> {
  return wordsOf(labelsFor(lang).entryState, entryStates);
}

function wordsOf<Id extends string>(labels: Readonly<Record<Id, string>>, ids: readonly Id[]): ReadonlyMap<string, Id> {
  return new Map(ids.flatMap((id) => [[id, id] as const, [labels[id], id] as const]));
}

function wordOf<Id extends string>(
  word: string,
  flag: string,
  words: ReadonlyMap<string, Id>,
  { say }: CommandContext,
): Id {
  const id = words.get(word);
  if (id !== undefined) return id;
  const known = [...new Set(words.values())];
  const guess = nearestWord(word, [...words.keys()]);
  const hint = guess === null ? "" : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  throw new UsageError(
    "bad-argument",
    say(
      `${flag} 不能写“${word}”，只能是 ${known.join("、")}${hint}`,
      `${flag} takes ${known.join(", ")}, not ${word}${hint}`,
    ),
  );
}
