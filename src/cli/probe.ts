/** `zicha probe`: one timed visit of the home page when it is due, and how far the week has come. */

import process, { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { ProbeRecord } from "../model/probe.ts";
import { probeSite } from "../run/index.ts";
import {
  type Availability,
  clockOf,
  dayOf,
  isProbeDue,
  isProbeFailure,
  measureAvailability,
  nextProbeAt,
  PROBE_DAYS,
  PROBES_A_DAY,
} from "../site/index.ts";
import { appendProbe, readProbeLog } from "../store/index.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";

/** Share of failed visits from which on the site counts as not reachable, in percent. */
const EXCEEDED_PERCENT = 5;

/**
 * Exit codes as everywhere: 0 a full week below the limit, 1 a full week that reaches it, 3 as long as the week is not full.
 * `clock` gives milliseconds since 1970. @throws UsageError for a wrong address
 */
export async function runProbeCommand(
  target: string | undefined,
  options: RawOptions,
  context: CommandContext,
  clock: () => number = Date.now,
): Promise<number> {
  const { say } = context;
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const url = chooseAddress(target, config, context);
  const known = readProbeLog(config.folder).filter((record) => record.url === url);
  const now = clock();
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once("SIGINT", stop);
  let made: ProbeRecord | null = null;
  try {
    if (isProbeDue(known, now)) made = await probeSite({ url, config, clock, signal: abort.signal });
  } finally {
    process.off("SIGINT", stop);
  }
  if (made !== null) appendProbe(config.folder, made);
  const state = measureAvailability(made === null ? known : [...known, made], dayOf(now) ?? "");
  const first = made === null ? waitingLine(known, now, context) : visitLine(made, context);
  stdout.write(`${[first, ...stateLines(state, context)].join("\n")}\n`);
  if (!state.isComplete) return EXIT.incomplete;
  return state.percent >= EXCEEDED_PERCENT ? EXIT.findings : EXIT.clean;

  function waitingLine(records: readonly ProbeRecord[], time: number, { say: word }: CommandContext): string {
    const next = clockOf(nextProbeAt(time));
    const today = records.filter(({ at }) => dayOf(Date.parse(at)) === dayOf(time)).length;
    return word(
      `现在不用访问：今天已访问 ${today} 次，下一次在 ${next} 之后`,
      `nothing is due: ${today} visits today, the next one after ${next} (China time)`,
    );
  }

  function visitLine(record: ProbeRecord, { say: word }: CommandContext): string {
    const time = clockOf(Date.parse(record.at));
    if (record.code === "open" && !isProbeFailure(record)) {
      return word(`${time} 打开了首页，用时 ${record.ms} 毫秒`, `${time} the home page opened in ${record.ms} ms`);
    }
    return isProbeFailure(record)
      ? word(`${time} 首页打不开（${record.code}，${record.ms} 毫秒）`, `${time} the home page did not open (${record.code})`)
      : word(`${time} 这次不计：${reasonOf(record.code)}（${record.code}）`, `${time} not counted (${record.code})`);
  }

  function stateLines(availability: Availability, { say: word }: CommandContext): readonly string[] {
    const { from, to, done, usable, failed, percent, unusable, isComplete } = availability;
    const all = PROBE_DAYS * PROBES_A_DAY;
    const counted = word(
      `${from} 至 ${to}：已访问 ${done}/${all} 次，打不开 ${failed} 次${usable === 0 ? "" : `（${percent}%）`}`,
      `${from} to ${to}: ${done} of ${all} visits, ${failed} failed${usable === 0 ? "" : ` (${percent} %)`}`,
    );
    const verdict = isComplete
      ? percent >= EXCEEDED_PERCENT
        ? word("打不开的比例达到 5%，疑似触发单项否决·站点无法访问", "5 % or more did not open: exceeded")
        : word("打不开的比例低于 5%", "fewer than 5 % did not open")
      : word(
          `还不能判断：要连续 ${PROBE_DAYS} 天、每天不少于 ${PROBES_A_DAY} 次。请用计划任务每小时运行一次 zicha probe`,
          `not decided yet: ${PROBE_DAYS} days in a row with ${PROBES_A_DAY} visits each. Run zicha probe every hour from cron`,
        );
    const lost =
      unusable === 0
        ? []
        : [word(`另有 ${unusable} 次不计（被防护拦截、证书不被信任或本机断网）`, `${unusable} more were not counted`)];
    return [counted, ...lost, verdict];
  }

  function reasonOf(code: string): string {
    if (code === "offline") return say("本机网络不通", "our own network is down");
    return code === "tls" ? say("证书不被信任", "certificate not trusted") : say("被网站防护拦截", "stopped by a firewall");
  }
}

function chooseAddress(target: string | undefined, config: Config, { say }: CommandContext): string {
  const given = target ?? config.site.url;
  if (given === null) {
    throw new UsageError(
      "bad-argument",
      say("要访问哪个网站？请写首页网址，或在配置里写 site.url", "which site? give its address, or set site.url"),
    );
  }
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return new URL(given).href;
  throw new UsageError(
    "bad-argument",
    say(`“${given}”不是网址，应写成 https://www.example.gov.cn/`, `${given} is no address such as https://www.example.gov.cn/`),
  );
}
