/** What the documents of each period of the scripted year say. */

import { defaultConfig } from "../../src/config/index.ts";
import type { Ledger } from "../../src/ledger/index.ts";
import { periodFigures } from "../../src/period/index.ts";
import { parsePeriod } from "../../src/text/period.ts";

const MONTHS: readonly string[] = Array.from(
  { length: 12 },
  (_, month) => `2026-${String(month + 1).padStart(2, "0")}`,
);
const PERIODS: readonly string[] = [...MONTHS, "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026"];

/**
 * By period, total = carried + found + returned = closed + claimed + pending + refused + above; overdue, recurred, refuted; runs, `!`
 * when the last one was incomplete; results of rechecks. Asked for at the end of the year, from the ledger alone.
 */
export async function yearFigures(ledger: Ledger): Promise<Readonly<Record<string, string>>> {
  const told: Record<string, string> = {};
  for (const id of PERIODS) {
    const period = parsePeriod(id);
    if (period === null) throw new Error(id);
    const { scoring } = defaultConfig("/");
    const options = { today: "2026-12-31", owner: null, owners: [], site: null, scoring };
    const { totals, runs, reexamined } = await periodFigures(ledger, period, options);
    const { total, carried, found, returned, closed, claimed, pending, refused, above } = totals;
    told[id] = [
      `${total} = ${carried}+${found}+${returned} = ${closed}+${claimed}+${pending}+${refused}+${above}`,
      `${totals.overdue} ${totals.recurred} ${totals.refuted}`,
      `${runs.length}${runs.at(-1)?.complete === true ? "" : "!"}`,
      reexamined.map(({ result }) => result).join(" "),
    ].join("; ");
  }
  return told;
}

export const FIGURES: Readonly<Record<string, string>> = {
  "2026-01": "6 = 0+6+0 = 0+0+6+0+0; 6 0 0; 1; ",
  "2026-02": "6 = 6+0+0 = 1+0+5+0+0; 5 0 0; 1; ",
  "2026-03": "7 = 5+2+0 = 0+0+7+0+0; 7 0 0; 1!; ",
  "2026-04": "9 = 7+2+0 = 1+0+8+0+0; 8 0 0; 1; ",
  "2026-05": "9 = 8+1+0 = 5+0+4+0+0; 4 0 0; 1; ",
  // What had been closed in February is there again.
  "2026-06": "5 = 4+0+1 = 0+0+5+0+0; 5 1 0; 1; ",
  "2026-07": "5 = 5+0+0 = 1+0+4+0+0; 4 0 0; 1; ",
  "2026-08": "5 = 4+0+1 = 1+0+4+0+0; 4 1 0; 1; ",
  "2026-09": "4 = 4+0+0 = 1+0+3+0+0; 3 0 0; 1; ",
  // One is left alone up to the end of the month, and back in the next.
  "2026-10": "3 = 3+0+0 = 0+0+2+1+0; 2 0 0; 1; ",
  "2026-11": "3 = 2+0+1 = 0+0+3+0+0; 3 0 2; 1; still-there still-there",
  "2026-12": "3 = 3+0+0 = 2+0+1+0+0; 1 0 0; 1; ",
  "2026Q1": "8 = 0+8+0 = 1+0+7+0+0; 7 0 0; 3!; ",
  "2026Q2": "11 = 7+3+1 = 6+0+5+0+0; 5 1 0; 3; ",
  "2026Q3": "6 = 5+0+1 = 3+0+3+0+0; 3 1 0; 3; ",
  "2026Q4": "3 = 3+0+0 = 2+0+1+0+0; 1 0 2; 3; still-there still-there",
  "2026": "11 = 0+11+0 = 10+0+1+0+0; 1 2 2; 12; still-there still-there",
};
