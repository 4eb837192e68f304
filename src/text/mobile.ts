/** Mobile numbers of mainland China: number segments in use, country code, and the ways people group the digits. */

import type { NumberRun } from "./number-runs.ts";

/** Segments given out by MIIT for the public (1740 0 to 5 is satellite telephony). */
const MOBILE = /^1(?:3\d|4[57]|5[0-35-9]|6[2567]|7[0-35-8]|8\d|9[0-35-9])\d{8}$/;
const SATELLITE = /^1740[0-5]\d{6}$/;
const COUNTRY = /^(?:0086|086|86|0)(?=1[3-9]\d{9}$)/;
const GROUPS: ReadonlySet<string> = new Set(["11", "3-4-4", "3-8", "7-4", "3-3-5", "4-3-4"]);
const ONE_BY_ONE = /^1(?:-1){10}$/;
const HYPHEN = /[-‐‑‒–—―−－]/;

/** Is this, as 11 ASCII digits, a number of a segment in use? */
export function isMobileNumber(digits: string): boolean {
  return MOBILE.test(digits) || SATELLITE.test(digits);
}

/** Does the run of digits read as one mobile, with or without a country code, and not as the middle of some longer code? */
export function isMobileRun(run: NumberRun, textBefore: string): boolean {
  const country = COUNTRY.exec(run.digits)?.[0] ?? "";
  if (!isMobileNumber(run.digits.slice(country.length))) return false;
  const [first = 0, ...rest] = run.groups;
  const groups = first === country.length ? rest : [first - country.length, ...rest];
  const written = groups.join("-");
  if (!GROUPS.has(written) && !ONE_BY_ONE.test(written)) return false;
  return !HYPHEN.test(run.gapBefore) || /(?:^|\D)(?:\+?86|0086|0)\s?[-‐–—]\s?$|\d{7}\s?[-‐–—]\s?$/.test(textBefore);
}
