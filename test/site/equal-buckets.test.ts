import { expect, it } from "vitest";
import { createEqualBuckets } from "../../src/site/equal-buckets.ts";

const WORDS = ["a", "b", "a", "c", "b", "a", "d"];

it.each([
  ["a hash of its own", (entry: number) => WORDS[entry]?.charCodeAt(0) ?? 0],
  ["one hash for all", () => 7],
])("puts equal entries together: %s", (_, hashOf) => {
  const buckets = createEqualBuckets(WORDS.length, hashOf, (a, b) => WORDS[a] === WORDS[b]);
  // Not in the order of their numbers.
  const order = [6, 0, 1, 2, 3, 4, 5];
  expect(order.map((entry) => [...buckets.add(entry)])).toEqual([[], [], [], [0], [], [1], [0, 2]]);
  expect([...buckets.firsts()]).toEqual([6, 0, 1, 3]);
  expect([...buckets.from(0)]).toEqual([0, 2, 5]);
  expect([...buckets.from(3)]).toEqual([3]);
});
