/** The committed list of what is known: its names, its file, what runs do to it. */

import { describe, expect, test } from "vitest";
import { parseBaseline, renderBaseline } from "../../src/baseline/baseline-file.ts";
import { pruneBaseline, updateBaseline } from "../../src/baseline/change-baseline.ts";
import { createFindingPrint } from "../../src/baseline/finding-print.ts";
import { markRun } from "../../src/baseline/mark-run.ts";
import type { Baseline, BaselineEntry } from "../../src/model/baseline.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Run } from "../../src/model/run.ts";
import { makeRecord } from "../ledger/make-record.ts";
import { makeFinding } from "../make-finding.ts";

const PERSONAL = new Set(["privacy/resident-id"]);
const A = "稿件/a.html";
const typo = (fields: Partial<Finding> = {}): Finding =>
  makeFinding({ id: "00000000000000aa", rule: "typo/usage", url: A, quote: "登陆", ...fields });
const secret = (fields: Partial<Finding> = {}): Finding =>
  makeFinding({
    ...{ id: "00000000000000bb", rule: "privacy/resident-id", category: "privacy", url: A },
    ...{ quote: "34*************113", context: "前一句。张某身份证号34*************113，已核。后一句。", ...fields },
  });
const entry = (fields: Partial<BaselineEntry> = {}): BaselineEntry => ({
  ...{
    fingerprint: "00000000000000aa",
    rule: "typo/usage",
    url: A,
    quote: "登陆",
    since: "2026-01-05",
    reason: "",
    by: "",
  },
  ...{ until: null, pages: [], places: 1, target: null, isInFile: false },
  ...fields,
});
async function* stream(findings: readonly Finding[]): AsyncGenerator<Finding> {
  yield* findings;
}
const runOf = (...findings: readonly Finding[]): Run => ({
  info: makeRecord("2026-01-06", []).info,
  findings: () => stream(findings),
});
const SAID = { since: "2026-01-06", reason: "存量", by: "办公室", until: null };

describe("the name of a finding", () => {
  const print = (finding: Finding): string | null => createFindingPrint(PERSONAL, false)(finding);

  test("is its id, but for personal data, whose id hangs on the key of a machine", () => {
    expect(print(typo())).toBe("00000000000000aa");
    expect(print(secret())).toMatch(/^[0-9a-f]{16}$/);
    expect(print(secret({ id: "ffffffffffffffff" }))).toBe(print(secret()));
  });

  test.each<[string, Partial<Finding>, boolean]>([
    ["the sentence before is another", { context: "别的话。张某身份证号34*************113，已核。后一句。" }, true],
    ["it stands on another page", { url: "稿件/b.html" }, false],
    [
      "the number is another",
      { quote: "35*************113", context: "张某身份证号35*************113，已核。" },
      false,
    ],
    ["the sentence is another", { context: "前一句。李某身份证号34*************113，已核。后一句。" }, false],
    ["it stands in a file of the page", { location: { file: "名单.xlsx" } }, false],
    ["it stands elsewhere on the page", { location: { line: 99, column: 1 } }, true],
  ])("of personal data when %s", (_what, fields, isSame) => {
    expect(print(secret(fields)) === print(secret())).toBe(isSame);
  });

  test("tells equal ones apart by their order, run by run", () => {
    const names = (): (string | null)[] =>
      [secret(), secret(), secret({ url: "b" })].map(createFindingPrint(PERSONAL, false));
    expect(new Set(names()).size).toBe(3);
    expect(names()).toEqual(names());
  });

  test("there is none for personal data that is not masked", () => {
    expect(createFindingPrint(PERSONAL, true)(secret({ quote: "340101190001010113" }))).toBeNull();
  });
});

