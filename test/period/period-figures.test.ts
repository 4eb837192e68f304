import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { ProblemCounts } from "../../src/model/period.ts";
import { databases } from "../ledger/databases.ts";
import { figuresOf, fillLedger } from "./make-figures.ts";

/** total = carried + found + returned = closed + claimed + pending + refused + above; overdue, recurred, refuted, review. */
function told(counts: ProblemCounts): string {
  const { total, carried, found, returned, closed, claimed, pending, refused, above } = counts;
  expect(carried + found + returned).toBe(total);
  expect(closed + claimed + pending + refused + above).toBe(total);
  expect(counts.bySeverity.error + counts.bySeverity.warning + counts.bySeverity.notice).toBe(total);
  const { overdue, recurred, refuted, review } = counts;
  return `${total} = ${carried}+${found}+${returned} = ${closed}+${claimed}+${pending}+${refused}+${above}; ${overdue} ${recurred} ${refuted} ${review}`;
}

describe.each(databases)("figures in $name", ({ make }) => {
  let ledger: Ledger;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const { place, remove: drop } = await make();
    remove = drop;
    ledger = await openLedger(place);
    await fillLedger(ledger);
  });
  afterEach(async () => {
    await ledger.close();
    await remove();
  });

  test("a month", async () => {
    const figures = await figuresOf(ledger, "2026-11");
    expect(told(figures.totals)).toBe("7 = 5+1+1 = 1+1+4+0+1; 3 1 1 1");
    expect(figures.mistaken).toBe(1);
    expect(figures.mistakenCarried).toBe(1);
    expect(figures.byOwner.map((counts) => `${counts.owner} ${told(counts)}`)).toEqual([
      "办公室 3 = 3+0+0 = 0+0+2+0+1; 2 0 1 1",
      "工程科 3 = 1+1+1 = 1+0+2+0+0; 1 1 0 0",
      "法规科 1 = 1+0+0 = 0+1+0+0+0; 0 0 0 0",
    ]);
    expect(figures.byCategory.map(({ category, total }) => `${category} ${total}`)).toEqual([
      "typo 3",
      "link 2",
      "privacy 1",
      "text 1",
    ]);
    expect(figures).toMatchObject({ asOf: "2026-11-22", isOver: false, lostRuns: 0, rechecks: 0 });
    expect(figures.runs.map(({ on, complete }) => [on, complete])).toEqual([["2026-11-05", false]]);
    expect(told(figures.previous.totals)).toBe("7 = 0+7+0 = 1+0+6+0+0; 0 0 0 1");
    expect(figures.previous).toMatchObject({ runs: 2, isComplete: true });
  });

  test("what became of claims", async () => {
    const { reexamined } = await figuresOf(ledger, "2026-11");
    expect(reexamined.map(({ entry, result, on, because }) => [entry.id, result, on, because])).toEqual([
      ["a3", "still-there", "2026-11-05", "seen"],
      ["a1", "closed", "2026-11-05", "absent"],
      ["a7", "untold", null, "no-run"],
    ]);
  });

  test("rechecks answer claims and are counted, and are no check of the site", async () => {
    const stamp = { at: "2026-12-02T08:00:00.000Z", on: "2026-12-02", by: "zicha", run: "recheck-1" };
    await ledger.recordRecheck(stamp, new Map([["a7", { kind: "gone", because: "absent" }]]));
    const figures = await figuresOf(ledger, "2026-12", "2026-12-05");
    expect(figures).toMatchObject({ rechecks: 1, lastSiteRun: null });
    expect(told(figures.totals)).toBe("6 = 6+0+0 = 1+0+4+0+1; 4 0 0 1");
    expect(figures.reexamined.map(({ entry, result, on }) => [entry.id, result, on])).toEqual([
      ["a7", "closed", "2026-12-02"],
    ]);
  });

  test("the order of lists: overdue first, closed last", async () => {
    const { problems } = await figuresOf(ledger, "2026-11");
    expect(problems.map(({ entry }) => entry.id)).toEqual(["a3", "a4", "a2", "b1", "a7", "a5", "a1"]);
  });

  test("a past period says what held at its end, whatever came later", async () => {
    const figures = await figuresOf(ledger, "2026-10");
    expect(told(figures.totals)).toBe("7 = 0+7+0 = 1+0+6+0+0; 0 0 0 1");
    expect(figures).toMatchObject({ asOf: "2026-10-31", isOver: true, mistaken: 0 });
    expect(figures.previous.runs).toBe(0);
  });

  test("a quarter", async () => {
    expect(told((await figuresOf(ledger, "2026Q4")).totals)).toBe("7 = 0+7+0 = 1+1+4+0+1; 3 1 1 1");
  });

  test("a period without a run ranks nobody", async () => {
    const figures = await figuresOf(ledger, "2026-12", "2026-12-05");
    expect(figures).toMatchObject({ runs: [], lastSiteRun: null, ranking: null });
    expect(told(figures.totals)).toBe("6 = 6+0+0 = 0+1+4+0+1; 4 0 0 1");
  });

  test("the ranking: best first, equal ones share a rank, 疑似 and 需上级处理 cost nothing", async () => {
    const { ranking } = await figuresOf(ledger, "2026-11");
    expect(ranking?.map(({ rank, owner, score }) => [rank, owner, score])).toEqual([
      [1, "人事科", 100],
      [2, "法规科", 99.8],
      // One serious fault 3, overdue 2, still there after a claim 2; the suspected one is overdue too, and costs nothing.
      [3, "办公室", 93],
      // A serious one 3 and two ordinary ones 2, one of them overdue 2 and come back 2.
      [4, "工程科", 91],
    ]);
  });

  test("one section's figures", async () => {
    const figures = await figuresOf(ledger, "2026-11", "2026-11-22", "法规科");
    expect(figures.problems.map(({ entry }) => entry.id)).toEqual(["a7"]);
    expect(figures).toMatchObject({ owner: "法规科", mistaken: 1, ranking: null });
    expect(figures.reexamined.map(({ entry }) => entry.id)).toEqual(["a7"]);
  });
});
