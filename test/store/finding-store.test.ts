import { describe, expect, test } from "vitest";
import type { Finding, Location } from "../../src/model/finding.ts";
import { compareFindings, createFindingStore } from "../../src/store/finding-store.ts";
import { makeFinding } from "../make-finding.ts";

async function all(findings: AsyncIterable<Finding>): Promise<Finding[]> {
  const list: Finding[] = [];
  for await (const finding of findings) list.push(finding);
  return list;
}

function shuffled(count: number): Finding[] {
  return Array.from({ length: count }, (_, i) => {
    const place = (i * 7919) % count;
    return makeFinding({
      id: String(place).padStart(4, "0"),
      url: `https://a.example.com/${place % 7}.html`,
      location: { line: place % 11, column: place % 5 },
      rule: place % 2 === 0 ? "typo/dictionary" : "link/broken",
    });
  });
}

describe("finding store", () => {
  test("orders by url, line, column, rule", () => {
    const base = makeFinding({ url: "b", location: { line: 2, column: 2 }, rule: "m/m" });
    const before = [
      makeFinding({ ...base, url: "a", location: { line: 9, column: 9 } }),
      makeFinding({ ...base, location: { line: 1, column: 9 } }),
      makeFinding({ ...base, location: { line: 2, column: 1 }, rule: "z/z" }),
      makeFinding({ ...base, rule: "a/a" }),
    ];
    for (const finding of before) expect(compareFindings(finding, base)).toBeLessThan(0);
  });

  test.each([1, 3, 50, 1000])("gives the same order whatever stays in memory (%i)", async (maxInMemory) => {
    const findings = shuffled(300);
    const store = createFindingStore(maxInMemory);
    for (const finding of findings) store.add(finding);
    const expected = [...findings].sort(compareFindings);
    expect(await all(store.read())).toEqual(expected);
    expect(await all(store.read())).toEqual(expected);
    store.close();
  });

  test("a reading that is left early does not disturb the next", async () => {
    const store = createFindingStore(10);
    for (const finding of shuffled(100)) store.add(finding);
    for await (const first of store.read()) {
      expect(first.url).toBe("https://a.example.com/0.html");
      break;
    }
    expect(await all(store.read())).toHaveLength(100);
    store.close();
  });
});

test("goes through a file as its reader does", async () => {
  const places: Location[] = [
    { file: "a.xlsx", sheet: "一", cell: "C3" },
    { file: "a.xlsx", sheet: "一", cell: "B12" },
    { file: "a.xlsx", sheet: "一", cell: "AA12" },
    { file: "b.docx", paragraph: 2 },
    { file: "b.docx", paragraph: 10 },
    { file: "b.docx", part: "批注" },
    { file: "c.pdf", page: 2 },
    { file: "c.pdf", page: 11 },
  ];
  const store = createFindingStore();
  // Ids in another order than the places.
  for (const [index, location] of [...places.entries()].reverse()) {
    store.add(makeFinding({ url: "u", rule: "typo/usage", id: `${9 - index}`, location }));
  }
  const read = (await all(store.read())).map(({ location }) => location);
  store.close();
  expect(read).toEqual(places);
});
