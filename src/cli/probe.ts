/** `zicha probe`: one timed visit of the home page when it is due, and how far the week has come. */

import process, { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { probeSite } from "../run/index.ts";
import { availabilityLimit, dayOf, isProbeDue, measureAvailability } from "../site/index.ts";
import { appendProbe, readProbeLog } from "../store/index.ts";
import { isValidWebAddress } from "../text/web-address.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { stateLines, visitLine, waitingLine } from "./probe-lines.ts";

/**
 * Exit codes as everywhere: 0 a full week below the limit, 1 a full week that reaches it, 3 as long as the week is not full.
 * `clock` gives milliseconds since 1970. @throws UsageError for a wrong address
 */
export async function runProbeCommand(
  target: string | undefined,
  options: RawOptions,
  { say }: CommandContext,
  clock: () => number = Date.now,
): Promise<number> {
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const limit = availabilityLimit(config);
  const url = chooseAddress(target, config, say);
  const known = readProbeLog(config.folder).filter((record) => record.url === url);
  const now = clock();
  const made = isProbeDue(known, now) ? await visit(url, config, clock) : null;
  if (made !== null) appendProbe(config.folder, made);
  const state = measureAvailability(made === null ? known : [...known, made], dayOf(now) ?? "");
  const first = made === null ? waitingLine(known, now, say) : visitLine(made, say);
  stdout.write(`${[first, ...stateLines(state, limit, say)].join("\n")}\n`);
  if (!state.isComplete) return EXIT.incomplete;
  return state.percent >= limit ? EXIT.findings : EXIT.clean;
}

async function visit(url: string, config: Config, clock: () => number): ReturnType<typeof probeSite> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once("SIGINT", stop);
  try {
    return await probeSite({ url, config, clock, signal: abort.signal });
  } finally {
    process.off("SIGINT", stop);
  }
}

function chooseAddress(target: string | undefined, config: Config, say: CommandContext["say"]): string {
  const given = target ?? config.site.url;
  if (given === null) {
    throw new UsageError(
      "bad-argument",
      say("要访问哪个网站？请写首页网址，或在配置里写 site.url", "which site? give its address, or set site.url"),
    );
  }
  if (isValidWebAddress(given)) return new URL(given).href;
  throw new UsageError(
    "bad-argument",
    say(`“${given}”不是网址，应写成 https://www.example.gov.cn/`, `${given} is no http(s) address`),
  );
}
