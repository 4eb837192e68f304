import { expect, test } from "vitest";
import { isMobileNumber } from "../../src/text/mobile.ts";
import { findNumberRuns, isInAddress } from "../../src/text/number-runs.ts";

const read = (text: string): readonly string[] => findNumberRuns(text).map((run) => run.digits);

test.each<[string, readonly string[]]>([
  ["号13800000001。", ["13800000001"]],
  ["１３８００００００３３", ["13800000033"]],
  ["138-0000-0001", ["13800000001"]],
  ["138\u200b0000\u200b0001", ["13800000001"]],
  ["34031119000101007x", ["34031119000101007X"]],
  ["34031119000101007 X", ["34031119000101007", "34031119000101007X"]],
  ["340311 19000101 0010", ["34031119000101", "340311190001010010", "190001010010"]],
  ["622200 0000000000004", ["6222000000000000004", "0000000000004"]],
  ["13800000001 13900000002", ["13800000001", "13900000002"]],
  ["3 4 0 3 1 1 1 9 0 0 0 1 0 1 0 0 7 X", ["34031119000101007X"]],
  ["1-3-8-0-0-0-0-0-0-0-1", ["13800000001"]],
  ["1 3 8 0 0 0 0 0 0 0 1\t1 3 9 0 0 0 0 0 0 0 2", ["13800000001", "1380000000113900000002", "13900000002"]],
  ["1380000000", []],
  ["000000000000000000000001", []],
  ["A13800000001", []],
  ["13800000001a", []],
  ["34031119000101007X5", []],
  ["_13800000001_", []],
  ["0.13800000001", []],
  ["13800000001.5", []],
  ["13800000001.", ["13800000001"]],
  ["**13800000001**", ["13800000001"]],
  ["1***13800000001", []],
  ["13800000001***", []],
  ["Tel13800000001", ["13800000001"]],
  ["Hotel13800000001", []],
  ["https://a.example/13800000001", []],
  ["13800000001.pdf", []],
])("%s", (text, digits) => {
  expect(read(text)).toEqual(digits);
});

test("tells how the digits were set apart and what is beside them", () => {
  const [run] = findNumberRuns("12-138 0000 0001").filter((one) => one.digits === "13800000001");
  expect(run).toMatchObject({ start: 3, end: 16, groups: [3, 4, 4], gapBefore: "-", gapAfter: "" });
});

test("an address is told by its scheme, host, query, mail sign or file ending", () => {
  for (const text of ["http://a/1", "www.a/1", "a?id=1", "1@a", "1.html"]) {
    expect(isInAddress(text, text.indexOf("1"), text.indexOf("1") + 1)).toBe(true);
  }
  expect(isInAddress("电话:1;邮箱 1@a", 3, 4)).toBe(false);
});

test.each([
  ["13800000001", true],
  ["19200000001", true],
  ["17405000001", true],
  ["17406000001", false],
  ["16000000001", false],
  ["15400000001", false],
  ["12000000001", false],
  ["1380000000", false],
])("segment of %s", (digits, isOne) => {
  expect(isMobileNumber(digits)).toBe(isOne);
});
