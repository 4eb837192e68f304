import fc from "fast-check";
import { expect, it } from "vitest";
import { createFileShelf } from "../../src/store/index.ts";
import { createIntLog, type IntLog } from "../../src/text/int-log.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";

function valuesOf(log: IntLog): number[] {
  const values: number[] = [];
  log.forEach((value) => {
    values.push(value);
  });
  return values;
}

it("gives every number back, in order, as often as it is asked", () => {
  const log = createIntLog(createTextShelf());
  const numbers = Array.from({ length: 70_000 }, (_, i) => Math.imul(i, 0x9e3779b1));
  for (const number of numbers.slice(0, 50_000)) log.push(number);
  expect(valuesOf(log)).toEqual(numbers.slice(0, 50_000));
  for (const number of numbers.slice(50_000)) log.push(number);
  expect(valuesOf(log)).toEqual(numbers);
});

it("shares a shelf with others", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 1 }), fc.integer()), { maxLength: 50 }),
      fc.nat({ max: 30_000 }),
      (few, many) => {
        const shelf = createFileShelf(1000);
        const logs = [createIntLog(shelf), createIntLog(shelf)];
        const held: number[][] = [[], []];
        const pushed: readonly (readonly [number, number])[] = [
          ...few,
          ...Array.from({ length: many }, (_, i) => [i % 2, i] as const),
        ];
        for (const [which, number] of pushed) {
          logs[which]?.push(number);
          held[which]?.push(number);
          if (number % 997 === 0) shelf.put("甲");
        }
        const read = logs.map(valuesOf);
        shelf.close();
        expect(read).toEqual(held);
      },
    ),
    { numRuns: 15 },
  );
});
