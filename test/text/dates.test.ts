import { describe, expect, it } from "vitest";
import {
  addDays,
  checkedIso,
  daysBetween,
  isCalendarDay,
  isIsoDate,
  parseAddressDate,
  parseDates,
} from "../../src/text/dates.ts";

describe("parseDates", () => {
  it.each([
    ["2025-12-19 10:51", ["2025-12-19"]],
    ["发布时间:2025/1/8", ["2025-01-08"]],
    ["2025.01.08", ["2025-01-08"]],
    ["2025年1月8日", ["2025-01-08"]],
    ["2025 年 1 月 8 日", ["2025-01-08"]],
    ["2025年1月8号", ["2025-01-08"]],
    ["２０２５年１月８日", ["2025-01-08"]],
    ["二〇二五年一月八日", ["2025-01-08"]],
    ["二○二五年十二月三十一日", ["2025-12-31"]],
    ["二零一九年十月二十日", ["2019-10-20"]],
    ["[2025-01-08]", ["2025-01-08"]],
    ["（2026年10月8日）", ["2026-10-08"]],
    ["2025-1-8至2025-2-9", ["2025-01-08", "2025-02-09"]],
    ["2024-02-29", ["2024-02-29"]],
    ["编号12025-01-08", []],
    ["2025-01-081", []],
    ["第1.2节", []],
    ["2020-2021年", []],
    ["2025/13", []],
    ["没有日期的一句话", []],
  ])("finds the full dates of %s", (text, dates) => {
    expect(
      parseDates(text)
        .map((date) => date.iso)
        .filter((iso) => iso !== null),
    ).toEqual(dates);
  });

  it.each([
    ["[10-08]", 10, 8],
    ["10-08", 10, 8],
    ["【10/8】", 10, 8],
    ["10月8日", 10, 8],
  ])("reads %s without a year", (text, month, day) => {
    expect(parseDates(text)).toMatchObject([{ iso: null, year: null, month, day, isValid: true }]);
  });

  it("reads a month without day", () => {
    expect(parseDates("2025年1月")).toMatchObject([{ iso: null, year: 2025, month: 1, day: null, isValid: true }]);
  });

  it.each([
    "2025-02-30",
    "2023年2月29日",
    "13月5日",
    "2025-00-10",
    "二〇二五年二月三十日",
    "1899-13-01".replace("1899", "1999"),
  ])("marks %s as impossible", (text) => {
    expect(parseDates(text)).toMatchObject([{ iso: null, isValid: false }]);
  });

  it("spans exactly what is written", () => {
    const text = "成文日期：2025年1月8日，下同";
    const [date] = parseDates(text);
    expect(text.slice(date?.span.start, date?.span.end)).toBe("2025年1月8日");
  });

  it("takes 10-08 in running text for a range, not for a date", () => {
    expect(parseDates("每队10-08人")).toEqual([]);
  });
});

describe("parseAddressDate", () => {
  it.each([
    ["http://a.gov.cn/zwgk/202506/t20250608_123.html", "2025-06-08"],
    ["/art/2025/6/8/art_12_34.html", "2025-06-08"],
    ["/2025-06/08/content_1.htm", "2025-06-08"],
    ["/2025/0608/c1.html", "2025-06-08"],
    ["/x/20250608123456789.html", "2025-06-08"],
    ["/content/20200101/1.html", "2020-01-01"],
    ["/202506/", null],
    ["/id/1234567.html", null],
    ["/t20251308_1.html", null],
    ["http://20250608.example/", null],
    ["/a.html?d=20250608", null],
  ])("reads %s", (address, date) => {
    expect(parseAddressDate(address)).toBe(date);
  });
});

describe("calendar", () => {
  it.each([
    ["2024-02-28", 2, "2024-03-01"],
    ["2023-12-31", 1, "2024-01-01"],
    ["2024-03-01", -1, "2024-02-29"],
  ])("adds to %s %i days", (date, count, sum) => {
    expect(addDays(date, count)).toBe(sum);
    expect(daysBetween(date, sum)).toBe(count);
  });

  it.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2024, 4, 31, false],
    [2024, 13, 1, false],
    [2024, 0, 1, false],
    [2024, 1, 0, false],
  ])("knows %i-%i-%i", (year, month, day, isDay) => {
    expect(isCalendarDay(year, month, day)).toBe(isDay);
    expect(checkedIso(year, month, day) !== null).toBe(isDay);
  });
});

it.each([
  ["2024-02-29", true],
  ["2026-12-31", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-00-10", false],
  ["2026-1-1", false],
  ["2026-01-01T00:00", false],
  ["", false],
])("%s is an ISO date: %s", (text, expected) => expect(isIsoDate(text)).toBe(expected));
