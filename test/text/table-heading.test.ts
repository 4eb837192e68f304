import { expect, test } from "vitest";
import { bodyRows, columnHeadings, findHeadingRow, headingOf } from "../../src/text/table-heading.ts";
import { privatePageOf } from "../checks/private-page.ts";

function tableOf(text: string, marked = false) {
  const document = privatePageOf(text, { marked });
  const [table] = document.tables;
  if (table === undefined) throw new Error("no table");
  return { document, table };
}

test("the first row that names the columns heads them, also below a title row", () => {
  const { table } = tableOf("二〇二四年名单 | 二〇二四年名单\n姓名 | 电话\n李大壮 | 1");
  expect(findHeadingRow(table)).toBe(1);
  expect(columnHeadings(table)).toEqual(["姓名", "电话"]);
  expect(bodyRows(table).map((row) => row[0]?.text)).toEqual(["李大壮"]);
});

test("marked headings need no guess", () => {
  const { table, document } = tableOf("甲 | 乙\n1 | 2", true);
  expect(columnHeadings(table)).toEqual(["甲", "乙"]);
  expect(document.segments.map((segment) => headingOf(document, segment))).toEqual(["", "", "甲", "乙"]);
});

test("forms of label and value have no heading row; the cell to the left is the label", () => {
  const { table, document } = tableOf("姓名 | 李大壮\n联系电话 | 1");
  expect(findHeadingRow(table)).toBe(-1);
  expect(document.segments.map((segment) => headingOf(document, segment))).toEqual(["", "姓名", "", "联系电话"]);
});

test.each([
  "李大壮 | 1\n王小满 | 2",
  "姓名：甲 | 电话：1\n姓名：乙 | 电话：2",
  "姓名 | 20240101\n电话 | 1",
  "姓名 | 电话",
])("no heading row in %s", (text) => {
  expect(findHeadingRow(tableOf(text).table)).toBe(-1);
});
