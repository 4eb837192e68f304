import { expect, test } from "vitest";
import { createMiddleIndex } from "../../src/text/middle-index.ts";

const middlesOf = createMiddleIndex("气象站气压站水文站");

test.each([
  ["气站", "象压"],
  ["水站", "文"],
  ["站气", ""],
  ["气象", ""],
])("between %s stand %s", (pair, middles) => {
  expect(middlesOf(pair.charCodeAt(0), pair.charCodeAt(1))).toBe(middles);
});

test("nothing stands at the edge of a text", () => {
  expect(middlesOf("气".charCodeAt(-1), "气".charCodeAt(1))).toBe("");
});
