import { expect, it } from "vitest";
import type { LinkBlock } from "../../src/model/page-digest.ts";
import { createBlockIndex } from "../../src/site/block-index.ts";
import { packBlock } from "../../src/site/packed-block.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";

const block = (key: string): LinkBlock => ({ key, links: [] });

it("finds the blocks that hold a target, with all their places", () => {
  const index = createBlockIndex(createTextShelf());
  const held: Record<string, readonly number[]> = { a: [1, 2], b: [], c: [2, 3] };
  for (const [key, targets] of Object.entries(held)) index.add(key, new Set(targets), packBlock(block(key)));
  for (let row = 0; row < 100; row++) index.place(row, ["a", row + 1, 5]);
  index.place(7, ["c", 70, 1]);
  index.place(7, ["c", 80, 2]);
  const found = (...wanted: readonly number[]) =>
    [...index.find((target) => wanted.includes(target))].map(({ block: { key }, places }) => [
      key,
      places.length / 3,
      places[0],
    ]);
  expect(found(1)).toEqual([["a", 100, 0]]);
  expect(found(2)).toEqual([
    ["a", 100, 0],
    ["c", 2, 7],
  ]);
  expect(found(3)).toEqual([["c", 2, 7]]);
  expect(found(9)).toEqual([]);
  const [c] = index.find((target) => target === 3);
  expect([...(c?.places ?? [])]).toEqual([7, 70, 1, 7, 80, 2]);
  expect(index.has("a")).toBe(true);
  expect(index.has("d")).toBe(false);
  expect(() => index.place(0, ["d", 1, 1])).toThrow(RangeError);
});
