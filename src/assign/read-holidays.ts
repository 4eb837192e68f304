/** Reads a holiday file: for each year the days off, and the weekend days that are worked (调休). */

import { UsageError } from "../model/errors.ts";
import type { Holidays } from "../text/calendar.ts";
import { isIsoDate } from "../text/dates.ts";

/**
 * Shape: `{ "2026": { "off": ["2026-01-01", …], "work": ["2026-01-04", …] } }`; other keys of a year, such as `basis`, are for
 * people. @throws UsageError `bad-config` naming file and place
 */
export function readHolidays(data: unknown, file: string): Holidays {
  if (!isObject(data)) throw bad(file, "应为“年份: { off: […], work: […] }”");
  const off = new Set<string>();
  const work = new Set<string>();
  for (const [year, days] of Object.entries(data)) {
    if (!/^\d{4}$/.test(year) || !isObject(days)) throw bad(file, `“${year}”应为四位年份，内容为 off 和 work 两组日期`);
    for (const day of readDays(days["off"], year, "off", file)) off.add(day);
    for (const day of readDays(days["work"], year, "work", file)) work.add(day);
  }
  return { off, work };
}

function readDays(days: unknown, year: string, key: string, file: string): readonly string[] {
  if (days === undefined) return [];
  if (!Array.isArray(days)) throw bad(file, `“${year}.${key}”应为日期列表`);
  return days.map((day: unknown) => {
    if (typeof day === "string" && day.startsWith(year) && isIsoDate(day)) return day;
    throw bad(file, `“${year}.${key}”里的 ${JSON.stringify(day)} 应为 ${year} 年的日期，例如 ${year}-01-01`);
  });
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bad(file: string, message: string): UsageError {
  return new UsageError("bad-config", `${file} ${message}`);
}