describe("marking", () => {
  const options = { personalRules: PERSONAL, isRevealed: false, today: "2026-01-06" };
  const states = async (run: Run): Promise<string[]> => {
    const all: string[] = [];
    for await (const { id, state } of run.findings()) all.push(`${id.slice(-2)} ${state}`);
    return all;
  };

  test("leaves nothing out, and counts only what is new", async () => {
    const marked = await markRun(
      runOf(typo(), typo({ id: "00000000000000cc", severity: "error" })),
      { entries: [entry()] },
      options,
    );
    expect(await states(marked)).toEqual(["aa open", "cc new"]);
    expect([marked.known, marked.expired, marked.fresh]).toEqual([1, 0, { error: 1, warning: 0, notice: 0 }]);
    expect(await states(marked)).toEqual(["aa open", "cc new"]);
  });

  test.each([
    ["2026-01-06", 1, 0],
    ["2026-01-05", 0, 1],
  ])("an entry holds up to and including %s", async (until, known, expired) => {
    const marked = await markRun(runOf(typo()), { entries: [entry({ until })] }, options);
    expect([marked.known, marked.expired]).toEqual([known, expired]);
  });
});

describe("changing", () => {
  test("update takes in what is new and keeps what was said before", async () => {
    const old = entry({ reason: "旧", by: "甲" });
    const { baseline, added } = await updateBaseline({ entries: [old] }, stream([typo(), secret()]), PERSONAL, SAID);
    expect(baseline.entries[0]).toEqual(old);
    expect(added).toMatchObject([
      { rule: "privacy/resident-id", quote: "", reason: "存量", by: "办公室", since: "2026-01-06" },
    ]);
    expect((await updateBaseline(baseline, stream([typo(), secret()]), PERSONAL, SAID)).added).toEqual([]);
  });

  test("update renews what has run out", async () => {
    const { baseline } = await updateBaseline(
      { entries: [entry({ until: "2026-01-01" })] },
      stream([typo()]),
      PERSONAL,
      SAID,
    );
    expect(baseline.entries).toMatchObject([{ until: null, since: "2026-01-06" }]);
  });

  test("prune takes out only what is vouched for", async () => {
    const [met, gone, untold] = [
      entry(),
      entry({ fingerprint: "1".repeat(16) }),
      entry({ fingerprint: "2".repeat(16) }),
    ];
    const before: Baseline = { entries: [met, gone, untold] };
    const change = await pruneBaseline(before, stream([typo()]), PERSONAL, (one) => one === gone);
    expect(change).toMatchObject({ baseline: { entries: [met, untold] }, removed: [gone], untold: [untold] });
  });
});

describe("the file", () => {
  const full = entry({
    reason: "存量",
    by: "办公室",
    until: "2026-12-31",
    pages: ["b"],
    places: 3,
    target: "https://h/x",
    isInFile: true,
  });

  test("says the same when it is read again", () => {
    const text = renderBaseline({ entries: [entry(), full] });
    expect(parseBaseline(text, "x")).toEqual({ entries: [entry(), full] });
    expect(renderBaseline(parseBaseline(text, "x"))).toBe(text);
    expect(renderBaseline({ entries: [] })).toBe('{\n  "schema": "zicha-baseline/1",\n  "findings": []\n}\n');
  });

  test("has one line an entry, in an order of its own", () => {
    const lines = renderBaseline({ entries: [entry({ url: "b" }), entry({ url: "a" })] }).split("\n");
    expect(lines.slice(2, 5)).toEqual([
      '  "findings": [',
      expect.stringContaining('"url":"a"'),
      expect.stringContaining('"url":"b"'),
    ]);
  });

  test.each([
    ["{", "不是有效的 JSON"],
    ['{\n<<<<<<< HEAD\n"a"', "里有没有解决的合并冲突"],
    ['{"schema":"x","findings":[]}', "schema写法不对"],
    ['{"schema":"zicha-baseline/1","findings":[{"fingerprint":"zz"}]}', "findings 第 1 项的 fingerprint写法不对"],
    ['{"schema":"zicha-baseline/1","findings":[],"x":1}', "写法不对"],
  ])("%j is none", (text, message) => {
    expect(() => parseBaseline(text, "zicha.baseline.json")).toThrow(message);
  });
});
