import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ended, folderWith, runCli } from "./run-cli.ts";

const FAULT = "<p>请按装系统申报。</p>";
const page = (body: string): string =>
  `<html><head><meta charset="utf-8"><title>通知</title></head>\n<body>\n${body}\n</body></html>`;

let cwd = "";
beforeEach(async () => {
  cwd = await folderWith({ "site/a.html": page(FAULT) });
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const check = (...more: readonly string[]): Promise<Ended> =>
  runCli(["check", "site", "--no-progress", "--fail-level", "warning", ...more], { cwd });
const put = (name: string, text: string): Promise<void> => writeFile(join(cwd, name), text);

describe("what was left out is told", () => {
  test("of an ignore in the page", async () => {
    expect((await check()).code).toBe(1);
    await put("site/a.html", page(`<!-- zicha-disable-next-line typo/dictionary -- 引用原文 -->\n${FAULT}`));
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(stdout).toContain("已忽略：1 条（typo/dictionary 1）");
    expect(stdout).not.toContain("需清理的忽略项");
  });

  test("of one that does nothing, on standard error too", async () => {
    await put("site/a.html", page(`<!-- zicha-disable-next-line typo/dictionry -- 引用原文 -->\n${FAULT}`));
    const told = "site/a.html:3 typo/dictionry（没有这条规则，未生效；是否想写 typo/dictionary？）";
    const { code, stdout } = await check();
    expect([code, stdout.replace(/\s+/g, "")]).toEqual([1, expect.stringContaining(told.replace(/\s+/g, ""))]);
    const { stderr } = await check("--format", "json");
    expect(stderr).toContain(told);
  });

  test("of a line in .zichaignore", async () => {
    await put(".zichaignore", "# 专名\n请[按装]系统 -- 软件名\n请[按装]平台 -- 软件名\n");
    const { code, stderr } = await check("--format", "json");
    expect(code).toBe(0);
    expect(stderr).toContain("已忽略：1 条（typo/dictionary 1）");
    expect(stderr).toContain(".zichaignore:3（没有匹配到任何问题）");
  });

  test.each([
    ["请[按装]系统", ".zichaignore:1 没有写理由"],
    ["typo/dictionry 请[按装]系统 -- 软件名", ".zichaignore:1 配置 ignore 里的“typo/dictionry”不对应任何规则"],
  ])("%s: one line, exit code 2", async (line, message) => {
    await put(".zichaignore", `${line}\n`);
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("in the html and xlsx reports' facts, for people who never see the terminal", async () => {
    await put("site/a.html", page(`<p data-zicha-ignore="typo/dictionary -- 引用原文">请按装系统申报。</p>`));
    const { stdout } = await check("--format", "html");
    expect(stdout).toContain("1 条（typo/dictionary 1）");
  });
});

test("an ignored finding is not repaired: the ledger says so", async () => {
  await put("zicha.config.yaml", "ledger: .zicha/ledger.db\n");
  await check();
  await put("site/a.html", page(`<div data-zicha-ignore="typo/* -- 引用原文">\n${FAULT}</div>`));
  const { stderr } = await check("--format", "json");
  expect(stderr).toContain("销号 0");
  const { stdout } = await runCli(["ledger", "list", "--format", "json"], { cwd });
  expect(JSON.parse(stdout).map(({ state }: { state: string }) => state)).toEqual(["refused"]);
});

test("zicha fix leaves ignored words alone", async () => {
  const text = `<!-- zicha-disable-next-line typo/dictionary -- 引用原文 -->\n\n请按装软件。\n\n请按装硬件。\n`;
  await put("a.md", text);
  await runCli(["fix", "a.md"], { cwd });
  const { stdout } = await runCli(["fix", "a.md", "--dry-run", "--format", "diff"], { cwd });
  expect(stdout).not.toContain("软件");
});
