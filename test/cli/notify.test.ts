/** `zicha notify`, and notices that `zicha check` sends by itself. */

import { rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, folderWith, runCli } from "./run-cli.ts";

const SECRET = "token-of-the-robot";
let cwd = "";
let origin = "";
let server: Server;
let bodies: Record<string, unknown>[] = [];
let answer = '{"errcode":0}';

/** A site at `/`, a robot at `/robot`. */
beforeEach(async () => {
  bodies = [];
  answer = '{"errcode":0}';
  server = createServer(async (request, response) => {
    if (request.method === "POST") {
      bodies.push({ path: request.url, ...JSON.parse(await text(request)) });
      response.end(answer);
    } else if (request.url === "/") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        "<html><head><meta charset=utf-8><title>首页</title></head><body><p>请登陆系统申报。</p></body></html>",
      );
    } else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
  cwd = await folderWith({ "稿件/a.txt": "请登陆系统申报。" });
  await configure(`  - { kind: dingtalk, url: "${origin}/robot?access_token=\${ROBOT}", after: check }`);
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(cwd, { recursive: true, force: true });
});

const configure = (notify: string): Promise<void> =>
  writeFile(
    join(cwd, "zicha.config.yaml"),
    `site: { name: 示例市某局, url: ${origin}/ }\nledger: .zicha/ledger.db\nnotify:\n${notify}\n`,
  );
const zicha = (...args: readonly string[]): Promise<Ended> => runCli(args, { cwd, env: { ROBOT: SECRET } });
const check = (...more: readonly string[]): Promise<Ended> =>
  zicha("check", "--quiet", "--now", "2026-11-05", "--fail-level", "warning", ...more);

test("a check of a site tells of itself; the period is told when asked for", async () => {
  const checked = await check();
  expect([checked.code, checked.stderr]).toEqual([
    1,
    expect.stringContaining("通知已发出：notify 第 1 项（dingtalk）"),
  ]);
  expect(bodies).toMatchObject([
    {
      path: `/robot?access_token=${SECRET}`,
      markdown: { title: "示例市某局 2026-11-05 网站自查结果", text: expect.stringMatching(/其中新增和复发 [1-9]/) },
    },
  ]);
  const told = await zicha("notify", "--period", "2026-11", "--now", "2026-11-06");
  expect([told.code, bodies.length]).toEqual([0, 2]);
  expect(bodies[1]).toMatchObject({
    markdown: {
      title: "示例市某局2026年11月网站自查情况",
      text: expect.stringMatching(/截至 2026-11-0\d。.*问题 [1-9]\d* 个：已销号 0.*材料：.*自查整改报告\.docx/s),
    },
  });
  expect(checked.stderr + told.stderr).not.toContain(SECRET);
});

test("a notice that fails is told, and changes neither findings nor exit code", async () => {
  answer = `{"errcode":310000,"errmsg":"bad ${SECRET}"}`;
  const failed = await check("--format", "json=结果.json");
  expect([failed.code, failed.stderr]).toEqual([
    1,
    expect.stringMatching(/通知没有发出：notify 第 1 项（dingtalk）：310000 bad \*\*\*\n检测结果和退出码不受影响/),
  ]);
  const again = await zicha("notify", "--period", "2026-11", "--now", "2026-11-06");
  expect([again.code, again.stderr]).toEqual([3, expect.stringContaining("没有发出")]);
});

test("drafts and unmasked runs are told to nobody; a dry run shows what would be sent", async () => {
  await zicha("check", "稿件", "--quiet");
  const revealed = await check("--reveal");
  expect(revealed.stderr).toContain("输出未遮盖，没有发通知");
  const dry = await zicha("notify", "--period", "2026-11", "--dry-run", "--now", "2026-11-06");
  expect([dry.code, dry.stdout]).toEqual([
    0,
    expect.stringMatching(/^示例市某局2026年11月网站自查情况\n.*将发给 notify 第 1 项（dingtalk）\n$/s),
  ]);
  expect(bodies).toEqual([]);
});

test("what is missing is said before anything is sent", async () => {
  const unset = await runCli(["notify", "--period", "2026-11", "--now", "2026-11-06"], { cwd });
  expect([unset.code, unset.stderr]).toEqual([
    2,
    expect.stringContaining("zicha.config.yaml:4 环境变量 ROBOT 没有设置"),
  ]);
  const checked = await runCli(["check", "--quiet", "--now", "2026-11-05", "--fail-level", "never"], { cwd });
  expect(checked.stderr).toContain("环境变量 ROBOT 没有设置");
  await writeFile(join(cwd, "zicha.config.yaml"), "ledger: .zicha/ledger.db\n");
  const none = await zicha("notify", "--period", "2026-11", "--now", "2026-11-06");
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("配置里没有 notify")]);
  expect(bodies).toEqual([]);
});
