import type { CheckContext } from "../../src/model/rule.ts";
import { addDays } from "../../src/text/dates.ts";

/** What checks know on that day (ISO date) of a page without date, on a site that nobody has described. */
export function contextOn(now: string): CheckContext {
  const tomorrow = addDays(now, 1);
  return {
    now,
    date: now,
    region: null,
    loopbackTarget: false,
    isAhead: (day) => day > tomorrow,
    siteCode: null,
    siteHost: null,
  };
}

export const CONTEXT: CheckContext = contextOn("2026-11-22");
