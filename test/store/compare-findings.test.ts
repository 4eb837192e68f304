import { expect, test } from "vitest";
import type { Location } from "../../src/model/finding.ts";
import { compareFindings } from "../../src/store/compare-findings.ts";
import { makeFinding } from "../make-finding.ts";

test("orders by url, line, column, rule", () => {
  const base = makeFinding({ url: "b", location: { line: 2, column: 2 }, rule: "m/m" });
  const before = [
    makeFinding({ ...base, url: "a", location: { line: 9, column: 9 } }),
    makeFinding({ ...base, location: { line: 1, column: 9 } }),
    makeFinding({ ...base, location: { line: 2, column: 1 }, rule: "z/z" }),
    makeFinding({ ...base, rule: "a/a" }),
  ];
  for (const finding of before) expect(compareFindings(finding, base)).toBeLessThan(0);
  const [whole, first] = [{ line: 2 }, { line: 2, column: 1 }].map((location) => makeFinding({ ...base, location }));
  expect(compareFindings({ ...whole!, rule: "z/z" }, first!)).toBeLessThan(0);
});

test("goes through a file as its reader does", () => {
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
  // Ids in another order than the places.
  const findings = places.map((location, index) =>
    makeFinding({ url: "u", rule: "typo/usage", id: `${9 - index}`, location }),
  );
  expect(
    findings
      .reverse()
      .sort(compareFindings)
      .map(({ location }) => location),
  ).toEqual(places);
});
