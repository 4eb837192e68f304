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
      ["家庭住址", "东街"],
    ];
    expect(headingsOf(narrow)).toEqual([
      ["李大壮", "", "姓名"],
      ["东街", "", "家庭住址"],
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
});
