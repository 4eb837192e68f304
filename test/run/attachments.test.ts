import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { gather } from "../run-sample.ts";
import { serve } from "../source/serve.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-files-"));
  mkdirSync(join(folder, "site"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document = (name: string): Buffer => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, "site", name), content);
const check = (fields = {}) =>
  gather([join(folder, "site")], defaultConfig(folder), { cwd: folder, offline: true, ...fields });
const page = (...files: string[]): string =>
  `<html><body><p>附件如下。</p>${files.map((name) => `<a href="${name}">${name}</a>`).join("")}</body></html>`;

it("puts what is found in a linked file on the page, and names the file and the place in it", async () => {
  write("index.html", page("qk.docx"));
  write("qk.docx", document("通知.docx"));
  const { findings, info } = await check();
  const found = findings.find(({ rule }) => rule === "privacy/resident-id");
  expect(found).toMatchObject({ url: "site/index.html", location: { file: "qk.docx", paragraph: 5 } });
  expect(found?.link?.href).toBe("qk.docx");
  expect([info.attachments, info.attachmentsRead]).toEqual([1, 1]);
});

it("keeps what is found in a file that no page links on the file", async () => {
  write("qk.docx", document("通知.docx"));
  const { findings } = await check();
  const found = findings.find(({ rule }) => rule === "privacy/resident-id");
  expect(found).toMatchObject({ url: "site/qk.docx", location: { paragraph: 5 }, link: null });
});

it("tells of a linked file that nobody can read, and is not complete without a file of its own", async () => {
  write("index.html", page("a.docx"));
  write("a.docx", "PK\u0003\u0004 broken");
  const linked = await check();
  expect(linked.info.complete).toBe(true);
  expect([...linked.info.pages].find(({ kind }) => kind === "attachment")).toMatchObject({
    outcome: "unreadable",
    reason: "damaged",
  });
  expect([linked.info.attachments, linked.info.attachmentsRead]).toEqual([1, 0]);
  write("index.html", page());
  expect((await check()).info.complete).toBe(false);
});

it("leaves files alone when told to", async () => {
  write("index.html", page("qk.docx"));
  write("qk.docx", document("通知.docx"));
  const { findings, info } = await check({ attachments: false });
  expect(findings.filter(({ category }) => category === "privacy")).toEqual([]);
  expect(info.attachmentsRead).toBe(0);
});

it("tells of a file that nobody can read under each of its addresses", async () => {
  const { origin } = await serve(({ url }, response) => {
    const isFile = url?.endsWith(".docx") === true;
    response.writeHead(url === "/robots.txt" ? 404 : 200, {
      "content-type": isFile ? "application/octet-stream" : "text/html",
    });
    response.end(isFile ? document("有密码.docx") : page("a.docx", "b.docx"));
  });
  const { info } = await gather([`${origin}/`], defaultConfig(folder), { cwd: folder });
  const rows = [...info.pages].filter(({ kind }) => kind === "attachment").map(({ url, reason }) => [url, reason]);
  expect(rows).toEqual([
    [`${origin}/a.docx`, "encrypted"],
    [`${origin}/b.docx`, "encrypted"],
  ]);
  expect([info.attachments, info.attachmentsRead]).toEqual([2, 0]);
});

it("reads files that a script hands out, and leaves pages about files to be pages", async () => {
  const { origin } = await serve(({ url }, response) => {
    const isFile = url === "/module/downfile.jsp?id=3" || url === "/down.asp?f=1";
    const type =
      url === "/down.asp?f=1" ? "video/mp4" : isFile ? "application/octet-stream" : "text/html; charset=utf-8";
    const links = ["/module/downfile.jsp?id=3", "/module/downfile.jsp?id=4", "/down.asp?f=1"];
    const body = `<html><body><p>附件如下。</p>${links.map((href) => `<a href="${href}">名单.docx</a>`).join("")}</body></html>`;
    response.writeHead(url === "/robots.txt" ? 404 : 200, { "content-type": type });
    response.end(isFile ? document("通知.docx") : body);
  });
  const config = defaultConfig(folder);
  const crawl = (fields = {}) => gather([`${origin}/`], config, { cwd: folder, ...fields });
  const { findings, info } = await crawl();
  const found = findings.find(({ rule }) => rule === "privacy/resident-id");
  expect(found).toMatchObject({ url: `${origin}/`, location: { file: "名单.docx", paragraph: 5 } });
  expect([info.attachments, info.attachmentsRead, info.complete]).toEqual([1, 1, true]);
  expect([...info.pages].map(({ url, outcome }) => `${url.slice(origin.length)} ${outcome}`)).toEqual([
    "/ checked",
    "/module/downfile.jsp?id=4 checked",
    "/down.asp?f=1 skipped",
    "/module/downfile.jsp?id=3 checked",
  ]);
  const left = await crawl({ attachments: false });
  expect([left.info.attachments, left.info.attachmentsRead]).toEqual([1, 0]);
  expect([...left.info.pages].find(({ url }) => url.endsWith("id=3"))).toMatchObject({ outcome: "skipped" });
});

it("reads files that the server calls pages", async () => {
  const { origin } = await serve(({ url }, response) => {
    const isFile = url === "/qk.docx" || url === "/downfile.jsp?id=3";
    response.writeHead(url === "/robots.txt" ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(isFile ? document("通知.docx") : page("/qk.docx", "/downfile.jsp?id=3"));
  });
  const { findings, info } = await gather([`${origin}/`], defaultConfig(folder), { cwd: folder });
  expect(findings.find(({ rule }) => rule === "privacy/resident-id")?.location).toMatchObject({ file: "qk.docx" });
  expect(findings.filter(({ category, rule }) => category === "link" || rule === "text/mojibake")).toEqual([]);
  expect([info.attachments, info.complete]).toEqual([2, true]);
});

it("asks once for a file that it reads, and by a smaller question only for one that it did not get", async () => {
  const answers: Readonly<Record<string, readonly [number, string, string | Buffer]>> = {
    "/": [200, "text/html; charset=utf-8", page("qk.docx", "gone.docx", "moved.pdf", "long.docx", "a.png")],
    "/qk.docx": [200, "application/octet-stream", document("通知.docx")],
    "/moved.pdf": [200, "text/html; charset=utf-8", "<html><body>您访问的页面不存在</body></html>"],
    "/long.docx": [200, "application/octet-stream", "PK".repeat(200_000)],
    "/a.png": [200, "image/png", "PNG"],
  };
  const { origin, requests } = await serve(({ url }, response) => {
    const [status, type, body] = answers[url ?? ""] ?? [404, "text/plain", ""];
    response.writeHead(status, { "content-type": type });
    response.end(body);
  });
  const config = defaultConfig(folder);
  const fetch = { ...config.fetch, maxBytes: 300_000, gapMs: 0, retries: 0 };
  const { findings, info } = await gather([`${origin}/`], { ...config, fetch }, { cwd: folder });
  const timesAsked = (name: string): number => requests.filter((request) => request.endsWith(name)).length;
  expect(timesAsked("/qk.docx")).toBe(1);
  const found = findings.flatMap(({ category, link }) => (category === "link" ? [link?.href] : []));
  expect(found.sort()).toEqual(["gone.docx", "moved.pdf"]);
  const rows = [...info.pages].filter(({ kind }) => kind === "attachment").map(({ url, reason }) => [url, reason]);
  expect(rows).toEqual([
    [`${origin}/qk.docx`, null],
    [`${origin}/long.docx`, "too-large: more than 300000 bytes"],
  ]);
  expect([info.linksAsked, info.linksUnasked]).toEqual([5, 0]);
});
