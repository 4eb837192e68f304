import { describe, expect, it } from "vitest";
import { readItemDate, resolveYear } from "../../src/extract/item-date.ts";

describe("readItemDate", () => {
  it.each([
    ["2026-10-08", 2026, 10, 8],
    ["发布时间：2026年10月8日", 2026, 10, 8],
    ["08 2026-10", 2026, 10, 8],
    ["082026-10", 2026, 10, 8],
    ["2026.10 08", 2026, 10, 8],
    ["10-08 2026", 2026, 10, 8],
    ["08 10月", null, 10, 8],
    ["[10-08]", null, 10, 8],
    ["10/08", null, 10, 8],
    ["26-10-08", 2026, 10, 8],
    ["[26.10.08]", 2026, 10, 8],
    ["Oct 8, 2026", 2026, 10, 8],
    ["Posted on 8 October 2026", 2026, 10, 8],
    ["8 Oct 2026admin", 2026, 10, 8],
  ])("reads %s", (text, year, month, day) => {
    expect(readItemDate(text)).toEqual({ year, month, day });
  });

  it.each([
    "",
    "没有日期",
    "2026-13-08",
    "13-40",
    "第10-08号",
    "2026年",
    "26-13-08",
    "26-10-081",
    "May 2026",
    "昨天下雨",
  ])("reads no day in %j", (text) => {
    expect(readItemDate(text)).toBeNull();
  });
});

describe("days counted from today", () => {
  it.each([
    ["今天 08:30", "2026-11-22"],
    ["刚刚", "2026-11-22"],
    ["3小时前", "2026-11-22"],
    ["发布于 昨天", "2026-11-21"],
    ["前天", "2026-11-20"],
    ["发布时间：10天前", "2026-11-12"],
    ["2 周前", "2026-11-08"],
    ["2个月前", "2026-09-23"],
  ])("reads %s", (text, expected) => {
    const date = readItemDate(text);
    const read = date === null ? null : resolveYear(date, () => "2026-11-23", "/t20190908_1.html", "2026-01-01");
    expect(read?.date ?? null).toBe(expected);
  });
});

describe("resolveYear", () => {
  const day = (month: number, dayOfMonth: number) => ({ year: null, month, day: dayOfMonth });

  it.each([
    ["the newest day that has been", day(10, 8), "", null, "2026-10-08"],
    ["tomorrow still counts", day(11, 23), "", null, "2026-11-23"],
    ["a day to come was last year", day(11, 24), "", null, "2025-11-24"],
    ["far above the entry before it", day(10, 15), "", "2026-03-02", "2025-10-15"],
    ["a little above: entries stand out of order", day(4, 15), "", "2026-03-02", "2026-04-15"],
    ["29 February", day(2, 29), "", null, "2024-02-29"],
    ["the address knows the day", day(10, 8), "/t20191008_1.html", null, "2019-10-08"],
    ["the address knows the month", day(10, 8), "/201910/a.html", null, "2019-10-08"],
    ["an address of another month", day(10, 8), "/t20190908_1.html", null, "2026-10-08"],
  ])("%s", (name, date, href, above, expected) => {
    const isYearGuessed = !name.startsWith("the address knows");
    expect(resolveYear(date, () => "2026-11-23", href, above)).toEqual({ date: expected, isYearGuessed });
  });
});
