/** What `zicha init` says and leaves behind where there is little to see, and what it keeps of a config that it overwrites. */

import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { folderWith, runCli } from "./run-cli.ts";

const SHELL = "<!doctype html><title>某县政府</title><div id=app></div><script src=app.js></script>";
const PAGE = "<!doctype html><title>某县政府</title><p>本页说明办事大厅的位置和开放时间。</p>";
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await folderWith(files);
  folders.push(folder);
  return folder;
}

describe("without columns", () => {
  test("a site that only scripts fill: nothing is written, the line says why", async () => {
    const cwd = await folderOf({ "site/index.html": SHELL });
    const { code, stdout, stderr } = await runCli(["init", "site"], { cwd });
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "错误：site 一个页面也没读到（页面内容由浏览器脚本生成，程序读不到），没有生成配置；请改用不靠脚本就有文字的地址（如网站地图），或请网站技术单位提供\n",
    );
    expect(existsSync(join(cwd, "zicha.config.yaml"))).toBe(false);
  });

  test.each([
    ["pages without lists", { "site/index.html": PAGE }, 0, "site 没有认出栏目；请打开 zicha.config.yaml"],
    [
      "pages beside some that only scripts fill",
      { "site/index.html": PAGE, "site/a.html": "<script src=app.js></script>" },
      3,
      "site 没有认出栏目（另有页面没有读到：页面内容由浏览器脚本生成，程序读不到）；请打开 zicha.config.yaml",
    ],
  ])("%s: the config is written, the line says what to fill in", async (_, files, exit, line) => {
    const cwd = await folderOf(files);
    const { code, stdout, stderr } = await runCli(["init", "site"], { cwd });
    expect(stdout).toContain("看了 1 页，找到 0 个栏目，已写入 zicha.config.yaml");
    expect(stderr).toMatch(new RegExp(`^注意：${line}.*\n$`));
    expect(code).toBe(exit);
    expect(await readFile(join(cwd, "zicha.config.yaml"), "utf8")).toContain("columns:\n  []\n");
  });
});

describe("init --force over a config", () => {
  test("looks at the pace that it names, and keeps it", async () => {
    const asked: (string | undefined)[] = [];
    const server = http.createServer(({ headers }, response) => {
      asked.push(headers["user-agent"]);
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const fetch = `fetch:\n  gapMs: 1\n  userAgent: office-check\n  hosts:\n    www.example.test:\n      address: 127.0.0.1:${port}\n`;
    const cwd = await folderOf({ "zicha.config.yaml": `site: { name: 旧名 }\n${fetch}terms: [ ./w.yaml ]\n` });
    const { code, stdout } = await runCli(["init", "http://www.example.test/", "--force"], { cwd });
    server.close();
    expect(code).toBe(0);
    expect(stdout).toContain("原来的 fetch 设置已沿用");
    expect(new Set(asked)).toEqual(new Set(["office-check"]));
    const written = await readFile(join(cwd, "zicha.config.yaml"), "utf8");
    expect(written).toContain(`\n${fetch}`);
    expect(written).not.toMatch(/旧名|# fetch:|^terms:/m);
    const again = await runCli(["check", "http://www.example.test/", "--no-links", "--offline"], { cwd });
    expect(again.stderr).not.toContain("zicha.config.yaml:");
  });

  test("that is wrong: says where, and leaves it as it is", async () => {
    const cwd = await folderOf({ "zicha.config.yaml": "fetch:\n  gapMs: 快\n", "site/index.html": PAGE });
    const { code, stderr } = await runCli(["init", "site", "--force"], { cwd });
    expect(stderr).toMatch(/^错误：zicha\.config\.yaml:2:10 .*\n$/);
    expect(code).toBe(2);
    expect(await readFile(join(cwd, "zicha.config.yaml"), "utf8")).toBe("fetch:\n  gapMs: 快\n");
  });
});
