/** `zicha notify`: the figures of a period, sent by every way that the config names. */

import { cwd, env, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Notice } from "../model/notify.ts";
import type { Period } from "../model/period.ts";
import { armed, noticeText } from "../notify/index.ts";
import { periodFigures } from "../period/index.ts";
import { loadPeriodDocuments } from "../report/index.ts";
import { type CommandContext, clockOption, flagOption, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { noticeOfPeriod } from "./notice-of-period.ts";
import { withLedger } from "./open-ledger.ts";
import { periodOption } from "./report.ts";
import { nameOf, sendAll } from "./send-all.ts";

/** @throws UsageError for a wrong call or config, before anything is sent */
export async function runNotifyCommand(options: RawOptions, context: CommandContext): Promise<number> {
  const { say } = context;
  const today = clockOption(options, say);
  const period = periodOption(options, today, context);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  if (config.notify.length === 0) throw noWay();
  const isDry = flagOption(options, "dryRun", false);
  // A secret that is missing must be told before half of the notices are out.
  if (!isDry) for (const way of config.notify) armed(way, env);
  const notice = await noticeFor(period, today, config, context);
  if (isDry) {
    stdout.write(`${noticeText(notice)}\n\n`);
    for (const [index, way] of config.notify.entries())
      stdout.write(`${say("将发给", "would be sent to")} ${nameOf(way, index, say)}\n`);
    return EXIT.clean;
  }
  return (await sendAll(config.notify, notice, config, say)) === 0 ? EXIT.clean : EXIT.incomplete;
}

async function noticeFor(period: Period, today: string, config: Config, context: CommandContext): Promise<Notice> {
  const figures = await withLedger(config, context.say, (ledger) =>
    periodFigures(ledger, period, {
      today,
      owner: null,
      site: config.site.name,
      scoring: config.scoring,
      owners: config.owners.map(({ name }) => name),
    }),
  );
  const { periodDocuments } = await loadPeriodDocuments();
  const files = periodDocuments(figures).map(({ fileName, render }) => ({
    name: fileName,
    read: () => whole(render()),
  }));
  return noticeOfPeriod(figures, files, context);
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function noWay(): UsageError {
  const example = "notify: [ { kind: dingtalk, url: https://oapi.dingtalk.com/robot/send?access_token=… } ]";
  return new UsageError("bad-config", `配置里没有 notify，不知道发给谁：例如加一行 ${example}`, {
    en: `the config has no notify: add a line such as ${example}`,
  });
}
