import { expect, test } from "vitest";
import { digitWidth } from "../../src/checks/digit-width.ts";
import { expectMarks } from "./text-page.ts";

test.each([
  ["检查工地⟦１2⟧家", "12"],
  ["⟦202６⟧年", "2026"],
  ["⟦２0２６１1０３⟧号", "20261103"],
])("finds %s", (marked, suggestion) => {
  const [match] = expectMarks(digitWidth, marked);
  expect(match?.suggestion).toBe(suggestion);
});

test.each(["１２家和12家", "２０２６年1月", "３.5万元", "1234５6789", "没有数字"])("is silent about %s", (text) => {
  expectMarks(digitWidth, text);
});

test("finds each number of a sentence", () => {
  expectMarks(digitWidth, "从⟦1２⟧家到⟦１3⟧家");
});
