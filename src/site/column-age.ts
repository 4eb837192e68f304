/** Judges how old a column's newest entry may be, and whether it is too old. */

import type { ColumnConfig } from "../model/config.ts";
import type { ColumnFact, ColumnState, ColumnType } from "../model/site.ts";
import { addMonths } from "../text/calendar.ts";
import { daysBetween } from "../text/dates.ts";
import type { ColumnLimit, Profile } from "./profile.ts";

/** From this part of its plain limit on a column is near it. */
const NEAR = 0.8;
/** A column that has fallen silent: so many dated days before, and a silence of half a year and three of its longest pauses. */
const REGULAR_DAYS = 10;
const SILENT_MONTHS = 6;
const SILENT_PAUSES = 3;

export interface ColumnAge {
  readonly ageDays: number | null;
  readonly maxAgeDays: number | null;
  readonly limitFrom: ColumnFact["limitFrom"];
  readonly state: Extract<ColumnState, "fresh" | "near" | "stale"> | null;
}

/** A column's own limit first, then the profile's for its type, then advice; null state when there is no date. */
export function judgeColumnAge(
  latest: string | null,
  dates: ReadonlySet<string>,
  type: ColumnType,
  config: ColumnConfig | null,
  profile: Profile,
  now: string,
): ColumnAge {
  const own: ColumnLimit | null =
    config?.maxAgeDays == null ? null : { days: config.maxAgeDays, months: null, from: "config" };
  const limit = own ?? profile.columnLimits.get(type) ?? profile.advice;
  if (latest === null) return { ageDays: null, maxAgeDays: daysOf(limit, now), limitFrom: limit.from, state: null };
  const ageDays = Math.max(0, daysBetween(latest, now));
  const plain = daysOf(limit, latest);
  const maxAgeDays = limit.from === "advice" ? Math.min(plain, silence(latest, dates) ?? plain) : plain;
  const isNear = ageDays >= plain * NEAR;
  const state = ageDays > maxAgeDays ? "stale" : isNear ? "near" : "fresh";
  return { ageDays, maxAgeDays, limitFrom: limit.from, state };
}

/** Calendar months from a day on, in days. */
function daysOf(limit: ColumnLimit, from: string): number {
  return limit.days ?? daysBetween(from, addMonths(from, limit.months ?? 12));
}

/** The silence after which a column that was kept up regularly has been dropped; null when it was never regular. */
function silence(latest: string, dates: ReadonlySet<string>): number | null {
  const days = [...dates].sort();
  if (days.length < REGULAR_DAYS) return null;
  let longest = 0;
  for (let i = 1; i < days.length; i++)
    longest = Math.max(longest, daysBetween(days[i - 1] ?? latest, days[i] ?? latest));
  return Math.max(daysBetween(latest, addMonths(latest, SILENT_MONTHS)), SILENT_PAUSES * longest);
}
