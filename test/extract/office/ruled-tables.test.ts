import { describe, expect, it } from "vitest";
import { joinLines } from "../../../src/extract/office/join-lines.ts";
import type { PageLine } from "../../../src/extract/office/page-line.ts";
import { findRuledTables, type Ruling } from "../../../src/extract/office/ruled-tables.ts";

const across = (at: number, from: number, to: number): Ruling => ({ isHorizontal: true, at, from, to });
const down = (at: number, from: number, to: number): Ruling => ({ isHorizontal: false, at, from, to });
const piece = (text: string, x: number, y: number): PageLine => ({ text, x, y, right: x + text.length * 5, size: 10 });

/** Two columns of 100, rows at 0, 20, 40, 80; the first row is one cell. */
const RULINGS = [
  across(0, 0, 200),
  across(20, 0, 200),
  across(40, 0, 200),
  across(80, 0, 200),
  down(0, 0, 80),
  down(100, 20, 80),
  down(200, 0, 80),
];
const PIECES = [
  piece("名单", 10, 15),
  piece("姓名", 10, 35),
  piece("电话", 110, 35),
  piece("赵大海", 10, 55),
  piece("139000", 110, 55),
  piece("00000", 110, 70),
  piece("以上", 10, 100),
];

it("joins what wraps in a cell, and spans merged ones", () => {
  const { tables, rest } = findRuledTables(RULINGS, PIECES);
  expect(rest.map(({ text }) => text)).toEqual(["以上"]);
  expect(tables).toHaveLength(1);
  expect(tables[0]?.rows).toEqual([
    [{ texts: ["名单"], colspan: 2, rowspan: 1 }],
    [
      { texts: ["姓名"], colspan: 1, rowspan: 1 },
      { texts: ["电话"], colspan: 1, rowspan: 1 },
    ],
    [
      { texts: ["赵大海"], colspan: 1, rowspan: 1 },
      { texts: ["13900000000"], colspan: 1, rowspan: 1 },
    ],
  ]);
});

it("takes both sides of a thin rectangle for one line, and cells over several rows for one cell", () => {
  const doubled = RULINGS.map((one) => ({ ...one, at: one.at + 0.6 }));
  const tall = [...RULINGS, ...doubled].filter(({ isHorizontal, at }) => !(isHorizontal && Math.round(at / 20) === 2));
  const { tables } = findRuledTables([...tall, across(40, 100, 200)], PIECES);
  expect(tables[0]?.rows[1]?.[0]).toEqual({ texts: ["姓名赵大海"], colspan: 1, rowspan: 2 });
});

describe("no table", () => {
  it.each([
    ["a line under a heading", [across(20, 0, 200)]],
    ["a frame", [across(0, 0, 200), across(80, 0, 200), down(0, 0, 80), down(200, 0, 80)]],
  ])("%s", (_, rulings) => {
    expect(findRuledTables(rulings, PIECES)).toEqual({ tables: [], rest: PIECES });
  });
});

it("puts tables between the lines of the page, and counts them in that order", () => {
  const { tables, rest } = findRuledTables(RULINGS, [piece("以下", 10, -20), ...PIECES]);
  const blocks = joinLines(rest, 3, tables);
  expect(blocks.map((block) => (block.type === "text" ? block.text : block.rows[2]?.[1]?.place))).toEqual([
    "以下",
    { page: 3, part: "第 1 个表格", cell: "第 3 行第 2 列" },
    "以上",
  ]);
});

it("without lines: what wraps in a cell goes on in the row above, in the first row too", () => {
  const [block] = joinLines(
    [
      piece("赵大海", 10, 10),
      piece("139000", 110, 10),
      piece("甲", 210, 10),
      piece("00000", 110, 22),
      piece("钱小兰", 10, 40),
      piece("138", 110, 40),
      piece("乙", 210, 40),
    ],
    1,
  );
  expect(block?.type === "table" ? block.rows[0]?.map(({ texts }) => texts.join()) : null).toEqual([
    "赵大海",
    "13900000000",
    "甲",
  ]);
});

it("goes on in the next line where a long number had no room left", () => {
  const line = (text: string, y: number, right: number) => ({ text, x: 0, y, right, size: 10 });
  const first = line("以下是一行排满整个页面宽度的文字", -90, 300);
  const texts = (next: string): readonly string[] =>
    joinLines([first, line("短一些的一行，订单号", 12, 200), line(next, 24, 150)], 1).map((block) =>
      block.type === "text" ? block.text : "",
    );
  expect(texts("123456789012345678 号")).toContain("短一些的一行，订单号123456789012345678 号");
  expect(texts("1. 另起的一条")).toContain("短一些的一行，订单号");
  expect(texts("1234567 号")).toContain("短一些的一行，订单号");
});
