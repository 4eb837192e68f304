import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWith, runCli } from "./run-cli.ts";

const CONFIG = "# 本局的配置\nsite: { name: 示例局 } # 名称\n";
let cwd = "";

beforeAll(async () => {
  cwd = await folderWith({
    "office/zicha.config.yaml": CONFIG,
    "office/words.yaml": "- { wrong: 政务超市, right: 政务服务大厅 }\n",
    "office/bad.yaml": "- { wrong: 政务超市, right: 政务服务大厅, valid: [ 到政务超市办理 ] }\n",

    "named/named.yaml": `${CONFIG}roster: ./roster.yaml\n`,
    "named/roster.yaml": "- { name: 韩示例, post: 示例市市长, aliases: [ 市长 ] }\n",
    "named/a.txt": "市长韩示列出席会议。\n",
    "named/all.yaml": 'rules: { "term/*": error }\n',
    "named/wrong.yaml": "roster: ./a.txt\n",
    "none/words.yaml": "- { wrong: 政务超市, right: 政务服务大厅 }\n",
  });
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const config = (): Promise<string> => readFile(join(cwd, "office/zicha.config.yaml"), "utf8");

test("rules add verifies a file and writes it into the config, comments kept", async () => {
  const office = { cwd: join(cwd, "office") };
  const bad = await runCli(["rules", "add", "bad.yaml"], office);
  expect(bad).toMatchObject({ code: 2, stdout: "" });
  expect(bad.stderr).toMatch(/^错误：bad\.yaml:1:\d+ .*政务超市.*\n$/);
  expect(await config()).toBe(CONFIG);

  const added = await runCli(["rules", "add", "words.yaml"], office);
  expect(added).toMatchObject({
    code: 0,
    stderr: "",
    stdout: "例子全部通过，已把 words.yaml 写入 zicha.config.yaml 的 terms。\n",
  });
  expect(await config()).toBe(`${CONFIG}terms:\n  - ./words.yaml\n`);
  const again = await runCli(["rules", "add", "words.yaml", "--lang", "en"], office);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("already") });
  expect(await config()).toBe(`${CONFIG}terms:\n  - ./words.yaml\n`);
  expect((await runCli(["rules", "list"], office)).stdout).toContain("term/custom");
});

// Root writes everywhere, and Windows knows no such folder.
test.skipIf(process.getuid === undefined || process.getuid() === 0)(
  "rules add says when the config cannot be written",
  async () => {
    const folder = join(cwd, "locked");
    await mkdir(join(folder, ".zicha"), { recursive: true });
    await writeFile(join(folder, "zicha.config.yaml"), "profile: guoban-2019\n");
    await writeFile(join(folder, "words.yaml"), "- { wrong: 政务超市, right: 政务服务大厅 }\n");
    await chmod(folder, 0o555);
    const { code, stderr } = await runCli(["rules", "add", "words.yaml"], { cwd: folder });
    await chmod(folder, 0o755);
    expect(stderr).toBe("错误：zicha.config.yaml：写入失败 EACCES，配置没有改动，请检查权限\n");
    expect(code).toBe(2);
    expect(await readFile(join(folder, "zicha.config.yaml"), "utf8")).toBe("profile: guoban-2019\n");
  },
);

test("rules add needs a config and a file", async () => {
  const none = { cwd: join(cwd, "none") };
  expect(await runCli(["rules", "add", "words.yaml"], none)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("zicha init"),
  });
  expect(await runCli(["rules", "add"], none)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("缺少参数 FILE"),
  });
});

test("a roster turns its rule on, and nothing else does", async () => {
  const named = { cwd: join(cwd, "named") };
  const run = (name: string) => runCli(["check", "a.txt", "--config", name, "--format", "jsonl"], named);
  expect((await run("named.yaml")).stdout).toMatch(/"rule":"term\/roster".*"verdict":"review"/);
  expect((await run("all.yaml")).stdout).not.toContain('"rule":"term/roster"');
  expect((await runCli(["rules", "list", "--config", "all.yaml"], named)).stdout).toMatch(/term\/roster +关闭/);
  expect(await run("wrong.yaml")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^错误：a\.txt:1:1 名单应是一个列表.*\n$/),
  });
});
