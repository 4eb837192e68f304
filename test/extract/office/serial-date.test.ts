import { expect, it } from "vitest";
import { dateFormatOf, textOfSerial } from "../../../src/extract/office/serial-date.ts";

it.each([
  [14, undefined, "day"],
  [31, undefined, "day"],
  [17, undefined, "month"],
  [0, undefined, null],
  [2, undefined, null],
  [176, 'yyyy"年"m"月"d"日"', "day"],
  [176, 'yyyy"年"m"月"', "month"],
  [176, 'm"月"d"日"', "month-day"],
  [176, "[$-804]yyyy/m/d;@", "day"],
  [176, '0.00"day"', null],
  [176, "#,##0.00_);[Red](#,##0.00)", null],
  [176, "General", null],
  [176, "\\d0", null],
  [176, "h:mm:ss", null],
])("format %s %s: %s", (id, code, format) => {
  expect(dateFormatOf(id, code)).toBe(format);
});

it.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [61, false, "1900-03-01"],
  [42_065, false, "2015-03-02"],
  [42_065.75, false, "2015-03-02"],
  [0, true, "1904-01-01"],
  [40_603, true, "2015-03-02"],
  [0, false, null],
  [-1, false, null],
  [3e9, false, null],
  [Number.NaN, false, null],
])("%s, 1904: %s", (serial, is1904, text) => {
  expect(textOfSerial(serial, "day", is1904)).toBe(text);
});

it("shows no more of a date than its format", () => {
  expect([textOfSerial(42_065, "month", false), textOfSerial(42_065, "month-day", false)]).toEqual([
    "2015-03",
    "03-02",
  ]);
});
