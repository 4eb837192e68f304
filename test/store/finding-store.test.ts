import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { compareFindings } from "../../src/store/compare-findings.ts";
import { createFindingStore } from "../../src/store/finding-store.ts";
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
