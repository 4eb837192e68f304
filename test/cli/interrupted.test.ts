import { readdir, readFile, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { folderWith, runCli, startCli } from "./run-cli.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answer: (path: string, response: http.ServerResponse) => void): Promise<string> {
  const server = http.createServer((request, response) => answer(request.url ?? "/", response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closers.push(() => new Promise((done) => server.close(done).closeAllConnections()));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}/`;
}

async function emptyFolder(): Promise<string> {
  const folder = await folderWith({});
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const page = (body: string): string => `<!doctype html><meta charset="utf-8"><title>示例</title><body>${body}</body>`;

function sendPage(response: http.ServerResponse, body: string): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page(body));
}

describe("a site that cannot be read is never clean", () => {
  test.each([
    [
      "forbids everything in robots.txt",
      3,
      (path: string, response: http.ServerResponse) => {
        if (path === "/robots.txt") response.end("User-agent: *\nDisallow: /\n");
        else sendPage(response, "<p>首页</p>");
      },
    ],
    ["answers 403", 1, (_path: string, response: http.ServerResponse) => response.writeHead(403).end()],
    ["answers 404", 1, (_path: string, response: http.ServerResponse) => response.writeHead(404).end()],
  ] as const)("one that %s", async (_name, code, answer) => {
    const site = await serve(answer);
    const cwd = await emptyFolder();
    const ended = await runCli(["check", site], { cwd });
    expect(ended.stdout).toContain("检测不完整");
    expect(ended.stdout).toContain("没有一个页面被检查");
    expect(ended.code).toBe(code);
    const never = await runCli(["check", site, "--fail-level", "never"], { cwd });
    expect(never.code).toBe(3);
  });

  test("one that refuses", async () => {
    const ended = await runCli(["check", "http://127.0.0.1:1/", "--format", "json"], { cwd: await emptyFolder() });
    const run = JSON.parse(ended.stdout);
    expect(run.complete).toBe(false);
    expect(run.pages[0].outcome).toBe("unreadable");
    expect(ended.stderr).toContain("检测不完整");
  });
});

test("Ctrl-C in the middle: reports are written, incomplete, exit 3", async () => {
  const cwd = await emptyFolder();
  let stop = (): void => {};
  const site = await serve((path, response) => {
    if (path === "/robots.txt") {
      response.writeHead(404).end();
      return;
    }
    const number = Number(path.slice(2)) || 0;
    if (number === 5) stop();
    const links = [1, 2, 3].map((i) => `<a href="/p${number * 3 + i}">第 ${i} 篇</a>`).join("");
    sendPage(response, `<p>请登陆系统申报。</p>${links}`);
  });
  const child = startCli(["check", site, "--format", "json=run.json", "--format", "xlsx=list.xlsx"], { cwd });
  stop = () => child.kill("SIGINT");
  if (child.stderr === null) throw new Error("the child has no pipes");
  const code = new Promise<number | null>((ended) => child.on("close", ended));
  expect(await text(child.stderr)).toMatch(/正在停止.*已生成 .*run\.json.*已生成 .*list\.xlsx.*检测被提前停止/s);
  expect(await code).toBe(3);
  const run = JSON.parse(await readFile(join(cwd, "run.json"), "utf8"));
  expect(run.complete).toBe(false);
  expect(run.findings.length).toBeGreaterThan(0);
  // What the next call goes on with stays beside them.
  expect((await readdir(cwd)).sort()).toEqual([".zicha", "list.xlsx", "run.json"]);
});

test("--max-time ends a site that never answers, incomplete, exit 3", async () => {
  const site = await serve((path, response) => {
    if (path === "/robots.txt") response.writeHead(404).end();
    else if (path === "/") sendPage(response, `<p>请登陆系统申报。</p><a href="/slow">很慢</a>`);
  });
  const ended = await runCli(["check", site, "--format", "json", "--max-time", "6s"], { cwd: await emptyFolder() });
  const run = JSON.parse(ended.stdout);
  expect(run.incompleteBecause[0]).toBe("到了 --max-time 设定的时间，没有查完");
  expect(run.pages.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["checked", "unreadable"]);
  expect(run.findings.length).toBeGreaterThan(0);
  expect(ended.code).toBe(3);
});

test("a reader that closes the pipe early is no error", async () => {
  const cwd = await folderWith({ "a.txt": "请登陆系统申报。\n".repeat(3000) });
  closers.push(() => rm(cwd, { recursive: true, force: true }));
  const child = startCli(["check", "a.txt", "--format", "json", "--fail-level", "warning"], { cwd });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("the child has no pipes");
  stdout.once("data", () => stdout.destroy());
  const code = new Promise<number | null>((ended) => child.on("close", ended));
  expect(await text(stderr)).not.toMatch(/EPIPE|内部错误/);
  expect(await code).toBe(1);
});
