/** The moving line of a run on a terminal, with a clock that the test turns. */

import { stderr } from "node:process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ProgressLine, startProgress, waitText } from "../../src/cli/progress.ts";
import { displayWidth } from "../../src/text/width.ts";

const zh = (text: string): string => text;
const en = (_zh: string, text: string): string => text;

describe("the line while a host asks us to wait", () => {
  let written = "";
  let line: ProgressLine;
  const isTTY = stderr.isTTY;
  /** What stands there after so many milliseconds. */
  const shownAfter = (ms: number): string => {
    vi.advanceTimersByTime(ms);
    return written.split("\u001b[K").at(-1) ?? "";
  };
  const page = (done: number) => line.update({ phase: "pages", done, queued: 30, findings: 3 });
  beforeEach(() => {
    vi.useFakeTimers();
    stderr.isTTY = true;
    vi.spyOn(stderr, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
    written = "";
    line = startProgress(true, zh);
  });
  afterEach(() => {
    line.end();
    vi.restoreAllMocks();
    vi.useRealTimers();
    stderr.isTTY = isTTY;
  });

  test("says so before the first page, too, and counts down", () => {
    expect(shownAfter(3000)).toBe("");
    line.wait({ host: "www.example.gov.cn", ms: 60_000 });
    expect(shownAfter(1000)).toBe("www.example.gov.cn 要求稍候，还要等 59 秒");
    expect(shownAfter(30_000)).toBe("www.example.gov.cn 要求稍候，还要等 29 秒");
  });

  test("speaks of the speed as long as others go on", () => {
    page(12);
    line.wait({ host: "www.example.gov.cn", ms: 60_000 });
    expect(shownAfter(1000)).toContain("每秒");
    expect(shownAfter(2000)).toBe("已查 12 页，待查 30 页；www.example.gov.cn 要求稍候，还要等 57 秒");
    page(13);
    expect(shownAfter(1000)).toContain("已查 13 页，待查 30 页，每秒");
    expect(shownAfter(57_000)).toContain("每秒");
  });

  test("names the host that may be asked again first", () => {
    line.wait({ host: "a.example.gov.cn", ms: 60_000 });
    line.wait({ host: "b.example.gov.cn", ms: 10_000 });
    line.wait({ host: "b.example.gov.cn", ms: 5000 });
    expect(shownAfter(4000)).toBe("b.example.gov.cn 要求稍候，还要等 6 秒");
    expect(shownAfter(10_000)).toBe("a.example.gov.cn 要求稍候，还要等 46 秒");
  });
});

describe("waitText", () => {
  const most = { phase: "pages", done: 123_456, queued: 123_456, findings: 12_345 } as const;
  test.each([
    [most, zh, "已查 123456 页，待查 123456 页；www.very-long-name-of-… 要求稍候，还要等 5 分钟"],
    [most, en, "123456 pages done, 123456 queued; www.very-long-na… asks us to wait, 5 min left"],
    [{ ...most, phase: "links" }, zh, /^检查链接 123456\/246912；www\..+… 要求稍候，还要等 5 分钟$/],
    [{ ...most, phase: "files" }, en, /^attachments 123456\/246912; www\..+… asks us to wait, 5 min left$/],
  ] as const)("cuts the host, and nothing else, to the width", (progress, say, expected) => {
    const host = `www.very-long-name-of-${"an-office-".repeat(5)}.example.gov.cn`;
    const text = waitText(progress, { host, ms: 300_000 }, 79, say);
    expect(displayWidth(text)).toBeLessThanOrEqual(79);
    expect(text).toMatch(expected);
  });
});
