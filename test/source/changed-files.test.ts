import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changedFiles } from "../../src/source/changed-files.ts";

let folder = "";

function git(...words: string[]): void {
  const identity = ["-c", "user.name=测试", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...words], { cwd: folder, stdio: "pipe" });
}

function write(name: string, text = name): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function changed(targets: string[] = [], base: string | null = null, cwd = folder): Promise<string[]> {
  return (await changedFiles(targets, base, cwd)).map((path) => relative(folder, path).replaceAll("\\", "/"));
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "zicha-git-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("in a repository", () => {
  beforeEach(() => {
    git("init", "-q", "-b", "main");
    for (const name of ["稿件/旧稿.txt", "稿件/改稿 一.html", "稿件/删稿.md", "图.png"]) write(name);
    write(".gitignore", "草稿/\n");
    git("add", ".");
    git("commit", "-q", "-m", "first");
  });

  it("finds what was edited, staged and added since the last commit, and nothing else", async () => {
    expect(await changed()).toEqual([]);
    write("稿件/改稿 一.html", "new");
    write("图.png", "new");
    write("稿件/新稿.txt");
    write("草稿/忽略.txt");
    write("通知.md");
    git("add", "通知.md");
    rmSync(join(folder, "稿件/删稿.md"));
    expect(await changed()).toEqual(["稿件/改稿 一.html", "稿件/新稿.txt", "通知.md"]);
  });

  it("keeps to the targets, and counts them from the working folder", async () => {
    write("稿件/新稿.txt");
    write("稿件二/新稿.txt");
    expect(await changed(["稿件"])).toEqual(["稿件/新稿.txt"]);
    expect(await changed([], null, join(folder, "稿件"))).toEqual(["稿件/新稿.txt"]);
    expect(await changed(["../稿件二/新稿.txt"], null, join(folder, "稿件"))).toEqual(["稿件二/新稿.txt"]);
  });

  it("finds what a branch changed since it left its base, not what the base did meanwhile", async () => {
    git("checkout", "-q", "-b", "draft");
    write("稿件/新稿.txt");
    git("add", ".");
    git("commit", "-q", "-m", "draft");
    git("checkout", "-q", "main");
    write("稿件/旧稿.txt", "main");
    git("commit", "-q", "-a", "-m", "main");
    git("checkout", "-q", "draft");
    expect(await changed([], "main")).toEqual(["稿件/新稿.txt"]);
    expect(await changed()).toEqual([]);
  });

  it.each(["nirgends", "--output=x"])("refuses the unknown base %s", async (base) => {
    await expect(changed([], base)).rejects.toMatchObject({
      code: "bad-argument",
      message: expect.stringContaining(base),
    });
  });
});

it("takes every file before the first commit", async () => {
  git("init", "-q");
  write("a.txt");
  git("add", "a.txt");
  write("b.txt");
  expect(await changed()).toEqual(["a.txt", "b.txt"]);
});

it("says so outside a repository", async () => {
  await expect(changed()).rejects.toMatchObject({
    code: "bad-argument",
    message: expect.stringContaining("不在仓库里"),
  });
});
