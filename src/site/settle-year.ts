/** Finds the year of an entry that shows month and day alone, by the publish date of the page that it leads to. */

import { checkedIso, daysBetween } from "../text/dates.ts";

/** List and article may be off by the days between writing and publishing. */
const TOLERANCE = 7;

/** `guessed`: that day in the newest year possible. It stays where nothing is known of the page, or another day of the year. */
export function settleYear(guessed: string, published: string | null): string {
  if (published === null) return guessed;
  const year = Number(published.slice(0, 4));
  for (const candidate of [year, year - 1, year + 1]) {
    const day = checkedIso(candidate, Number(guessed.slice(5, 7)), Number(guessed.slice(8)));
    if (day !== null && day < guessed && Math.abs(daysBetween(day, published)) <= TOLERANCE) return day;
  }
  return guessed;
}
