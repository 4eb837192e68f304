import { describe, expect, it, test } from "vitest";
import { digitsOf, idCheckCharacter, isBirthDate, judgeIdNumber } from "../../src/text/id-number.ts";
import { isProvinceCode, isRegionCode } from "../../src/text/region-codes.ts";

test("digitsOf folds width and keeps an X", () => {
  expect(digitsOf("３4-03　11 x")).toBe("340311X");
  expect(digitsOf("3×4*Ⅹ")).toBe("34X");
});

// GB 11643-1999 §4.2.4: sum of digit × weight, modulo 11.
test.each([
  ["34031119000101001", "0"],
  ["34031119000101002", "9"],
  ["34031119000101007", "X"],
  ["34031119050101001", "7"],
])("check character of %s", (first17, check) => {
  expect(idCheckCharacter(first17)).toBe(check);
});

const CLOCK = { isAhead: (date: string) => date > "2026-11-22" };

test.each([
  ["19000101", true],
  ["18991231", false],
  ["19040229", true],
  ["19000229", false],
  ["19050431", false],
  ["19051301", false],
  ["20261122", true],
  ["20261123", false],
  ["19*50101", false],
])("birth date %s", (date, isOne) => {
  expect(isBirthDate(date, CLOCK)).toBe(isOne);
});

describe("judgeIdNumber", () => {
  it.each([
    ["340311190001010010", "valid"],
    ["34031119000101007X", "valid"],
    ["340311190001010011", "wrong-check"],
    ["340311000101001", "valid"],
    ["349999190001010014", "unknown-region"],
    ["349999190001010011", "none"],
    ["349999000101001", "unknown-region"],
    ["163311190001010010", "none"],
    ["34031119000101001", "none"],
    ["3403111900010100100", "none"],
    ["3403110001010010", "none"],
    ["34031100010100X", "none"],
  ])("%s: %s", (id, verdict) => {
    expect(judgeIdNumber(id, CLOCK)).toBe(verdict);
  });
});

// GB/T 2260, among them a district that was given up (110103) and residence permits (81, 82, 83).
test.each(["110101", "110103", "340311", "341302", "500154", "659001", "810000", "820000", "830000"])(
  "%s was a region",
  (code) => {
    expect(isRegionCode(code)).toBe(true);
    expect(isProvinceCode(code)).toBe(true);
  },
);

test.each(["000000", "110199", "163311", "349999", "840000", "999999"])("%s never was", (code) => {
  expect(isRegionCode(code)).toBe(false);
});
