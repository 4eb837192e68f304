/** `zicha ledger assign|claim|verify|dismiss|reopen|comment`: notes what people did to entries. */

import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Dismissal, EventDetail } from "../model/ledger.ts";
import { labelsFor } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import {
  type CommandContext,
  dateOption,
  flagOption,
  type RawOptions,
  textOption,
  untilOption,
} from "./command-context.ts";
import { findIds, noteOption, stampOption } from "./entry-options.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";

export type ChangeCommand = "assign" | "claim" | "verify" | "dismiss" | "reopen" | "comment";

/** Exit code 2 when an entry is in a state that the change cannot follow; the others are noted. @throws UsageError for a wrong call */
export async function runLedgerChangeCommand(
  command: ChangeCommand,
  given: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  const labels = labelsFor(lang);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const detail = details[command](options, context, config);
  const stamp = stampOption(options, context);
  return withLedger(config, say, async (ledger) => {
    const ids = await findIds(ledger, given, context);
    const results = await ledger.note(
      stamp,
      ids.map((id) => ({ id, detail })),
    );
    let refused = 0;
    for (const result of results) {
      if (result.outcome === "done") {
        const { before, entry } = result;
        const change =
          before === entry.state
            ? labels.entryState[before]
            : `${labels.entryState[before]} → ${labels.entryState[entry.state]}`;
        stdout.write(`${entry.id}  ${labels.eventKind[detail.kind]}  ${change}\n`);
      } else {
        refused++;
        const state = result.outcome === "refused" ? labels.entryState[result.before] : "";
        stderr.write(
          say(
            `${result.id}  没有改动：当前是“${state}”，不能“${labels.eventKind[detail.kind]}”\n`,
            `${result.id}  not changed: it is ${state}\n`,
          ),
        );
      }
    }
    return refused === 0 ? EXIT.clean : EXIT.usage;
  });
}

type Reader = (options: RawOptions, context: CommandContext, config: Config) => EventDetail;

const details: Readonly<Record<ChangeCommand, Reader>> = {
  assign(options, context, config) {
    const owner = needed(options, "owner", "--owner", context);
    const contact = textOption(options, "contact") ?? config.owners.find(({ name }) => name === owner)?.contact ?? null;
    const due = dateOption(options, "due", "--due", context.say);
    return { kind: "assigned", owner, contact, due, note: noteOption(options, "note") };
  },
  claim(options, context) {
    const note = noteOption(options, "note");
    if (flagOption(options, "started", false)) return { kind: "started", note };
    const url = maskPersonalData(textOption(options, "url") ?? "");
    return { kind: "claimed", doneOn: dateOption(options, "doneOn", "--done-on", context.say), url, note };
  },
  verify: (options) => ({ kind: "verified", note: noteOption(options, "note") }),
  dismiss(options, context) {
    const reason = maskPersonalData(needed(options, "reason", "--reason", context));
    needed(options, "by", "--by", context);
    return { kind: "dismissed", as: dismissalOf(options), reason, until: untilOption(options, context.say) };
  },
  reopen: (options) => ({ kind: "reopened", finding: null, note: noteOption(options, "note") }),
  comment: (options, context) => ({
    kind: "commented",
    note: maskPersonalData(needed(options, "note", "--note", context)),
  }),
};

/** Commander knows the choices; a mistake is the most common one. */
function dismissalOf(options: RawOptions): Dismissal {
  const as = textOption(options, "as");
  return as === "refused" || as === "above" ? as : "mistaken";
}

function needed(options: RawOptions, name: string, flag: string, { say }: CommandContext): string {
  const given = textOption(options, name)?.trim() ?? "";
  if (given !== "") return given;
  throw new UsageError("bad-argument", say(`缺少 ${flag}：${WHY[name] ?? ""}`, `${flag} is missing`));
}

const WHY: Readonly<Record<string, string>> = {
  owner: "交给哪个科室",
  reason: "写明理由，台账里会一直保留",
  by: "写明是谁定的",
  note: "写备注内容",
};
