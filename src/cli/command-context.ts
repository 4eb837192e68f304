/** What every command is called with besides its arguments, and readers for option values. */

import { UsageError } from "../model/errors.ts";
import type { Lang } from "../model/run.ts";
import { isIsoDate } from "../text/dates.ts";
import { isValidWebAddress } from "../text/web-address.ts";
import type { Wording } from "./language.ts";

export interface CommandContext {
  readonly lang: Lang;
  readonly say: Wording;
  readonly version: string;
}

/** Options as commander hands them over. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Null when the option is absent, or takes no text. */
export function textOption(options: RawOptions, name: string): string | null {
  const value = options[name];
  return typeof value === "string" ? value : null;
}

/** `fallback` when the option is absent. */
export function flagOption(options: RawOptions, name: string, fallback: boolean): boolean {
  const value = options[name];
  return typeof value === "boolean" ? value : fallback;
}

/** Empty when the option is absent. */
export function listOption(options: RawOptions, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** A whole number of at least `least`, or null when the option is absent. @throws UsageError `bad-argument`. */
export function countOption(
  options: RawOptions,
  name: string,
  flag: string,
  say: Wording,
  least: 0 | 1 = 1,
): number | null {
  const value = options[name];
  if (value === undefined) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  throw new UsageError(
    "bad-argument",
    least === 0
      ? say(`${flag} 后面要写 0 或更大的整数`, `${flag} takes a whole number from 0`)
      : say(`${flag} 后面要写大于 0 的整数`, `${flag} takes a whole number above 0`),
  );
}

const MILLISECONDS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration such as `90m`, `2h`, `1h30m`, `30s`, or null when the option is absent. @throws UsageError `bad-argument`. */
export function durationOption(options: RawOptions, name: string, flag: string, say: Wording): number | null {
  const given = textOption(options, name);
  if (given === null) return null;
  let total = 0;
  if (/^(?:\d{1,6}[hms])+$/.test(given)) {
    for (const [, count, unit = ""] of given.matchAll(/(\d+)([hms])/g))
      total += Number(count) * (MILLISECONDS[unit] ?? 0);
  }
  if (total > 0) return total;
  throw new UsageError(
    "bad-argument",
    say(
      `${flag} 的时间“${given}”不对，应写成 90m、2h、1h30m 或 30s`,
      `${flag} ${given} is no duration, write 90m, 2h, 1h30m or 30s`,
    ),
  );
}

/** The run's clock: `--now`, else today in local time, as an ISO date. @throws UsageError `bad-argument`. */
export function clockOption(options: RawOptions, say: Wording): string {
  const given = textOption(options, "now");
  if (given === null) return localDate(new Date());
  const date = given.replace(/T.*$/s, "");
  if (isIsoDate(date)) return date;
  throw new UsageError(
    "bad-argument",
    say(`--now 的日期“${given}”不对，应写成 2026-11-22`, `--now ${given} is no date, write 2026-11-22`),
  );
}

/** An ISO date, or null when the option is absent. @throws UsageError `bad-argument` */
export function dateOption(options: RawOptions, name: string, flag: string, say: Wording): string | null {
  const given = textOption(options, name);
  if (given === null || isIsoDate(given)) return given;
  throw new UsageError(
    "bad-argument",
    say(`${flag} 的日期“${given}”不对，应写成 2026-11-22`, `${flag} ${given} is no date, write 2026-11-22`),
  );
}

/** `--until`, the last day on which something holds; null when the option is absent. @throws UsageError `bad-argument`, also for a day that is over */
export function untilOption(options: RawOptions, say: Wording): string | null {
  const until = dateOption(options, "until", "--until", say);
  if (until === null || until >= clockOption(options, say)) return until;
  throw new UsageError("bad-argument", say(`--until 的日期 ${until} 已经过去`, `--until ${until} is over already`));
}

function localDate(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** An http(s) address given by an option. @throws UsageError `bad-argument`. */
export function addressOption(options: RawOptions, name: string, flag: string, say: Wording): string | null {
  const given = textOption(options, name);
  if (given === null) return null;
  if (isValidWebAddress(given)) return given;
  throw new UsageError(
    "bad-argument",
    say(
      `${flag} 要写完整网址，例如 https://www.example.gov.cn/`,
      `${flag} takes a whole address such as https://www.example.gov.cn/`,
    ),
  );
}
