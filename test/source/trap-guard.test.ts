import { expect, test } from "vitest";
import { createTrapGuard } from "../../src/source/trap-guard.ts";

const SITE = "https://www.example.gov.cn";

function trapped(ids: number, columns: number): number {
  const findTrap = createTrapGuard(2026);
  let count = 0;
  for (let id = 0; id < ids; id += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (findTrap(`${SITE}/show?id=${id}&column=${column}`) !== null) count += 1;
    }
  }
  return count;
}

test("an article shown under two columns is still explained by its number, under three it is a filter", () => {
  expect(trapped(60, 2)).toBe(0);
  // Two and a half combinations a number, and the one that passes the limit.
  expect(trapped(60, 3)).toBe(180 - 60 * 2.5 - 1);
});

test("a calendar's days explain nothing", () => {
  const findTrap = createTrapGuard(2026);
  const days = Array.from({ length: 60 }, (_, index) => `2025-${1 + Math.floor(index / 28)}-${1 + (index % 28)}`);
  const found = days.map((day) => findTrap(`${SITE}/calendar?date=${day}`));
  expect(found.filter((trap) => trap === "permutations")).toHaveLength(10);
  expect(findTrap(`${SITE}/calendar?date=${days[0]}`)).toBeNull();
});

test("parameters in another order are the same family, other paths are not", () => {
  const findTrap = createTrapGuard(2026);
  for (let index = 0; index < 50; index += 1) findTrap(`${SITE}/a?x=${index % 5}&y=${Math.floor(index / 5)}`);
  // Something new is let through; the old crossed with it is not.
  expect(findTrap(`${SITE}/a?y=0&x=9`)).toBeNull();
  expect(findTrap(`${SITE}/a?y=1&x=9`)).toBe("permutations");
  expect(findTrap(`${SITE}/a?y=3&x=1`)).toBeNull();
  expect(findTrap(`${SITE}/b?y=1&x=9`)).toBeNull();
});
