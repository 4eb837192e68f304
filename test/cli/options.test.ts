import { describe, expect, test } from "vitest";
import { addressOption, clockOption, countOption, durationOption } from "../../src/cli/command-context.ts";
import { wordingFor } from "../../src/cli/language.ts";
import { progressText } from "../../src/cli/progress.ts";
import { nearest } from "../../src/text/suggest.ts";

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
    expect(nearest(word, candidates)).toBe(expected);
  });
});

describe("progress", () => {
  test("tells rate and time left", () => {
    const line = progressText({ phase: "pages", done: 50, queued: 100, findings: 3 }, 25_000, say);
    expect(line).toBe("已查 50 页，待查 100 页，每秒 2.0 页，问题 3 个，约剩 50 秒");
  });

  test("the first moment promises nothing", () => {
    expect(progressText({ phase: "pages", done: 0, queued: 1, findings: 0 }, 0, say)).toContain("约剩 ?");
  });
});
