import { expect, test } from "vitest";
import { plate } from "../../src/checks/plate.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  ["车主李大壮，⟦皖L00001⟧", "violation"],
  ["车主李大壮，车牌号⟦皖LD00001⟧", "violation"],
  ["姓名 | 车牌号\n李大壮 | ⟦皖L·0A001⟧", "violation"],
  ["车牌号：⟦皖L00001⟧", "review"],
  ["公务用车号牌⟦皖L00001⟧", "review"],
  ["当事人驾驶⟦皖L0001挂⟧超限运输被处罚", "review"],
])("finds %s", (text, verdict) => {
  const [match] = expectPrivate(plate, text);
  expect(match).toMatchObject({ verdict, data: { kind: "plate" } });
});

test.each([
  "一辆小车（皖L00001）",
  "车牌号：皖L***01",
  "车牌号：皖L0001",
  "车牌号：皖I00001",
  "车牌号：皖LABCDE",
  "新GDP12345亿元，车主受益",
  "车牌号：皖L000011",
])("silent: %s", (text) => {
  expectPrivate(plate, text);
});
