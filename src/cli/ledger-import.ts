/** `zicha ledger import`: takes what the sections have filled in, and says what it could not place. */

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { type ImportPlan, type Misfit, planImport, readSheetRows, type SheetRow, tryNotes } from "../ledger/index.ts";
import { UsageError } from "../model/errors.ts";
import type { EntryState } from "../model/ledger.ts";
import { type Labels, labelsFor, loadLedgerList } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { type CommandContext, flagOption, type RawOptions, textOption } from "./command-context.ts";
import { stampOption } from "./entry-options.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { alignColumns } from "./table.ts";

/** Exit code 1 when a row could not be placed; the others are taken all the same. @throws UsageError for a file that is no such list */
export async function runLedgerImportCommand(
  name: string,
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  const labels = labelsFor(lang);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const stamp = stampOption(options, context);
  const isDry = flagOption(options, "dryRun", false);
  const rows = await readSheetRows(await readList(name), maskPersonalData(name), headings());
  return withLedger(config, say, async (ledger) => {
    const { isPresetRemark } = await loadLedgerList();
    const entries = await ledger.entries([...new Set(rows.map(({ id }) => id))], stamp.on);
    const plan = planImport(rows, entries, isPresetRemark);
    const changes: string[][] = [];
    const refused: string[] = [];
    const results = isDry
      ? tryNotes(stamp, plan.notes, entries)
      : await ledger.note(
          stamp,
          plan.notes.map(({ id, detail, by }) => (by === null ? { id, detail } : { id, detail, by })),
        );
    for (const [index, result] of results.entries()) {
      const planned = plan.notes[index];
      if (planned === undefined) continue;
      if (result.outcome === "done") changes.push(changeCells(planned, result.before, result.entry.state, labels));
      else refused.push(`${placeOf(planned.row, say)} ${refusal(result, planned.detail.kind, labels, say)}`);
    }
    for (const line of alignColumns(changes)) stdout.write(`${line}\n`);
    const done = changes.length;
    stdout.write(
      isDry
        ? say(
            `试运行：将改动 ${done} 处，${plan.unchanged} 行没有变化\n`,
            `dry run: ${done} changes, ${plan.unchanged} rows say nothing new\n`,
          )
        : say(
            `已改动 ${done} 处，${plan.unchanged} 行没有变化\n`,
            `${done} changes, ${plan.unchanged} rows say nothing new\n`,
          ),
    );
    const lost = [
      ...plan.misfits.map(({ row, why }) => `${placeOf(row, say)} ${misfitText(row, why, say)}`),
      ...refused,
    ];
    if (lost.length === 0) return EXIT.clean;
    stderr.write(say(`\n有 ${lost.length} 行没有录入，请核对：\n`, `\n${lost.length} rows could not be placed:\n`));
    for (const line of lost) stderr.write(`  ${maskPersonalData(line)}\n`);
    return EXIT.findings;
  });
}

async function readList(name: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd(), name));
  } catch (cause) {
    throw new UsageError("bad-argument", `${name}：读不到这个文件，请检查路径`, {
      cause,
      en: `${name}: cannot be read`,
    });
  }
}

/** Headings of our own lists, in both languages. */
function headings(): Parameters<typeof readSheetRows>[2] {
  const lists = [labelsFor("zh").list, labelsFor("en").list];
  return {
    id: lists.map(({ id }) => id),
    progress: lists.map(({ progress }) => progress),
    fixer: lists.map(({ fixer }) => fixer),
    doneOn: lists.map(({ fixedAt }) => fixedAt),
    url: lists.map(({ fixedUrl }) => fixedUrl),
    review: lists.map(({ review }) => review),
    remark: lists.map(({ remark }) => remark),
  };
}

function changeCells(
  { id, detail, by, row }: ImportPlan["notes"][number],
  before: EntryState,
  after: EntryState,
  labels: Labels,
): string[] {
  const states =
    before === after ? labels.entryState[after] : `${labels.entryState[before]} → ${labels.entryState[after]}`;
  return [id.slice(0, 8), labels.eventKind[detail.kind], states, by ?? "", `${row.sheet}!${row.row}`];
}

function placeOf({ sheet, row }: SheetRow, say: CommandContext["say"]): string {
  return say(`工作表“${sheet}”第 ${row} 行：`, `sheet ${sheet}, row ${row}:`);
}

type Result = ReturnType<typeof tryNotes>[number];

function refusal(
  result: Exclude<Result, { outcome: "done" }>,
  kind: keyof Labels["eventKind"],
  labels: Labels,
  say: CommandContext["say"],
): string {
  if (result.outcome === "unknown") return say(`台账里没有编号 ${result.id}`, `no entry ${result.id}`);
  const state = labels.entryState[result.before];
  return say(
    `当前是“${state}”，不能“${labels.eventKind[kind]}”`,
    `it is ${state}: cannot be ${labels.eventKind[kind]}`,
  );
}

function misfitText(row: SheetRow, why: Misfit, say: CommandContext["say"]): string {
  switch (why) {
    case "no-id":
      return say("没有问题编号", "no problem number");
    case "unknown-id":
      return say(`台账里没有编号 ${row.id}`, `no entry ${row.id}`);
    case "unclear-progress":
      return say(
        `看不懂整改情况“${row.progress}”，请写已整改、整改中、未整改、不予整改或无权限需上级处理`,
        `unclear progress: ${row.progress}`,
      );
    case "unclear-review":
      return say(`看不懂复核结果“${row.review}”，请写已销号、未通过或误报`, `unclear review: ${row.review}`);
    case "unclear-date":
      return say(`看不懂完成时间“${row.doneOn}”，请写成 2026-12-08`, `unclear date: ${row.doneOn}`);
    case "no-reason":
      return say("不予整改和误报要在备注里写理由", "a reason is needed in the remarks");
    case "contradiction":
      return say(
        `编号 ${row.id} 前面已有一行，内容不同；以前面的为准`,
        `another row of ${row.id} says something else; the first one counts`,
      );
  }
}
