/** Thresholds of the official inspection tables as data: which profile, with which local overrides. */

import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { ColumnType } from "../model/site.ts";
import { nearestWord } from "../text/nearest-word.ts";
import guoban2015 from "./data/guoban-2015.json" with { type: "json" };
import guoban2019 from "./data/guoban-2019.json" with { type: "json" };

/** How long a column may stay without a new entry: so many days, or so many calendar months. */
export interface ColumnLimit {
  readonly days: number | null;
  readonly months: number | null;
  readonly from: "profile" | "config" | "advice";
}

/** What an indicator counts; `undecided`: nothing that one run can see. */
export type Count =
  | "home-age"
  | "stale-news-notice"
  | "stale-other"
  | "stale-rest"
  | "stale-news"
  | "stale-policy"
  | "stale-notice-policy"
  | "stale-interpretation"
  | "stale-plan"
  | "blank"
  | "dead-links-home"
  | "dead-links-other"
  | "availability"
  | "undecided";

export interface IndicatorLine {
  readonly id: string;
  readonly name: string;
  readonly counts: Count;
  readonly limit: number;
  /** `at`: exceeded when the value reaches the limit (5 个及以上) · `over`: only above it (14 days are still two weeks). */
  readonly reached: "at" | "over";
  /** From this value on it is near; null: never near. */
  readonly nearAt: number | null;
  readonly basis: string;
  /** `secondary`: the table was only seen in a copy; said so to the user. */
  readonly isSecondary: boolean;
  /** 单项否决. */
  readonly isVeto: boolean;
  /** Points off for each, and the most in all; null when no points are counted. */
  readonly points: number | null;
  readonly cap: number | null;
  /** Why one run cannot decide it. */
  readonly missing: string;
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly columnLimits: ReadonlyMap<ColumnType, ColumnLimit>;
  /** For types without an official limit: advice, never called an official requirement. */
  readonly advice: ColumnLimit;
  readonly indicators: readonly IndicatorLine[];
}

const COUNTS: readonly Count[] = [
  "home-age",
  "stale-news-notice",
  "stale-other",
  "stale-rest",
  "stale-news",
  "stale-policy",
  "stale-notice-policy",
  "stale-interpretation",
  "stale-plan",
  "blank",
  "dead-links-home",
  "dead-links-other",
  "availability",
  "undecided",
];
const LIMITED_TYPES: readonly ColumnType[] = [
  "news",
  "notice",
  "policy",
  "interpretation",
  "guide",
  "plan",
  "data",
  "interaction",
  "other",
];

interface ProfileData {
  readonly id: string;
  readonly name: string;
  readonly columnLimits: { readonly [type: string]: { readonly days?: number; readonly months?: number } | undefined };
  readonly adviceMonths: number;
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly counts: string;
    readonly limit: number;
    readonly reached: string;
    readonly nearAt?: number;
    readonly basis: string;
    readonly evidence: string;
    readonly veto?: boolean;
    readonly points?: number;
    readonly cap?: number;
    readonly missing?: string;
  }[];
}

const PROFILES: readonly ProfileData[] = [guoban2019, guoban2015];

/**
 * The profile that the config names, with the config's `indicators` laid over it: the id of an indicator sets its limit, a
 * column type with `-max-age` (`news-max-age: 10d`) the limit of that type. @throws UsageError `bad-config` for unknown names.
 */
export function loadProfile(config: Config): Profile {
  const data = PROFILES.find(({ id }) => id === config.profile);
  if (data === undefined) {
    const known = PROFILES.map(({ id }) => id);
    throw badConfig(
      config,
      "profile",
      `“profile”没有 ${config.profile} 这一套指标，可用的是 ${known.join("、")}`,
      `there is no profile ${config.profile}, known: ${known.join(", ")}`,
    );
  }
  const limits = new Map<ColumnType, ColumnLimit>();
  for (const type of LIMITED_TYPES) {
    const limit = data.columnLimits[type];
    if (limit !== undefined)
      limits.set(type, { days: limit.days ?? null, months: limit.months ?? null, from: "profile" });
  }
  const lines = new Map(data.indicators.map((line) => [line.id, readLine(line)]));
  const known = [...lines.keys(), ...LIMITED_TYPES.map((type) => `${type}-max-age`)];
  for (const [id, written] of Object.entries(config.indicators)) {
    const value = readNumber(written);
    const key = `indicators.${id}`;
    if (value === null)
      throw badConfig(config, key, `“${key}”应为数字或天数，例如 10 或 10d`, `${key} takes 10 or 10d`);
    const line = lines.get(id);
    const type = LIMITED_TYPES.find((name) => `${name}-max-age` === id);
    if (line !== undefined) lines.set(id, withLimit(line, value));
    else if (type !== undefined) limits.set(type, { days: value, months: null, from: "config" });
    else throw badConfig(config, key, unknownIndicator(id, known), `no indicator is named ${id}`);
  }
  return {
    id: data.id,
    name: data.name,
    columnLimits: limits,
    advice: { days: null, months: data.adviceMonths, from: "advice" },
    indicators: [...lines.values()],
  };
}

function readLine(line: ProfileData["indicators"][number]): IndicatorLine {
  return {
    id: line.id,
    name: line.name,
    counts: COUNTS.find((count) => count === line.counts) ?? "undecided",
    limit: line.limit,
    reached: line.reached === "over" ? "over" : "at",
    nearAt: line.nearAt ?? null,
    basis: line.basis,
    isSecondary: line.evidence === "secondary",
    isVeto: line.veto === true,
    points: line.points ?? null,
    cap: line.cap ?? null,
    missing: line.missing ?? "",
  };
}

/** A stricter limit moves the warning line with it: 10 of 14 days is 7 of 10. */
function withLimit(line: IndicatorLine, limit: number): IndicatorLine {
  const nearAt = line.nearAt === null ? null : Math.round((line.nearAt * limit) / line.limit);
  return { ...line, limit, nearAt, basis: `${line.basis}（本单位配置为 ${limit}）` };
}

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

function readNumber(written: string | number): number | null {
  if (typeof written === "number") return written;
  const parts = /^(\d+(?:\.\d+)?)([dwmy]?)$/.exec(written.trim());
  return parts === null ? null : Number(parts[1]) * (DAYS[parts[2] ?? ""] ?? 1);
}

function unknownIndicator(id: string, known: readonly string[]): string {
  const near = nearestWord(id, known);
  return `“indicators.${id}”不是已知的指标，${near === null ? `可用的是 ${known.join("、")}` : `是不是 ${near}？`}`;
}

/** `key` is where the mistake stands, in the words of `Config.places`. */
function badConfig(config: Config, key: string, message: string, en: string): UsageError {
  const place = config.places?.[key] ?? config.file;
  const before = place === null ? "" : `${place} `;
  return new UsageError("bad-config", `${before}${message}`, { en: `${before}${en}` });
}
