/** `zicha report`: the documents of a month, quarter or year from the ledger alone. */

import { resolve } from "node:path";
import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Period, PeriodFigures } from "../model/period.ts";
import { periodFigures } from "../period/index.ts";
import { loadPeriodDocuments } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { parsePeriod, periodName } from "../text/period.ts";
import { type CommandContext, clockOption, listOption, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { withLedger } from "./open-ledger.ts";
import { periodJson } from "./period-json.ts";
import { writeWhole } from "./write-whole.ts";

const FORMATS = ["docx", "xlsx", "json"];

/** @throws UsageError for a wrong option, a config without a ledger, or a place that cannot be written */
export async function runReportCommand(options: RawOptions, context: CommandContext): Promise<number> {
  const { say } = context;
  const today = clockOption(options, say);
  const period = periodOption(options, today, context);
  const formats = formatOption(options, context);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const owner = textOption(options, "owner");
  const figures = await withLedger(config, say, (ledger) =>
    periodFigures(ledger, period, {
      today,
      owner,
      site: config.site.name,
      scoring: config.scoring,
      owners: config.owners.map(({ name }) => name),
    }),
  );
  refuseUnknownOwner(figures, config, context);
  if (formats.includes("json")) stdout.write(`${JSON.stringify(periodJson(figures), null, 2)}\n`);
  const { periodDocuments } = await loadPeriodDocuments();
  const documents = periodDocuments(figures).filter(({ format }) => formats.includes(format));
  const shown = textOption(options, "out") ?? `${say("自查结果", "zicha-results")}/${period.id}`;
  const folder = resolve(cwd(), shown);
  await writeWhole(documents.map(({ fileName, render }) => ({ path: resolve(folder, fileName), render })));
  // What programs read stays free of words for people.
  const out = formats.includes("json") ? stderr : stdout;
  if (documents.length > 0) {
    const lines = documents.map(({ fileName }) => `  ${fileName}\n`).join("");
    out.write(maskPersonalData(`${summary(figures, context)}${say("已写入", "written to")} ${shown}\n${lines}`));
  }
  return tellDoubts(figures, context);
}

/** `--period`, as far as it has begun. @throws UsageError `bad-argument` */
export function periodOption(options: RawOptions, today: string, { say }: CommandContext): Period {
  const given = textOption(options, "period");
  const how = say(
    "应写成 --period 2026-11（月）、2026Q4（季）或 2026（年）",
    "write --period 2026-11 (month), 2026Q4 (quarter) or 2026 (year)",
  );
  if (given === null) throw new UsageError("bad-argument", say(`缺少 --period，${how}`, `--period is missing, ${how}`));
  const period = parsePeriod(given);
  if (period === null) {
    throw new UsageError("bad-argument", say(`--period 不能写“${given}”，${how}`, `--period ${given}: ${how}`));
  }
  if (period.from <= today) return period;
  throw new UsageError(
    "bad-argument",
    say(`${periodName(period)}还没有开始（今天是 ${today}）`, `${period.id} has not begun yet (today is ${today})`),
  );
}

function formatOption(options: RawOptions, { say }: CommandContext): readonly string[] {
  const given = listOption(options, "format");
  for (const name of given) {
    if (FORMATS.includes(name)) continue;
    const guess = nearestWord(name, FORMATS);
    const hint = guess === null ? "" : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
    throw new UsageError(
      "bad-argument",
      say(
        `--format 不能写“${name}”，只能是 ${FORMATS.join("、")}${hint}`,
        `--format takes ${FORMATS.join(", ")}, not ${name}${hint}`,
      ),
    );
  }
  return given.length === 0 ? ["docx", "xlsx"] : given;
}

/** A section that nobody knows is a slip of the pen; it must not read as a section without problems. */
function refuseUnknownOwner(figures: PeriodFigures, config: Config, { say }: CommandContext): void {
  const { owner, problems } = figures;
  const known = [...config.owners.map(({ name }) => name), ...config.columns.flatMap((column) => column.owner ?? [])];
  if (owner === null || problems.length > 0 || known.includes(owner)) return;
  const guess = nearestWord(owner, known);
  const hint = guess === null ? "" : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  throw new UsageError(
    "bad-argument",
    say(
      `--owner：配置和本期台账里都没有责任科室“${owner}”${hint}`,
      `--owner: neither the config nor the ledger of this period knows the section ${owner}${hint}`,
    ),
  );
}

function summary({ period, owner, totals }: PeriodFigures, { say }: CommandContext): string {
  const { total, closed, claimed, pending, overdue, refused, above } = totals;
  const whose = owner === null ? "" : `${owner} `;
  return say(
    `${whose}${periodName(period)}：问题 ${total}，已销号 ${closed}，待复核 ${claimed}，未整改 ${pending}（超期 ${overdue}），不予整改 ${refused}，需上级处理 ${above}\n`,
    `${whose}${period.id}: ${total} problems, ${closed} closed, ${claimed} to be reviewed, ${pending} pending (${overdue} overdue), ${refused} refused, ${above} with a higher office\n`,
  );
}

/** A period that nobody or only half looked at is no clean period. */
function tellDoubts({ lastSiteRun, period }: PeriodFigures, { say }: CommandContext): number {
  if (lastSiteRun?.complete === true) return EXIT.clean;
  stderr.write(
    lastSiteRun === null
      ? say(
          `注意：${periodName(period)}没有检测记录，不能视为没有问题；文中已注明。\n`,
          `note: nothing was checked in ${period.id}; the documents say so.\n`,
        )
      : say(
          `注意：${periodName(period)}最近一次检测不完整，没查到的部分不代表没有问题；文中已注明。\n`,
          `note: the last run of ${period.id} was incomplete; the documents say so.\n`,
        ),
  );
  return EXIT.incomplete;
}
