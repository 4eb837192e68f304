import { chmod, lstat, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeDocx } from "../revise/make-docx.ts";
import { folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

const DRAFT = `通知\n由各镇负贵落实。\n身份证${RESIDENT_ID}\n`;
const DOCX = makeDocx("<w:p><w:r><w:t>请认真贯切落实</w:t></w:r></w:p>");

describe("zicha fix", () => {
  test("--dry-run shows, exits with 1 and changes nothing", async () => {
    const cwd = await folderWith({ "稿件.txt": DRAFT, "稿件.docx": DOCX });
    const run = await runCli(["fix", "--dry-run", "稿件.txt", "稿件.docx"], { cwd });
    expect(run).toMatchObject({ code: 1, stderr: "可以改 2 个文件 2 处（--dry-run：文件没有动）\n" });
    expect(run.stdout).toContain("稿件.txt\n  第 2 行  负贵 → 负责  由各镇负贵落实。  typo/dictionary\n");
    expect(run.stdout).toContain("稿件.docx\n  第 1 段  贯切落实 → 贯彻落实");
    expect(await readFile(join(cwd, "稿件.txt"), "utf8")).toBe(DRAFT);
    expect(await readFile(join(cwd, "稿件.docx"))).toEqual(DOCX);
    expect((await readdir(cwd)).sort()).toEqual(["稿件.docx", "稿件.txt"]);
  });

  test("writes whole files, keeps permissions and links, and has nothing left to do", async () => {
    const cwd = await folderWith({ "稿件.txt": DRAFT, "稿件.docx": DOCX });
    await chmod(join(cwd, "稿件.txt"), 0o640);
    await symlink("稿件.txt", join(cwd, "链接.txt"));
    const first = await runCli(["fix", "链接.txt", "稿件.docx"], { cwd });
    expect(first).toMatchObject({ code: 0, stderr: "已改 2 个文件 2 处\n" });
    expect(await readFile(join(cwd, "稿件.txt"), "utf8")).toBe(DRAFT.replace("负贵", "负责"));
    expect((await stat(join(cwd, "稿件.txt"))).mode & 0o777).toBe(0o640);
    expect((await lstat(join(cwd, "链接.txt"))).isSymbolicLink()).toBe(true);
    expect((await readdir(cwd)).sort()).toEqual(["稿件.docx", "稿件.txt", "链接.txt"]);
    const second = await runCli(["fix", "稿件.txt", "稿件.docx"], { cwd });
    expect(second).toEqual({ code: 0, stdout: "", stderr: "没有可以自动改的\n" });
  });

  test("--format diff, personal numbers hidden", async () => {
    const cwd = await folderWith({ "稿件.txt": DRAFT });
    const run = await runCli(["fix", "--dry-run", "--format", "diff", "稿件.txt"], { cwd });
    expect(run.stdout).toBe(
      "--- 稿件.txt\n+++ 稿件.txt\n@@ -1,3 +1,3 @@\n 通知\n-由各镇负贵落实。\n+由各镇负责落实。\n 身份证34*************113\n",
    );
  });

  test.each([
    [["fix"], "缺少"],
    [["fix", "没有.txt"], "没有.txt：没有这个文件"],
    [["fix", "稿件.txt", "文件夹"], "文件夹 是文件夹"],
    [["fix", "稿件.txt", "旧.doc"], "旧.doc：只能改 txt、md、html、docx 文件"],
  ])("%j is a wrong call and changes nothing", async (args, message) => {
    const cwd = await folderWith({ "稿件.txt": DRAFT, "文件夹/甲.txt": "甲", "旧.doc": "乙" });
    const run = await runCli(args, { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(await readFile(join(cwd, "稿件.txt"), "utf8")).toBe(DRAFT);
  });

  test("a file that cannot be read: the others are fixed, exit code 3", async () => {
    const cwd = await folderWith({ "坏.docx": "PK", "稿件.txt": DRAFT });
    const run = await runCli(["fix", "坏.docx", "稿件.txt"], { cwd });
    expect(run.code).toBe(3);
    expect(run.stderr).toContain("坏.docx：读不出来，没有查也没有改");
    expect(await readFile(join(cwd, "稿件.txt"), "utf8")).toContain("负责");
  });
});
