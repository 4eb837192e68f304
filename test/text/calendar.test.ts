import { describe, expect, it } from "vitest";
import { addMonths, addWorkingDays, isWorkingDay } from "../../src/text/calendar.ts";

const NONE = { off: new Set<string>(), work: new Set<string>() };
const SPRING = {
  off: new Set(["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"]),
  work: new Set(["2026-02-14", "2026-02-28"]),
};

describe("addMonths", () => {
  it.each([
    ["2026-02-11", 6, "2026-08-11"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2023-08-31", 6, "2024-02-29"],
    ["2025-12-15", 12, "2026-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
  ])("%s + %i", (iso, months, result) => {
    expect(addMonths(iso, months)).toBe(result);
  });
});

describe("addWorkingDays", () => {
  it.each([
    ["2026-11-22", 1, "2026-11-23"],
    ["2026-11-22", 5, "2026-11-27"],
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-26", 1, "2026-11-27"],
    ["2026-11-26", 0, "2026-11-26"],
    ["2026-11-26", 0.5, "2026-11-27"],
    ["2026-11-20", 10, "2026-12-04"],
  ])("%s + %f weekdays", (from, count, due) => {
    expect(addWorkingDays(from, count, NONE)).toBe(due);
  });

  it.each([
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-14", 1, "2026-02-24"],
    ["2026-02-27", 1, "2026-02-28"],
    ["2026-02-28", 1, "2026-03-02"],
  ])("%s + %i over the spring festival", (from, count, due) => {
    expect(addWorkingDays(from, count, SPRING)).toBe(due);
  });

  it("knows worked weekends and holidays", () => {
    expect(["2026-02-14", "2026-02-15", "2026-02-16", "2026-02-24"].map((day) => isWorkingDay(day, SPRING))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
