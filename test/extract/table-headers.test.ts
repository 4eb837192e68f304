/** Lists have headings above their columns; forms have a label left of each value. */

import { describe, expect, it } from "vitest";
import { findHeaders, type GridCell } from "../../src/extract/table-headers.ts";

function grid(rows: readonly (readonly string[])[]): readonly (readonly GridCell[])[] {
  return rows.map((row, y) =>
    row.map((text, x) => ({ text, texts: [], isTh: false, isBold: false, row: y, column: x, colspan: 1, rowspan: 1 })),
  );
}

/** Each filled value with its column's and its row's heading. */
function headingsOf(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return findHeaders(grid(rows), "")
    .rows.flat()
    .filter(({ text, isHeader }) => text !== "" && !isHeader)
    .map(({ text, columnHeader, rowHeader }) => [text, columnHeader, rowHeader]);
}

describe("findHeaders", () => {
  it("takes no first line of a form for headings", () => {
    const form = [
      ["姓名", "李大壮", "性别", "男"],
      ["银行卡号", "一", "联系电话", "二"],
      ["健康状况", "良好", "备注", ""],
    ];
    expect(headingsOf(form)).toEqual([
      ["李大壮", "", "姓名"],
      ["男", "", "性别"],
      ["一", "", "银行卡号"],
      ["二", "", "联系电话"],
      ["良好", "", "健康状况"],
    ]);
    const narrow = [
      ["姓名", "李大壮"],
      ["家庭住址", "东街12号"],
    ];
    expect(headingsOf(narrow)).toEqual([
      ["李大壮", "", "姓名"],
      ["东街12号", "", "家庭住址"],
    ]);
  });

  it("knows the headings of a list, also where not all of them are usual", () => {
    const list = [
      ["姓名", "甲栏", "电话", "乙栏"],
      ["李大壮", "一", "二", "三"],
      ["王小满", "四", "五", "六"],
    ];
    expect(headingsOf(list).slice(0, 4)).toEqual([
      ["李大壮", "姓名", ""],
      ["一", "甲栏", ""],
      ["二", "电话", ""],
      ["三", "乙栏", ""],
    ]);
  });

  it("takes the first cell of each row for its label where a table lies on its side", () => {
    const lying = [
      ["姓名", "李大壮", "王小满", "张春生"],
      ["银行卡号", "一", "二", "三"],
    ];
    expect(headingsOf(lying).map(([text, , label]) => [text, label])).toEqual([
      ["李大壮", "姓名"],
      ["王小满", "姓名"],
      ["张春生", "姓名"],
      ["一", "银行卡号"],
      ["二", "银行卡号"],
      ["三", "银行卡号"],
    ]);
  });

  it("knows headings that stand again further down, and those of a second table", () => {
    const joined = [
      ["姓名", "身份证号"],
      ["李大壮", "一"],
      ["姓名", "身份证号"],
      ["王小满", "二"],
      ["单位", "统一社会信用代码"],
      ["东街小学", "三"],
    ];
    expect(headingsOf(joined)).toEqual([
      ["李大壮", "姓名", ""],
      ["一", "身份证号", ""],
      ["王小满", "姓名", ""],
      ["二", "身份证号", ""],
      ["东街小学", "单位", ""],
      ["三", "统一社会信用代码", ""],
    ]);
    const belowOthers = [
      ["项", "甲栏（元）"],
      ["子", "一"],
      ["单位名称", "统一社会信用代码"],
      ["东街小学", "二"],
    ];
    expect(headingsOf(belowOthers).at(-1)).toEqual(["二", "统一社会信用代码", ""]);
    const values = [
      ["姓名", "住址", "职业"],
      ["李大壮", "东村", "代表"],
      ["王小满", "西村", "代表"],
    ];
    expect(headingsOf(values).at(-1)).toEqual(["代表", "职业", ""]);
  });

  it("knows a form by its first line, and the list that stands in it", () => {
    const form = [
      ["申请人", "李大壮", "性别", "男"],
      ["家庭住址", "东街12号", "备注", "甲"],
      ["姓名", "关系", "身份证号", "金额"],
      ["王小满", "妻", "一", "二"],
      ["张春生", "子", "三", "四"],
      ["联系电话", "五", "手机", "六"],
    ];
    expect(headingsOf(form).map(([text, above, left]) => [text, above || left])).toEqual([
      ["李大壮", "申请人"],
      ["男", "性别"],
      ["东街12号", "家庭住址"],
      ["甲", "备注"],
      ["王小满", "姓名"],
      ["妻", "关系"],
      ["一", "身份证号"],
      ["二", "金额"],
      ["张春生", "姓名"],
      ["子", "关系"],
      ["三", "身份证号"],
      ["四", "金额"],
      ["五", "联系电话"],
      ["六", "手机"],
    ]);
  });

  it("takes over the headings of the table that it goes on from, save where it has its own", () => {
    const rest = grid([
      ["李大壮", "一"],
      ["王小满", "二"],
    ]);
    const headings = (rows: typeof rest): readonly string[] =>
      findHeaders(rows, "", ["姓名", "账号"]).rows.map((row) => row[1]?.columnHeader ?? "");
    expect(headings(rest)).toEqual(["账号", "账号"]);
    expect(headings(grid([["姓名", "电话"]]).concat(rest))).toEqual(["", "电话", "电话"]);
  });
});
