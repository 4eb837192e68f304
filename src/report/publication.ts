/** Which years and months the publication figures are shown for. */

import type { RunInfo } from "../model/run.ts";
import type { PublicationCount } from "../model/site.ts";

/** Years before are summed up. */
const YEARS = 4;

/** The year of the clock and the ones before, newest first, `2026`. */
export function shownYears({ now }: RunInfo): readonly string[] {
  const year = Number(now.slice(0, 4));
  return Array.from({ length: YEARS }, (_, back) => String(year - back));
}

/** The twelve months of the clock's year, `2026-01` … */
export function monthsOfYear({ now }: RunInfo): readonly string[] {
  return Array.from({ length: 12 }, (_, i) => `${now.slice(0, 4)}-${String(i + 1).padStart(2, "0")}`);
}

/** The month of the clock and the eleven before it, oldest first. */
export function lastMonths({ now }: RunInfo): readonly string[] {
  const last = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, i) => {
    const month = last - 11 + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** Entries dated in none of the years shown and not after them. */
export function countEarlier({ years }: PublicationCount, shown: readonly string[]): number {
  const first = shown.at(-1) ?? "";
  return Object.entries(years).reduce((sum, [year, count]) => (year < first ? sum + count : sum), 0);
}
