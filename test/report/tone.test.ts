import { expect, test } from "vitest";
import type { ColumnFact, ColumnState } from "../../src/model/site.ts";
import { verdictTone, worstColumnsFirst } from "../../src/report/tone.ts";

function column(name: string, state: ColumnState): ColumnFact {
  return {
    name,
    path: [name],
    url: `https://xian.example.test/${name}/`,
    type: "news",
    owner: "办公室",
    items: 3,
    latest: null,
    ageDays: null,
    maxAgeDays: null,
    limitFrom: "none",
    state,
    note: "",
  };
}

test("the worst columns come first, equal ones stay as they were", () => {
  const columns = [column("a", "exempt"), column("b", "near"), column("c", "stale"), column("d", "near")].concat(
    column("e", "blank"),
    column("f", "fresh"),
    column("g", "unknown"),
  );
  expect(worstColumnsFirst(columns).map(({ name }) => name)).toEqual(["e", "c", "b", "d", "g", "f", "a"]);
});

test.each([
  ["veto", "exceeded", "error"],
  ["deduction", "exceeded", "warning"],
  ["veto", "near", "warning"],
  ["veto", "within", "good"],
  ["deduction", "unknown", "notice"],
] as const)("a %s that is %s looks like %s", (kind, verdict, tone) => {
  expect(verdictTone({ kind, verdict })).toBe(tone);
});
