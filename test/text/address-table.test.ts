import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAddressTable } from "../../src/text/address-table.ts";

describe("createAddressTable", () => {
  it("numbers addresses as a map would, whatever they are written in", () => {
    const address = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("", "a", "é", "公告", "\ud800", "http://a/1", "http://a/2"),
    );
    fc.assert(
      fc.property(fc.array(address, { maxLength: 300 }), (addresses) => {
        const table = createAddressTable();
        const numbers = new Map<string, number>();
        for (const one of addresses) {
          expect(table.find(one)).toBe(numbers.get(one) ?? -1);
          if (!numbers.has(one)) numbers.set(one, numbers.size);
          expect(table.numberOf(one)).toBe(numbers.get(one));
        }
        expect(table.count()).toBe(numbers.size);
        for (const [one, number] of numbers) expect(table.addressOf(number)).toBe(one);
      }),
    );
  });

  it("holds far more than it begins with", () => {
    const table = createAddressTable();
    const address = (i: number): string =>
      `https://www.example.gov.cn/zwgk/2026/${i % 3 === 0 ? "通知" : "t"}_${i}.html`;
    const addresses = Array.from({ length: 20_000 }, (_, i) => address(i));
    const numbers = addresses.map(table.numberOf);
    expect(numbers).toEqual([...numbers.keys()]);
    expect(addresses.map(table.find)).toEqual(numbers);
    expect(numbers.map(table.addressOf)).toEqual(addresses);
    expect(table.find(address(20_000))).toBe(-1);
  });

  it("knows no address of a number that it did not give", () => {
    const table = createAddressTable();
    table.numberOf("http://a/");
    expect([table.addressOf(1), table.addressOf(-1)]).toEqual(["", ""]);
  });
});
