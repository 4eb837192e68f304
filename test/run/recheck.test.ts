/** A recheck reads the pages of open entries and nothing else, and believes only what it has seen. */

import { beforeEach, describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/index.ts";
import { everyEntry } from "../../src/ledger/index.ts";
import type { Config } from "../../src/model/config.ts";
import type { LedgerEntry } from "../../src/model/ledger.ts";
import { fetchConfig, type Handler, routes, type Served, serve } from "../source/serve.ts";
import { FAULT, html, MENDED, p, RULES, told, useRecheck } from "./use-recheck.ts";

const { folder, ledger, check, again, states } = useRecheck();
const status =
  (code: number): Handler =>
  (_request, response) =>
    void response.writeHead(code).end("-");
const forward =
  (to: string): Handler =>
  (_request, response) =>
    void response.writeHead(302, { location: to }).end();

describe("a recheck of a site", () => {
  let table: Record<string, string | Handler>;
  let site: Served;
  let config: Config;
  beforeEach(async () => {
    table = {};
    site = await serve((request, response) => routes(table)(request, response));
    config = {
      ...defaultConfig(folder()),
      site: { ...defaultConfig(folder()).site, url: `${site.origin}/` },
      fetch: fetchConfig({ retries: 0 }),
      rules: RULES,
    };
  });

  /** A home page that links these. */
  function put(pages: Readonly<Record<string, string | Handler>>, footer = ""): void {
    table = {
      "/robots.txt": "",
      "/": html(
        Object.keys(pages)
          .map((path) => `<a href="${path}">文${path}</a>`)
          .join(""),
        footer,
      ),
      ...pages,
    };
  }
  const asked = (): string[] => [...new Set(site.requests)].sort();

  test("asks only pages of open entries, and says of each what it saw", async () => {
    put({
      "/mended.html": html(p(FAULT)),
      "/still.html": html(p(FAULT)),
      "/taken-down.html": html(p(FAULT)),
      "/moved.html": html(p(FAULT)),
      "/blocked.html": html(p(FAULT)),
      "/down.html": html(p(FAULT)),
      "/elsewhere.html": html(p(FAULT)),
      "/clean.html": html(p(MENDED)),
    });
    await check(config, [`${site.origin}/`]);
    put({
      "/mended.html": html(p(MENDED, "请登陆平台。")),
      "/still.html": html(p("上面加了一段。", FAULT)),
      "/moved.html": forward("/clean.html"),
      "/blocked.html": status(403),
      "/down.html": status(503),
      "/elsewhere.html": forward("http://127.0.0.1:9/"),
      "/clean.html": html(p(MENDED)),
    });
    const before = site.requests.length;
    const result = await again(config);
    expect(told(result, site.origin)).toEqual([
      "typo/usage /blocked.html untold page",
      "typo/usage /down.html untold page",
      "typo/usage /elsewhere.html untold page",
      "typo/usage /mended.html gone absent",
      "typo/usage /moved.html gone page-removed",
      "typo/usage /still.html there",
      "typo/usage /taken-down.html gone page-removed",
    ]);
    expect([...new Set(site.requests.slice(before))].sort()).toEqual(
      ["blocked", "clean", "down", "elsewhere", "mended", "moved", "still", "taken-down"]
        .map((name) => `GET /${name}.html`)
        .concat("GET /robots.txt")
        .sort(),
    );
    expect(result.others.map(({ context }) => context)).toEqual([expect.stringContaining("请登陆平台。")]);
    expect((await states()).filter((state) => state.endsWith("closed"))).toHaveLength(3);
    expect(await states()).toHaveLength(7);
  });

  test("asks links of link entries again, and no others", async () => {
    put({
      "/a.html": html(
        `${p("正文")}<a href="/gone1.html">甲</a><a href="/gone2.html">乙</a><a href="/gone3.html">丙</a>`,
      ),
      "/b.html": html(`<a href="/gone4.html">丁</a>`),
    });
    await check(config, [`${site.origin}/`]);
    expect(await states()).toHaveLength(4);
    put({
      "/a.html": html(
        `<a href="/gone1.html">甲</a><a href="/gone2.html">乙</a><a href="/gone3.html">丙</a><a href="/new.html">新</a>`,
      ),
      "/b.html": html("没有链接了"),
      "/gone1.html": html("在了"),
      "/gone2.html": status(412),
    });
    const before = site.requests.length;
    const result = await again(config);
    expect(told(result, site.origin)).toEqual([
      "link/broken /a.html /gone1.html gone absent",
      "link/broken /a.html /gone2.html untold link",
      "link/broken /a.html /gone3.html there",
      "link/broken /b.html /gone4.html gone absent",
    ]);
    expect(site.requests.slice(before).join("\n")).not.toMatch(/new\.html|GET \/$|gone4/m);
  });

  test("leaves columns, the site and what needs other pages to a check of the whole site", async () => {
    const list = `<ul>${["a", "b", "c"].map((name) => `<li><a href="/tzgg/${name}.html">通知公告第${name}号文件</a><span>2020-01-0${name === "a" ? 1 : 2}</span></li>`).join("")}</ul>`;
    put({
      "/tzgg/": html(list),
      "/tzgg/a.html": html(p("甲")),
      "/tzgg/b.html": html(p("乙")),
      "/tzgg/c.html": html(p("丙")),
    });
    config = {
      ...config,
      columns: [{ name: "通知公告", match: "/tzgg/**", type: "notice", maxAgeDays: 180, owner: null, exempt: false }],
    };
    await check(config, [`${site.origin}/`]);
    const [column] = (await ledger().list(everyEntry, "2026-03-09")).filter(
      ({ finding }) => finding.rule === "column/stale",
    );
    expect(column).toBeDefined();
    put({});
    const before = site.requests.length;
    const result = await again(config, ({ finding }) => finding.category === "column");
    expect(told(result, site.origin)).toEqual(["column/stale /tzgg/ untold site"]);
    expect(site.requests.slice(before)).toEqual([]);
    expect(await states()).toContain("column/stale unconfirmed");
  });

  test("a fault of the template is gone when all its pages are clean, and its places stay counted", async () => {
    const bad = '<a href="/gone.html">旧版</a>';
    const pages = ["/a.html", "/b.html", "/c.html"];
    const put3 = (footers: readonly string[]): void => {
      put(Object.fromEntries(pages.map((path, index) => [path, html(p("正文"), footers[index])])));
    };
    put3([bad, bad, bad]);
    await check(config, [`${site.origin}/`]);
    put3(["", bad, bad]);
    expect(told(await again(config), site.origin)).toEqual(["link/broken /a.html /gone.html there"]);
    expect((await ledger().list(everyEntry, "2026-03-09"))[0]?.finding.places).toBe(3);
    put3(["", "", ""]);
    table["/c.html"] = status(403);
    expect(told(await again(config), site.origin)).toEqual(["link/broken /a.html /gone.html untold page"]);
    put3(["", "", ""]);
    expect(told(await again(config), site.origin)).toEqual(["link/broken /a.html /gone.html gone absent"]);
  });

  test("knows the home page behind a redirect, whose rules stand on it alone", async () => {
    const home = `<html><head><meta name="SiteName" content="示例市某局"><meta charset="utf-8"></head><body>${p("本局的工作。".repeat(60))}<p>版权所有：示例市某局</p></body></html>`;
    put({});
    table["/"] = forward("/main.html");
    table["/main.html"] = home;
    await check(config, [`${site.origin}/`]);
    const entries = (await ledger().list(everyEntry, "2026-03-09")).filter(
      ({ finding }) => finding.category === "page",
    );
    expect(entries).not.toEqual([]);
    for (const { finding } of entries) expect(finding.url).toBe(`${site.origin}/main.html`);
    expect(told(await again(config, ({ finding }) => finding.category === "page"), site.origin)).toEqual(
      entries.map(({ finding }) => `${finding.rule} /main.html there`),
    );
  });

  test("knows the home page of another site of the run, too", async () => {
    const home = `<html><head><meta name="SiteName" content="示例市某局"><meta charset="utf-8"></head><body>${p("本局的工作。".repeat(60))}<p>版权所有：示例市某局</p></body></html>`;
    const other = await serve(routes({ "/": forward("/main.html"), "/main.html": home }), "127.0.0.2");
    put({});
    await check(config, [`${site.origin}/`, `${other.origin}/`]);
    const ofOther = ({ finding }: LedgerEntry): boolean =>
      finding.category === "page" && finding.url === `${other.origin}/main.html`;
    const entries = (await ledger().list(everyEntry, "2026-03-09")).filter(ofOther);
    expect(entries).not.toEqual([]);
    expect(told(await again(config, ofOther), other.origin)).toEqual(
      entries.map(({ finding }) => `${finding.rule} /main.html there`),
    );
  });

  test("a fault in a file is gone when the file was read, or is linked no more", async () => {
    const file =
      (text: string): Handler =>
      (_request, response) =>
        void response.writeHead(200, { "content-type": "text/csv" }).end(`事项\n${text}\n`);
    const links = ["a", "b", "c"].map((name) => `<a href="/${name}.csv">附件${name}</a>`);
    const all = { "/a.csv": file(`甲，${FAULT}`), "/b.csv": file(`乙，${FAULT}`), "/c.csv": file(`丙，${FAULT}`) };
    put({ "/p.html": html(links.join("")) });
    Object.assign(table, all);
    await check(config, [`${site.origin}/`]);
    put({
      "/p.html": html(links.slice(0, 2).join("")),
      ...all,
      "/a.csv": file(`甲，${MENDED}`),
      "/b.csv": status(403),
    });
    const before = site.requests.length;
    expect(told(await again(config), site.origin)).toEqual([
      "typo/usage /p.html /a.csv gone absent",
      "typo/usage /p.html /b.csv untold file",
      "typo/usage /p.html /c.csv gone absent",
    ]);
    expect(site.requests.slice(before).join(" ")).not.toContain("c.csv");
  });

  test("a page whose address holds a number is left to a check", async () => {
    put({ "/340101190001010113.html": html(p(FAULT)) });
    await check(config, [`${site.origin}/`]);
    put({});
    const before = site.requests.length;
    expect(told(await again(config)).every((line) => line.endsWith("untold masked"))).toBe(true);
    expect(site.requests.slice(before)).toEqual([]);
  });

  test("a claim that is refuted goes back, one that holds is closed", async () => {
    put({ "/a.html": html(p(FAULT)), "/b.html": html(p(FAULT)) });
    await check(config, [`${site.origin}/`]);
    const ids = (await ledger().list(everyEntry, "2026-03-09")).map(({ id }) => id);
    const claimed = { kind: "claimed", doneOn: null, url: "", note: "" } as const;
    const stamp = { at: "2026-03-05T00:00:00.000Z", on: "2026-03-05", by: "办公室", run: null };
    await ledger().note(
      stamp,
      ids.map((id) => ({ id, detail: claimed })),
    );
    put({ "/a.html": html(p(MENDED)), "/b.html": html(p(FAULT)) });
    await again(config);
    expect((await states()).sort()).toEqual(["typo/usage closed", "typo/usage open"]);
    expect((await ledger().list({ ...everyEntry, states: ["open"] }, "2026-03-09"))[0]?.refutations).toBe(1);
  });

  test("a config that ignores it, and a rule that is off, close nothing", async () => {
    put({ "/a.html": html(p(FAULT)) });
    await check(config, [`${site.origin}/`]);
    const ignore = [{ rule: "typo/*", url: null, quote: null, reason: "引用", by: null, until: null, at: "x:1" }];
    expect(told(await again({ ...config, ignore }))[0]).toMatch(/untold ignored$/);
    expect(told(await again({ ...config, rules: [{ pattern: "*", level: "off" }] }))[0]).toMatch(/untold rule$/);
    expect(await states()).toEqual(["typo/usage unconfirmed"]);
  });

  test("asks nothing when there is nothing to ask", async () => {
    expect(await again(config)).toMatchObject({ seen: [], others: [], pagesRead: 0 });
    expect(asked()).toEqual([]);
  });
});
