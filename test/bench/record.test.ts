import { describe, expect, it } from "vitest";
import { type BenchRow, HAND_WRITTEN, mergeRows, renderResults } from "./record.mjs";

const stamp = { date: "2026-06-01 08:00", commit: "abc1234", command: "npm run bench -- --only cold" };
const row = (id: string, median: number, more: object = {}): BenchRow => ({
  id,
  value: { median, min: median - 1, max: median + 1 },
  faults: [],
  detail: { oursMs: { median: 140, min: 130, max: 150 } },
  ...stamp,
  ...more,
});
const render = (rows: readonly BenchRow[], old = "") =>
  renderResults({ rows, stages: [{ name: "decode", ms: 12.3, rme: 1.5 }], machine: "four cores", old });
const lineOf = (text: string, what: string) =>
  text.split("\n").find((line) => line.startsWith("|") && line.includes(what));

describe("renderResults", () => {
  it.each([
    [40, "goal reached"],
    [100, "met"],
    [130, "**missed**"],
  ])("holds +%i ms against the bar: %s", (median, verdict) => {
    expect(lineOf(render([row("cold", median)]), "cold")).toBe(
      `| \`check -\` on a text of 3,000 characters, cold, over \`node -e 0\` | ≤ +120 ms | ≤ +60 ms | +${median} ms (${median - 1}–${median + 1}) | ${verdict} |`,
    );
  });

  it("calls a fast run wrong when it found too little, and says what", () => {
    const text = render([row("folder", 90, { faults: ["planted: recall 99.00 %"] })]);
    expect(lineOf(text, "folder of the same")).toContain("| **wrong** |");
    expect(text).toContain("  - wrong: planted: recall 99.00 %");
  });

  it("says why a row was not measured", () => {
    const text = render([{ id: "resume", notMeasured: "check has no --resume yet", faults: [], detail: {} }]);
    expect(lineOf(text, "kill -9")).toContain("| check has no --resume yet | **not measured** |");
    expect(lineOf(text, "unchanged second run")).toContain("| – | **not measured** |");
  });

  it("needs both the ratio and the megabytes for flat memory", () => {
    const memory = (median: number, peakMb: number) =>
      lineOf(render([row("growth-memory", median, { peakMb })]), "peak memory");
    expect(memory(1.2, 390)).toContain("| met |");
    expect(memory(1.2, 410)).toContain("| **missed** |");
    expect(memory(1.4, 300)).toContain("| **missed** |");
  });

  it("names machine, date, commit, command, figures and stages", () => {
    const text = render([row("cold", 100)]);
    expect(text).toContain("Machine: four cores.");
    expect(text).toContain("- `cold`: 2026-06-01 08:00, abc1234, `npm run bench -- --only cold`. oursMs 140");
    expect(text).toContain("| decode | 12.30 ms | ± 1.5 % |");
  });

  it("keeps what was written by hand, and only that", () => {
    const first = render([row("cold", 100)]);
    const noted = `${first.slice(0, first.indexOf(HAND_WRITTEN))}${HAND_WRITTEN}\n\n## Notes\n\nTried twice.\n`;
    const second = render([row("cold", 130)], noted);
    expect(second.endsWith(`${HAND_WRITTEN}\n\n## Notes\n\nTried twice.\n`)).toBe(true);
    expect(second).toContain("+130 ms");
    expect(second).not.toContain("+100 ms");
    expect(second).not.toContain("nothing is known yet");
  });
});

describe("mergeRows", () => {
  it("puts new rows in place of old ones, with their own stamp, and keeps the others", () => {
    const merged = mergeRows([row("cold", 1), row("folder", 2)], [{ ...row("cold", 3), commit: "" }], {
      commit: "new",
    });
    expect(merged.map(({ id, value, commit }) => [id, value?.median, commit])).toEqual([
      ["cold", 3, "new"],
      ["folder", 2, "abc1234"],
    ]);
  });

  it("keeps a measurement when this time there was none", () => {
    const merged = mergeRows(
      [row("textlint", 120)],
      [{ id: "textlint", notMeasured: "needs --peers DIR", faults: [], detail: {} }],
      {},
    );
    expect(merged).toEqual([row("textlint", 120)]);
  });
});
