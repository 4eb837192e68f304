/** The publish gate as README.md shows it: the git hook is installed, the steps of both CI examples are run. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { env, execPath } from "node:process";
import { parse } from "junit2json";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { CLI, runCli } from "./run-cli.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```(sh|yaml)\n(.*?)^```$/gms)].map(([, kind = "", text = ""]) => ({ kind, text }));
const WRONG = "会议要求登陆系统，截止目前已完成，并以D建引领业务工作。\n";
const RIGHT = "会议要求抓紧落实。\n";

let tools = "";
let repository = "";

function block(kind: string, word: string): string {
  const found = blocks.find((one) => one.kind === kind && one.text.includes(word));
  if (found === undefined) throw new Error(`README.md has no ${kind} block with ${word}`);
  return found.text;
}

/** Runs a step as a CI server does: by a shell that stops at the first failure, in the repository. */
function shell(script: string, more: Readonly<Record<string, string>> = {}) {
  const { ZICHA_LANG: _lang, GIT_DIR: _dir, GIT_INDEX_FILE: _index, ...rest } = env;
  const identity = {
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@example.com",
  };
  return spawnSync("sh", ["-e", "-c", script], {
    cwd: repository,
    encoding: "utf8",
    env: { ...rest, ...identity, ...more, ZICHA_KEY: "test", PATH: `${tools}${delimiter}${env["PATH"]}` },
  });
}

beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), "zicha-tools-"));
  await writeFile(join(tools, "zicha"), `#!/bin/sh\nexec "${execPath}" "${CLI}" "$@"\n`);
  chmodSync(join(tools, "zicha"), 0o755);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), "zicha-repo-"));
  await writeFile(join(repository, "旧稿.txt"), WRONG);
  expect(
    shell(
      "git init -q -b main && git add . && git commit -q -m first && git update-ref refs/remotes/origin/main HEAD && git checkout -q -b draft",
    ).status,
  ).toBe(0);
  return () => rm(repository, { recursive: true, force: true });
});

it("the git hook keeps a faulty draft out and lets a right one in", async () => {
  expect(shell(block("sh", "pre-commit")).status).toBe(0);
  await writeFile(join(repository, "新稿.txt"), WRONG);
  const refused = shell("git add . && git commit -m draft");
  expect(refused.status).toBe(1);
  // Who is refused is told where and why.
  expect(refused.stdout + refused.stderr).toMatch(/新稿\.txt[\s\S]* × 严重　/);
  await writeFile(join(repository, "新稿.txt"), RIGHT);
  const taken = shell("git add . && git commit -m draft");
  expect(taken.stderr).not.toContain("错误");
  expect(taken.status).toBe(0);
  await writeFile(join(repository, "图.bin"), "x");
  const other = shell("git add . && git commit -m other");
  expect(other.status).toBe(0);
  expect(other.stderr).toContain("本次没有检查任何内容");
});

describe("CI examples", () => {
  const workflow = parseYaml(block("yaml", "runs-on"));
  const steps: string[] = workflow.jobs.zicha.steps.flatMap(({ run }: { run?: string }) =>
    run === undefined ? [] : [run],
  );
  const job = parseYaml(block("yaml", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"))["自查"];

  async function commit(text: string): Promise<void> {
    await writeFile(join(repository, "新稿.txt"), text);
    expect(shell("git add . && git commit -q -m draft").status).toBe(0);
  }

  it("GitHub: annotates the changed file only and leaves the SARIF file that the next step uploads", async () => {
    await commit(WRONG);
    const [ended] = steps.map((step) => shell(step));
    expect(steps).toHaveLength(1);
    expect(ended!.status).toBe(1);
    expect(ended!.stdout).toMatch(/^::error file=新稿\.txt,line=1,/m);
    expect(ended!.stdout).not.toContain("旧稿");
    const upload = workflow.jobs.zicha.steps.at(-1).with.sarif_file;
    const { runs } = JSON.parse(readFileSync(join(repository, upload), "utf8"));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(encodeURIComponent("新稿.txt"));
    await commit(RIGHT);
    expect(shell(steps[0]!).status).toBe(0);
  });

  it("GitLab: leaves the JUnit file that the job names", async () => {
    await commit(WRONG);
    const [ended] = job.script.map((step: string) => shell(step, { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" }));
    expect(job.script).toHaveLength(1);
    expect(ended.status).toBe(1);
    const suites = await parse(readFileSync(join(repository, job.artifacts.reports.junit), "utf8"));
    if (!suites || !("testsuite" in suites)) throw new Error("no test suites");
    expect(suites.failures).toBeGreaterThan(0);
    expect(suites.testsuite![0]!.name).toBe("新稿.txt");
  });
});

it("--max-warnings fails on more warnings than that, whatever the fail level", async () => {
  await writeFile(join(repository, "新稿.txt"), "请各单位登陆系统。\n");
  const check = (...more: string[]) =>
    runCli(["check", "新稿.txt", "--fail-level", "never", ...more], { cwd: repository });
  expect((await check()).code).toBe(0);
  expect((await check("--max-warnings", "1")).code).toBe(0);
  expect((await check("--max-warnings", "0")).code).toBe(1);
  const wrong = await check("--max-warnings", "-1");
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("--max-warnings");
  expect(existsSync(join(repository, "自查结果"))).toBe(false);
});
