import { describe, expect, test } from "vitest";
import { addressOption, clockOption, countOption, durationOption } from "../../src/cli/command-context.ts";
import { wordingFor } from "../../src/cli/language.ts";
import { progressText } from "../../src/cli/progress.ts";
import { createTimeNotice } from "../../src/cli/time-notice.ts";
import { nearestWord } from "../../src/text/nearest-word.ts";
import { displayWidth } from "../../src/text/width.ts";

const say = wordingFor("zh");

describe("option values", () => {
  test.each([
    ["2026-11-22", "2026-11-22"],
    ["2026-11-22T08:00:00+08:00", "2026-11-22"],
  ])("--now %s", (given, date) => {
    expect(clockOption({ now: given }, say)).toBe(date);
  });

  test.each(["2026-02-30", "2026-13-01", "22.11.2026", "today", ""])("--now %j is refused", (given) => {
    expect(() => clockOption({ now: given }, say)).toThrow(/应写成 2026-11-22/);
  });

  test.each([0, -1, 1.5, Number.NaN])("--max-pages %d is refused", (given) => {
    expect(() => countOption({ maxPages: given }, "maxPages", "--max-pages", say)).toThrow(
      /--max-pages 后面要写大于 0 的整数/,
    );
  });

  test("an absent count is no limit", () => {
    expect(countOption({}, "maxPages", "--max-pages", say)).toBeNull();
    expect(countOption({ maxPages: 1 }, "maxPages", "--max-pages", say)).toBe(1);
  });

  test.each([
    ["90m", 5_400_000],
    ["2h", 7_200_000],
    ["30s", 30_000],
    ["1h30m", 5_400_000],
  ])("--max-time %s", (given, ms) => {
    expect(durationOption({ maxTime: given }, "maxTime", "--max-time", say)).toBe(ms);
  });

  test.each(["", "90", "0m", "m", "1d", "1.5h", "-1m", "1 h"])("--max-time %j is refused", (given) => {
    expect(() => durationOption({ maxTime: given }, "maxTime", "--max-time", say)).toThrow(
      /应写成 90m、2h、1h30m 或 30s/,
    );
  });

  test("without --max-time there is no limit", () => {
    expect(durationOption({}, "maxTime", "--max-time", say)).toBeNull();
  });

  test.each(["www.example.com", "ftp://www.example.com/", "/tmp"])("--base %s is refused", (given) => {
    expect(() => addressOption({ base: given }, "base", "--base", say)).toThrow(/--base 要写完整网址/);
  });
});

describe("did you mean", () => {
  test.each([
    ["--formt", ["--format", "--from"], "--format"],
    ["chekc", ["check", "init", "explain"], "check"],
    ["stylsh", ["json", "stylish"], "stylish"],
    ["zzzzzz", ["json", "stylish"], null],
  ])("%s", (word, candidates, expected) => {
    expect(nearestWord(word, candidates)).toBe(expected);
  });
});

describe("progress", () => {
  test("tells rate and time left", () => {
    const line = progressText({ phase: "pages", done: 50, queued: 100, findings: 3 }, 25_000, say);
    expect(line).toBe("已查 50 页，待查 100 页，每秒 2.0 页，问题 3 个，约剩 50 秒");
  });

  test("never promises more than politeness allows", () => {
    const pages = { phase: "pages", done: 50, queued: 10_000, findings: 3 } as const;
    expect(progressText({ ...pages, leastMs: () => 1_500_000 }, 1000, say)).toContain("约剩 25 分钟");
    const links = { phase: "links", done: 900, queued: 100, findings: 3 } as const;
    expect(progressText({ ...links, leastMs: () => 15_000 }, 1000, say)).toBe(
      "检查链接 900/1000，问题 3 个，约剩 15 秒",
    );
    expect(progressText({ ...links, leastMs: () => 15_000 }, 900_000, say)).toContain("约剩 2 分钟");
  });

  test("fits into a terminal of 80 columns", () => {
    const most = { phase: "pages", done: 123_456, queued: 123_456, findings: 12_345, leastMs: () => 9e6 } as const;
    expect(displayWidth(progressText(most, 1_000_000, say))).toBeLessThan(80);
    expect(displayWidth(progressText({ ...most, phase: "links" }, 1_000_000, say))).toBeLessThan(80);
  });

  test("the first moment promises nothing", () => {
    expect(progressText({ phase: "pages", done: 0, queued: 1, findings: 0 }, 0, say)).toContain("约剩 ?");
  });
});

describe("the notice about time", () => {
  const notice = (): { lines: string[]; tell: (queued: number, ms: number) => void } => {
    const lines: string[] = [];
    const told = createTimeNotice({ perHost: 2, gapMs: 300 }, say, (line) => lines.push(line));
    const rest = { phase: "pages", done: 1, findings: 0 } as const;
    return { lines, tell: (queued, ms) => told({ ...rest, queued, leastMs: () => ms }) };
  };

  test("comes once a long run is foreseen, and again when it has grown much longer", () => {
    const { lines, tell } = notice();
    tell(700, 105_000);
    expect(lines).toEqual([]);
    tell(10_000, 1_500_000);
    tell(10_500, 1_575_000);
    expect(lines).toEqual([
      "已知待查 10000 页，按现在的节奏（2 个连接、每次间隔 0.3 秒）至少还要 25 分钟；可以按 Ctrl-C 停下，已查到的照样写进报告。",
    ]);
    tell(41_000, 6_150_000);
    expect(lines).toHaveLength(2);
  });
});
