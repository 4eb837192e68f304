import { expect, test } from "vitest";
import { formatChineseNumber, parseChineseNumber } from "../../src/text/chinese-number.ts";

test.each([
  ["一", 1],
  ["九", 9],
  ["十", 10],
  ["十一", 11],
  ["二十", 20],
  ["九十九", 99],
] as const)("%s is %i, both ways", (text, value) => {
  expect(parseChineseNumber(text)).toBe(value);
  expect(formatChineseNumber(value)).toBe(text);
});

test.each(["", "零", "百", "一一", "十十", "一十一十", "二十零", "十零", "两", "三是"])(
  "%s is no item number",
  (text) => {
    expect(parseChineseNumber(text)).toBeNull();
  },
);

test("every number from 1 to 99 comes back", () => {
  for (let value = 1; value <= 99; value++) expect(parseChineseNumber(formatChineseNumber(value))).toBe(value);
});
