import { describe, expect, test } from "vitest";
import { dayName, parsePeriod, periodName, previousPeriod } from "../../src/text/period.ts";

describe("periods", () => {
  test.each([
    ["2026-11", "month", "2026-11-01", "2026-11-30", "2026年11月", "2026-10"],
    ["2026-1", "month", "2026-01-01", "2026-01-31", "2026年1月", "2025-12"],
    ["2024-02", "month", "2024-02-01", "2024-02-29", "2024年2月", "2024-01"],
    ["2026Q4", "quarter", "2026-10-01", "2026-12-31", "2026年第四季度", "2026Q3"],
    ["2026q1", "quarter", "2026-01-01", "2026-03-31", "2026年第一季度", "2025Q4"],
    ["2026-Q2", "quarter", "2026-04-01", "2026-06-30", "2026年第二季度", "2026Q1"],
    [" 2026 ", "year", "2026-01-01", "2026-12-31", "2026年", "2025"],
  ])("%s", (text, kind, from, to, name, previous) => {
    const period = parsePeriod(text);
    expect(period).toMatchObject({ kind, from, to });
    if (period === null) return;
    expect(periodName(period)).toBe(name);
    expect(previousPeriod(period).id).toBe(previous);
    expect(previousPeriod(period).to < from).toBe(true);
  });

  test.each(["", "2026-13", "2026-00", "2026Q5", "2026Q", "26-11", "2026-11-05", "2026年11月", "11", "3026"])(
    "%j is none",
    (text) => expect(parsePeriod(text)).toBeNull(),
  );

  test("days", () => expect(dayName("2026-11-05")).toBe("2026年11月5日"));
});
