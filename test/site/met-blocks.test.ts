import { expect, it } from "vitest";
import { metBlock } from "../../src/site/met-blocks.ts";

const asker = {};

it("is the same block for the same hash, until another one takes its place or somebody else asks", () => {
  const block = metBlock(7, 8, asker);
  block.isTold = true;
  expect(metBlock(7, 8, asker)).toBe(block);
  const other = metBlock(7, 9, asker);
  expect(other).toMatchObject({ low: 7, high: 9, isTold: false });
  expect(metBlock(7, 8, asker)).toEqual({ ...block, isTold: false });
  metBlock(5, 5, asker).isTold = true;
  expect(metBlock(5, 5, {}).isTold).toBe(false);
});

it.each([
  [0, 0, "00000000"],
  [1, 35, "1000000z"],
  [-1, -1, "1z141z31z141z3"],
])("names %i, %i by its two lanes", (low, high, key) => {
  expect(metBlock(low, high, asker).key).toBe(key);
  expect(metBlock(low, high, asker).key).toBe(key);
});
