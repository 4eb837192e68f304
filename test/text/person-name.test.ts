import { expect, test } from "vitest";
import { isMaskedName, isNameInColumn, isPersonName } from "../../src/text/person-name.ts";

test.each(["李大壮", "李 壮", "欧阳小兰", "买买提·艾力"])("%s is a full name", (name) => {
  expect(isPersonName(name)).toBe(true);
  expect(isNameInColumn(name)).toBe(true);
});

test.each(["李", "李某某", "李*壮", "李××", "李主任", "单位", "大街小巷", "成人", "合计", "李大壮等人"])(
  "%s is none",
  (text) => {
    expect(isPersonName(text)).toBe(false);
  },
);

test("a column of names is believed with rare surnames, but not with masks and totals", () => {
  expect(["㑇小兰", "合计", "李某", "李*", "李〇〇", "李", "李大壮一家"].map(isNameInColumn)).toEqual([
    true,
    ...Array(6).fill(false),
  ]);
});

test("masked names keep the surname", () => {
  expect(["李某某", "李*", "李大壮", "某某某某某", "*李"].map(isMaskedName)).toEqual([true, true, false, false, false]);
});
