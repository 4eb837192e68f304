/** Months and working days over ISO dates (`YYYY-MM-DD`), without clock and without time zones. */

import { addDays } from "./dates.ts";

/** Days that differ from the plain week: holidays, and weekend days that are worked (调休). */
export interface Holidays {
  readonly off: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

/** The same day of a later month, or that month's last day when it is shorter (08-31 + 6 months = 02-28). */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return addDays(first, Math.min(day, length) - 1);
}

/** Is it a working day: Monday to Friday unless a holiday, or a weekend day that is worked? */
export function isWorkingDay(iso: string, holidays: Holidays): boolean {
  if (holidays.work.has(iso)) return true;
  if (holidays.off.has(iso)) return false;
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The date after so many working days (rounded up); the day itself does not count, so that 0 gives the day itself. */
export function addWorkingDays(iso: string, count: number, holidays: Holidays): string {
  let day = iso;
  for (let left = Math.ceil(count); left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
