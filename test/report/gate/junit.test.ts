import { parse } from "junit2json";
import { expect, it } from "vitest";
import { junit } from "../../../src/report/gate/junit.ts";
import { readSavedRun, renderText, runFromJson, type SavedRun } from "../run-from-json.ts";

const saved = readSavedRun("department");

async function read(run: SavedRun) {
  const suites = await parse(await renderText(junit, runFromJson(run)));
  if (suites === null || suites === undefined || !("testsuite" in suites)) throw new Error("no test suites");
  return suites;
}

it.each(["department", "empty", "incomplete"])(
  "%s: the totals are the sums of the suites and of the cases",
  async (name) => {
    const suites = await read(readSavedRun(name));
    const total = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    for (const suite of suites.testsuite ?? []) {
      const cases = suite.testcase ?? [];
      const counts = {
        tests: cases.length,
        failures: cases.filter(({ failure }) => failure !== undefined).length,
        errors: cases.filter(({ error }) => error !== undefined).length,
        skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
      };
      const { tests, failures, errors, skipped } = suite;
      expect({ tests, failures, errors, skipped }).toEqual(counts);
      for (const key of ["tests", "failures", "errors", "skipped"] as const) total[key] += counts[key];
    }
    const { tests, failures, errors } = suites;
    expect({ tests, failures, errors }).toEqual({ tests: total.tests, failures: total.failures, errors: total.errors });
  },
);

it("has a suite of its own for what makes a run incomplete, and none for a complete one", async () => {
  const names = async (run: SavedRun) => (await read(run)).testsuite?.map(({ name }) => name);
  expect(await names({ ...saved, incompleteBecause: ["有 1 页没有读到"] })).toContain("zicha");
  expect(await names({ ...saved, incompleteBecause: [] })).not.toContain("zicha");
});

it("fails a case for each error and warning, not for notices", async () => {
  const cases = (await read(saved)).testsuite!.flatMap(({ testcase }) => testcase ?? []);
  const failed = cases.filter(({ failure }) => failure !== undefined);
  const serious = saved.findings.filter(({ severity }) => severity !== "notice");
  expect(failed.map(({ name }) => name?.split(" ")[0])).toEqual(serious.map(({ rule }) => rule));
  for (const [index, { message, severity }] of serious.entries()) {
    const [failure] = failed[index]!.failure!;
    expect(failure!.message).toContain(message.replace(/\s+/g, " "));
    expect(failure!.type).toBe(severity);
  }
  const told = cases.filter((one) => one["system-out"] !== undefined);
  expect(told).toHaveLength(saved.findings.length - serious.length);
});

it("passes a page without findings, errs for an unread one, skips what was left out", async () => {
  const page = saved.pages[0]!;
  const run: SavedRun = {
    ...saved,
    findings: [],
    incompleteBecause: ["有 1 页没有读到"],
    pages: [
      { ...page, url: "a.html", outcome: "checked", reason: null },
      { ...page, url: "b.html", outcome: "unreadable", reason: "timeout" },
      { ...page, url: "c.html", outcome: "skipped", reason: "robots" },
    ],
  };
  const suites = (await read(run)).testsuite!;
  expect(suites.map(({ name, tests, errors, skipped }) => [name, tests, errors, skipped])).toEqual([
    ["a.html", 1, 0, 0],
    ["b.html", 1, 1, 0],
    ["c.html", 1, 0, 1],
    ["zicha", 1, 1, 0],
  ]);
});

it("keeps markup and control characters of page text harmless", async () => {
  const hostile = 'a<b>&"c\u0007\n]]></failure>';
  const run: SavedRun = { ...saved, findings: [{ ...saved.findings[0]!, message: hostile, url: hostile }] };
  const [suite] = (await read(run)).testsuite!;
  expect(suite!.name).toBe('a<b>&"c\ufffd ]]></failure>');
  expect(suite!.testcase![0]!.failure![0]!.message).toContain("]]></failure>");
});
