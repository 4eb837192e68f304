import { expect, test } from "vitest";
import { createMiddleIndex } from "../../src/text/middle-index.ts";

const findMiddles = createMiddleIndex("气压站\n气象台\n气象站\n水文站");

function middlesOf(left: number, right: number): string {
  let found = "";
  findMiddles(left, right, (middle) => {
    found += String.fromCharCode(middle);
  });
  return found;
}

test.each([
  ["气站", "压象"],
  ["气台", "象"],
  ["水站", "文"],
  ["站气", ""],
  ["气象", ""],
  ["文站", ""],
])("between %s stand %s", (pair, middles) => {
  expect(middlesOf(pair.charCodeAt(0), pair.charCodeAt(1))).toBe(middles);
});

test("nothing stands at the edge of a text", () => {
  expect(middlesOf("气".charCodeAt(-1), "气".charCodeAt(0))).toBe("");
  expect(middlesOf("气".charCodeAt(0), "气".charCodeAt(1))).toBe("");
});
