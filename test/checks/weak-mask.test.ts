import { expect, test } from "vitest";
import { weakMask } from "../../src/checks/weak-mask.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  ["李大壮 ⟦34031119050101****⟧", "birthday", "resident-id"],
  ["⟦34031119050101***⟧", "birthday", "resident-id"],
  ["⟦34031119050101XXXX⟧", "birthday", "resident-id"],
  ["⟦34031119050101**1X⟧", "birthday", "resident-id"],
  ["身份证号：⟦340311050101***⟧", "birthday", "resident-id"],
  ["⟦3403111905****1234⟧", "digits", "resident-id"],
  ["⟦340311190501**1234⟧", "digits", "resident-id"],
  ["身份证号：⟦340311**0501001234⟧", "digits", "resident-id"],
  ["手机：⟦138000000*1⟧", "mobile", "mobile"],
  ["⟦138000000**⟧", "mobile", "mobile"],
  ["姓名 | 电话\n李大壮 | ⟦1380000000*⟧", "mobile", "mobile"],
])("finds %s", (text, wording, kind) => {
  const [match] = expectPrivate(weakMask, text);
  expect(match).toMatchObject({ wording, data: { kind } });
});

test.each([
  "340311********1234",
  "34*************010",
  "3403**********123X",
  "340311190*****1234",
  "340311**0501001234",
  "340311190013**1234",
  "99031119050101****",
  "34031119050101****.jpg",
  "138****0001",
  "13800***001",
  "1380000*001",
  "13800000**1=5",
  "6222000000000**0004",
  "A34031119050101****",
  "***",
])("silent: %s", (text) => {
  expectPrivate(weakMask, text);
});
