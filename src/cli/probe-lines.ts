/** What `zicha probe` says: the visit it made, and how far the week has come. */

import type { ProbeRecord } from "../model/probe.ts";
import {
  type Availability,
  clockOf,
  dayOf,
  isProbeFailure,
  nextProbeAt,
  PROBE_DAYS,
  PROBES_A_DAY,
} from "../site/index.ts";
import type { Wording } from "./language.ts";

/** `now` in milliseconds. */
export function waitingLine(records: readonly ProbeRecord[], now: number, say: Wording): string {
  const next = clockOf(nextProbeAt(now));
  const today = records.filter(({ at }) => dayOf(Date.parse(at)) === dayOf(now)).length;
  return say(
    `现在不用访问：今天已访问 ${today} 次，下一次在 ${next} 之后`,
    `nothing is due: ${today} visits today, the next one after ${next} (China time)`,
  );
}

export function visitLine(record: ProbeRecord, say: Wording): string {
  const { code, ms } = record;
  const time = clockOf(Date.parse(record.at));
  if (isProbeFailure(record)) {
    return say(`${time} 首页打不开（${code}，${ms} 毫秒）`, `${time} the home page did not open (${code}, ${ms} ms)`);
  }
  if (code === "open") {
    return say(`${time} 打开了首页，用时 ${ms} 毫秒`, `${time} the home page opened in ${ms} ms`);
  }
  return say(`${time} 这次不计：${whyUnusable(code)}（${code}）`, `${time} not counted (${code})`);
}

function whyUnusable(code: string): string {
  if (code === "offline") return "本机网络不通";
  return code === "tls" ? "证书不被信任" : "被网站防护拦截";
}

/** `limit`: share of failed visits that is too much, in percent. */
export function stateLines(state: Availability, limit: number, say: Wording): readonly string[] {
  const { from, to, done, usable, failed, percent, unusable } = state;
  const all = PROBE_DAYS * PROBES_A_DAY;
  const share = usable === 0 ? ["", ""] : [`（${percent}%）`, ` (${percent} %)`];
  const counted = say(
    `${from} 至 ${to}：已访问 ${done}/${all} 次，打不开 ${failed} 次${share[0]}`,
    `${from} to ${to}: ${done} of ${all} visits, ${failed} failed${share[1]}`,
  );
  const lost = say(
    `另有 ${unusable} 次不计（被防护拦截、证书不被信任或本机断网）`,
    `${unusable} more were not counted (firewall, certificate, or our own network)`,
  );
  return [counted, ...(unusable === 0 ? [] : [lost]), verdictLine(state, limit, say)];
}

function verdictLine({ isComplete, percent }: Availability, limit: number, say: Wording): string {
  if (!isComplete) {
    return say(
      `还不能判断：要连续 ${PROBE_DAYS} 天、每天不少于 ${PROBES_A_DAY} 次。请用计划任务每小时运行一次 zicha probe`,
      `not decided yet: ${PROBE_DAYS} days in a row with ${PROBES_A_DAY} visits each. Run zicha probe every hour from cron`,
    );
  }
  return percent >= limit
    ? say(`打不开的比例达到 ${limit}%，疑似触发单项否决·站点无法访问`, `${limit} % or more did not open: exceeded`)
    : say(`打不开的比例低于 ${limit}%`, `fewer than ${limit} % did not open`);
}
