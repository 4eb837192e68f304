import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, runCli } from "./run-cli.ts";

const CONFIG = `site: { name: 示例局 }
owners:
  - { name: 工程科, default: true }
  - { name: 办公室 }
ledger: .zicha/ledger.db
`;
const page = (text: string): string =>
  `<html><head><meta charset="utf-8"><title>通知</title></head><body><p>${text}</p></body></html>`;

async function checkedFolder(): Promise<string> {
  const cwd = await folderWith({ "zicha.config.yaml": CONFIG, "site/a.html": page("请登陆系统申报。") });
  const { code, stderr } = await runCli(["check", "site", "--now", "2026-11-05", "--fail-level", "never", "--quiet"], {
    cwd,
  });
  expect(code, stderr).toBe(0);
  return cwd;
}

describe("zicha report", () => {
  test("writes the documents of a period and says what is in them", async () => {
    const cwd = await checkedFolder();
    const { code, stdout, stderr } = await runCli(
      ["report", "--period", "2026-11", "--now", "2026-11-22", "--out", "报告"],
      {
        cwd,
      },
    );
    // Single files are no site: what was checked does not make a checked period.
    expect(code, stderr).toBe(3);
    expect(stderr).toContain("2026年11月没有检测记录，不能视为没有问题");
    expect(stdout).toMatch(/^2026年11月：问题 \d+，已销号 0，/);
    const files = readdirSync(join(cwd, "报告")).sort();
    expect(files).toEqual(["复查结果.xlsx", "整改通知单-工程科.docx", "自查整改报告.docx", "问题一览表.xlsx"].sort());
    for (const file of files)
      expect(
        readFileSync(join(cwd, "报告", file))
          .subarray(0, 2)
          .toString(),
      ).toBe("PK");
  });

  test("--format json prints the figures and writes nothing", async () => {
    const cwd = await checkedFolder();
    const args = ["report", "--period", "2026", "--now", "2026-11-22", "--format", "json"];
    const { stdout } = await runCli(args, { cwd });
    const figures = JSON.parse(stdout);
    expect(figures).toMatchObject({ schema: "zicha-period/1", site: "示例局", asOf: "2026-11-22" });
    expect(figures.problems).toHaveLength(figures.totals.total);
    expect(readdirSync(cwd)).not.toContain("自查结果/2026");
  });

  test.each([
    [[], /缺少 --period，应写成 --period 2026-11（月）、2026Q4（季）或 2026（年）/],
    [["--period", "2026-13"], /--period 不能写“2026-13”/],
    [["--period", "2027-01"], /2027年1月还没有开始（今天是 2026-11-22）/],
    [["--period", "2026-11", "--owner", "工程"], /没有责任科室“工程”，是不是 工程科？/],
    [["--period", "2026-11", "--format", "doc"], /--format 不能写“doc”，只能是 docx、xlsx、json，是不是 docx？/],
    [["--period", "2026-11", "--out", "zicha.config.yaml"], /写不进去/],
  ])("%j is one clear line", async (args, message) => {
    const cwd = await checkedFolder();
    const { code, stderr } = await runCli(["report", "--now", "2026-11-22", ...args], { cwd });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });

  test("without a ledger says what to do", async () => {
    const cwd = await folderWith({ "zicha.config.yaml": "site: { name: 示例局 }\n" });
    const { code, stderr } = await runCli(["report", "--period", "2026-11", "--now", "2026-11-22"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("还没有台账");
  });
});
