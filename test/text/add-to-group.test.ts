import { expect, it } from "vitest";
import { addToGroup } from "../../src/text/add-to-group.ts";

it("keeps things of one key in the order in which they came", () => {
  const groups = new Map<string, number[]>();
  for (const number of [1, 2, 3, 4]) addToGroup(groups, number % 2 === 0 ? "even" : "odd", number);
  expect([...groups]).toEqual([
    ["odd", [1, 3]],
    ["even", [2, 4]],
  ]);
});
