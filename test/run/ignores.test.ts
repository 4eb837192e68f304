import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cwd } from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { RunInfo } from "../../src/model/run.ts";
import { type Gathered, gather } from "../run-sample.ts";
import { type Served, serve } from "../source/serve.ts";

const page = (body: string): string =>
  `<html><head><meta charset="utf-8"><title>示例县</title></head>\n<body>\n${body}\n</body></html>`;
const PLAIN = Object.fromEntries([..."cdef"].map((name) => [`/${name}.html`, page(`<p>第${name}项。</p>`)]));
const PAGES: Readonly<Record<string, string>> = {
  // An entry page has fewer links: what it leads to might be the home page.
  "/": page([..."abcdef"].map((name) => `<p><a href="/${name}.html">关于第${name}项工作的通知公告</a></p>`).join("\n")),
  "/a.html": page(
    `<p data-zicha-ignore="typo/dictionary -- 引用原文">请按装软件。</p>
     <!-- zicha-disable-next-line link/broken -- 下月启用 -->
     <p>请看<a href="/soon.html">新系统</a>。</p>
     <p>请看<a href="/gone.html">旧系统</a>。</p>
     <!-- zicha-disable-next-line text/date -- 历史资料 -->
     <p>没有别的。</p>
     <!-- zicha-disable-next-line typo/dictionary -->
     <p>请按装硬件。</p>`,
  ),
  "/b.html": page(
    "<!-- zicha-disable privacy/mobile -- 值班电话 --><p>联系人甲某，手机13900000011。</p><!-- zicha-enable -->",
  ),
  ...PLAIN,
};

let site: Served;
let folder: string;
let answered: string[];
beforeEach(async () => {
  answered = [];
  folder = mkdtempSync(join(tmpdir(), "zicha-ignores-"));
  site = await serve((request, response) => {
    const body = PAGES[request.url ?? ""];
    const headers = { "content-type": "text/html; charset=utf-8", etag: '"1"' };
    const isKnown = body !== undefined && request.headers["if-none-match"] === '"1"';
    const status = isKnown ? 304 : body === undefined ? 404 : 200;
    answered.push(`${request.url} ${status}`);
    response.writeHead(status, headers).end(status === 200 ? body : "");
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LEVELS = ["typo/*", "privacy/*", "text/date", "link/*"].map((pattern) => ({
  pattern,
  level: "warning" as const,
}));
const CONFIG: Config = { ...defaultConfig(cwd()), rules: [{ pattern: "*", level: "off" }, ...LEVELS] };
const check = (config: Config = CONFIG): Promise<Gathered> => {
  const history = { folder, mode: "auto", isClockChosen: true, onNote: () => {} } as const;
  return gather([`${site.origin}/`], { ...config, fetch: { ...config.fetch, retries: 0 } }, { history });
};
const here = (text: string): string => text.replaceAll(site.origin, "");
const shown = ({ findings, info }: Gathered): { told: string[]; ignored: RunInfo["ignored"] } => ({
  told: findings.map(({ rule, url, quote }) => `${rule} ${here(url)} ${quote}`),
  ignored: { ...info.ignored, notes: info.ignored.notes.map((note) => ({ ...note, at: here(note.at) })) },
});

const EXPECTED = {
  told: ["link/broken /a.html /gone.html", "typo/dictionary /a.html 按装"],
  ignored: {
    count: 3,
    byRule: { "link/broken": 1, "privacy/mobile": 1, "typo/dictionary": 1 },
    notes: [
      { at: "/a.html:7", rule: "text/date", problem: "unused" },
      { at: "/a.html:9", rule: "typo/dictionary", problem: "no-reason" },
    ],
  },
};

describe("ignores in pages, over a whole run", () => {
  it("leave out what they cover, links too; all is counted, and what did nothing is told", async () => {
    expect(shown(await check())).toEqual(EXPECTED);
  });

  it("say the same when the pages have not changed and are not read again", async () => {
    await check();
    answered = [];
    expect(shown(await check())).toEqual(EXPECTED);
    expect(answered).toEqual(expect.arrayContaining(["/a.html 304", "/b.html 304"]));
  });

  it("count together with lines of .zichaignore", async () => {
    const line = { rule: "*", url: null, reason: "专名", by: null, until: null };
    const ignore = [
      { ...line, quote: "按装", beside: { before: "请", after: "硬件" }, at: ".zichaignore:1" },
      { ...line, quote: "按装", beside: { before: "请", after: "软件" }, at: ".zichaignore:2" },
    ];
    const { told, ignored } = shown(await check({ ...CONFIG, ignore }));
    expect(told).toEqual(["link/broken /a.html /gone.html"]);
    expect(ignored.byRule).toEqual({ "link/broken": 1, "privacy/mobile": 1, "typo/dictionary": 2 });
    expect(ignored.notes).toContainEqual({ at: ".zichaignore:2", rule: "*", problem: "unused" });
  });
});
