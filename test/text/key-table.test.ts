import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHashSlots } from "../../src/text/hash-slots.ts";
import { createKeyTable } from "../../src/text/key-table.ts";

describe("createKeyTable", () => {
  it("numbers keys as a map would", () => {
    const key = fc.oneof(fc.string({ maxLength: 3 }), fc.bigInt(0n, 2n ** 64n - 1n).map(String));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
        const table = createKeyTable();
        const numbers = new Map<string, number>();
        for (const one of keys) {
          expect(table.find(one)).toBe(numbers.get(one) ?? -1);
          if (!numbers.has(one)) numbers.set(one, numbers.size);
          expect(table.numberOf(one)).toBe(numbers.get(one));
        }
        expect(table.count()).toBe(numbers.size);
      }),
    );
  });

  it("tells a hundred thousand keys apart", () => {
    const table = createKeyTable();
    const keys = Array.from({ length: 100_000 }, (_, i) => i.toString(36));
    const numbers = keys.map(table.numberOf);
    expect(numbers).toEqual([...numbers.keys()]);
    expect(keys.map(table.find)).toEqual(numbers);
  });
});

describe("createHashSlots", () => {
  it("finds what is accepted among numbers of one hash", () => {
    const slots = createHashSlots();
    for (let i = 0; i < 1000; i++) expect(slots.add(i % 2 === 0 ? 7 : i)).toBe(i);
    expect(slots.find(7, (number) => number === 998)).toBe(998);
    expect(slots.find(7, (number) => number === 999)).toBe(-1);
    expect(slots.find(999, () => true)).toBe(999);
    expect(slots.count()).toBe(1000);
  });
});
