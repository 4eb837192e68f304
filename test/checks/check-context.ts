import type { CheckContext } from "../../src/model/rule.ts";

/** What checks know on 2026-11-22 of a page without date, on a site that nobody has described. */
export const CONTEXT: CheckContext = {
  now: "2026-11-22",
  date: "2026-11-22",
  region: null,
  loopbackTarget: false,
  isAhead: (day) => day > "2026-11-23",
  siteCode: null,
  siteHost: null,
};
