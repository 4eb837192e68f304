import { expect, test } from "vitest";
import { findSeriesFaults } from "../../src/text/ordinal-series.ts";
import { readLeadingOrdinal, readOrdinals } from "../../src/text/ordinals.ts";

test.each([
  ["一是学，二是干。", ["是1@0-2", "是2@4-6"]],
  ["十一是", ["是11@0-3"]],
  ["八一是节日、周一是工作日", []],
  ["一要快；二要准", ["要1@0-2", "要2@4-6"]],
  ["第一，学。第二、干。第三是评", ["第1@0-2", "第2@5-7", "第3@10-12"]],
  ["获得第一，排名第二。", []],
  ["第一、第二产业", []],
  ["（一）学。（二）干", ["（一）1@0-3", "（一）2@5-8"]],
  ["（一）（三）项；第（二）项", []],
  ["(1)学；（2）干", ["(1)1@0-3", "(1)2@5-8"]],
  ["①学②干", ["①1@0-1", "①2@2-3"]],
  ["①②③均可", ["①3@2-3"]],
  ["一是一、二是二", []],
  ["没有序号", []],
])("reads %s", (text, expected) => {
  const read = readOrdinals(text).map(({ style, value, start, end }) => `${style}${value}@${start}-${end}`);
  expect(read).toEqual(expected);
});

test.each([
  ["一、概况", "一、", 1],
  ["　（二）做法", "（一）", 2],
  ["3.做法", "1.", 3],
  ["12．做法", "1.", 12],
  ["(4)做法", "(1)", 4],
])("%s begins with an ordinal", (text, style, value) => {
  expect(readLeadingOrdinal(text)).toMatchObject({ style, value });
});

test.each(["1.5个百分点", "2022年", "一方面", "100、", "十一假期", ""])("%s begins with none", (text) => {
  expect(readLeadingOrdinal(text)).toBeNull();
});

test.each([
  [[1, 2, 3], []],
  [[1, 3, 3, 4], ["gap@1 expects 2 mends"]],
  [[1, 3], ["gap@1 expects 2"]],
  [[1, 2, 4, 5], ["gap@2 expects 3"]],
  [[1, 2, 2, 3], ["repeat@2 expects 3"]],
  [[1, 2, 2], ["repeat@2 expects 3 mends"]],
  [[1, 2, 1, 2, 3, 3], []],
  [[1, 2, 1, 2, 2, 3], ["repeat@4 expects 3"]],
  [[1, 2, 5], []],
  [[3, 4, 6], []],
  [[2, 2], []],
  [[1, 2, 3, 2, 3], []],
])("series %j", (values, expected) => {
  const faults = findSeriesFaults(values);
  expect(faults.map((f) => `${f.kind}@${f.index} expects ${f.expected}${f.mends ? " mends" : ""}`)).toEqual(expected);
});
