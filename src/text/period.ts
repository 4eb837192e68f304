/** Months, quarters and years as people write them, without a clock. */

import type { Period } from "../model/period.ts";
import { addMonths } from "./calendar.ts";
import { addDays } from "./dates.ts";

const FORM = /^((?:19|20)\d{2})(?:-?[Qq]([1-4])|-(0?[1-9]|1[0-2]))?$/;

/** `2026-11`, `2026Q4` or `2026`; null for anything else. */
export function parsePeriod(text: string): Period | null {
  const [, year, quarter, month] = FORM.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  if (quarter !== undefined) return quarterOf(Number(year), Number(quarter));
  return month !== undefined ? monthOf(Number(year), Number(month)) : yearOf(Number(year));
}

/** The period of the same length just before. */
export function previousPeriod({ kind, from }: Period): Period {
  const last = addDays(from, -1);
  const [year = 0, month = 0] = last.split("-").map(Number);
  if (kind === "year") return yearOf(year);
  return kind === "month" ? monthOf(year, month) : quarterOf(year, Math.ceil(month / 3));
}

const QUARTERS = ["一", "二", "三", "四"];

/** 2026年11月 · 2026年第四季度 · 2026年. */
export function periodName({ id, kind, from }: Period): string {
  const year = from.slice(0, 4);
  if (kind === "year") return `${year}年`;
  return kind === "month"
    ? `${year}年${Number(from.slice(5, 7))}月`
    : `${year}年第${QUARTERS[Number(id.at(-1)) - 1]}季度`;
}

/** 2026年11月5日. */
export function dayName(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

function monthOf(year: number, month: number): Period {
  const id = `${year}-${String(month).padStart(2, "0")}`;
  return { id, kind: "month", ...span(`${id}-01`, 1) };
}

function quarterOf(year: number, quarter: number): Period {
  return {
    id: `${year}Q${quarter}`,
    kind: "quarter",
    ...span(`${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`, 3),
  };
}

function yearOf(year: number): Period {
  return { id: String(year), kind: "year", ...span(`${year}-01-01`, 12) };
}

function span(from: string, months: number): Pick<Period, "from" | "to"> {
  return { from, to: addDays(addMonths(from, months), -1) };
}
