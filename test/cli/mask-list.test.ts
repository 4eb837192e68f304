import { describe, expect, it } from "vitest";
import { maskedLines } from "../../src/cli/mask-list.ts";
import type { Location } from "../../src/model/finding.ts";
import { labelsFor } from "../../src/report/index.ts";

/** Five numbers below each other. */
const column = (cellAt: (row: number) => Location) =>
  [2, 3, 4, 5, 6].map((row) => ({
    location: cellAt(row),
    rule: "privacy/mobile",
    kind: "手机号码",
    sample: `139****000${row}`,
  }));

describe("maskedLines", () => {
  const sheet = column((row) => ({ sheet: "名单", cell: `C${row}` }));
  const table = column((row) => ({ part: "第 1 个表格", cell: `第 ${row} 行第 3 列` }));
  it.each([
    [sheet, "工作表“名单”，单元格 C2 至 C6  手机号码  5 处，如 139****0002"],
    [table, "第 1 个表格，第 2 行第 3 列 至 第 6 行第 3 列  手机号码  5 处，如 139****0002"],
  ])("tells a column in one line", (items, line) => {
    expect(maskedLines(items, labelsFor("zh"), (zh) => zh)).toEqual([line]);
  });

  it.each([
    [sheet, "sheet “名单”, cell C2 to C6  手机号码  5 times, such as 139****0002"],
    [table, "table 1, row 2, column 3 to row 6, column 3  手机号码  5 times, such as 139****0002"],
  ])("in English, too", (items, line) => {
    expect(maskedLines(items, labelsFor("en"), (_zh, en) => en)).toEqual([line]);
  });

  it("tells a few one by one", () => {
    expect(maskedLines(sheet.slice(1), labelsFor("zh"), (zh) => zh)).toHaveLength(4);
  });
});
