/** Tags, footer, entry and publish date: which pages are judged at all, and by what words and weight. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { findError } from "../../src/checks/find-error.ts";
import { metaTags } from "../../src/checks/meta-tags.ts";
import { pageFooter } from "../../src/checks/page-footer.ts";
import { publishDate } from "../../src/checks/publish-date.ts";
import { textDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../../src/model/rule.ts";
import { CONTEXT } from "./check-context.ts";

const OWN: Partial<CheckContext> = { siteCode: "3499000012", siteHost: "zjj.jia.gov.cn" };
const PAGE = "https://zjj.jia.gov.cn/a/1.html";
const PROSE =
  "会议要求各单位落实主体责任，加强监督检查，发现问题立即整改，确保各项任务按时完成，并将进展情况按月报送。".repeat(5);

function optionsOf(rule: string): Json {
  return parse(readFileSync(new URL(`../../rules/${rule}.yaml`, import.meta.url), "utf8")).options ?? {};
}

function page(head: string, body = "<p>正文</p>", url: string = PAGE): Document {
  return textDocument(`<html><head>${head}</head><body>${body}</body></html>`, undefined, url);
}

function judge<State>(
  check: DocumentCheck<State>,
  rule: string,
  document: Document,
  context: Partial<CheckContext> = {},
): Match[] {
  return [...check.run(document, check.compile(optionsOf(rule)), { ...CONTEXT, ...context })];
}

const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const SITE = meta("SiteName", "某局") + meta("SiteDomain", "zjj.jia.gov.cn") + meta("SiteIDCode", "3499000012");
const ARTICLE = meta("ArticleTitle", "通知") + meta("PubDate", "2026-03-05 09:30") + meta("ContentSource", "某局");

describe("meta-tags", () => {
  const tags = (document: Document, context?: Partial<CheckContext>): unknown[] =>
    judge(metaTags, "page/meta-tags", document, context).map(({ wording, severity, verdict, data, suggestion }) =>
      [
        wording,
        severity ?? "notice",
        verdict ?? "violation",
        data?.["match"] ?? data?.["tag"] ?? data?.["value"],
        suggestion,
      ].filter((part) => part !== undefined),
    );

  it.each([
    ["all there", page(SITE), []],
    ["names in any case", page(SITE.toLowerCase()), []],
    ["a second tag fills the first", page(SITE + meta("SiteName", "")), []],
    ["an empty optional tag", page(SITE + meta("Author", "") + meta("Keywords", "")), []],
    ["one absent", page(SITE.replace("SiteIDCode", "x")), [["site", "notice", "violation", "SiteIDCode"]]],
    ["one empty", page(SITE.replace("某局", " ")), [["empty", "notice", "violation", "SiteName"]]],
    ["null", page(SITE + meta("ColumnName", "null")), [["unfilled", "warning", "violation", "ColumnName"]]],
    [
      "a template's directive",
      page(SITE + meta("Description", "{{abs}}")),
      [["unfilled", "warning", "violation", "Description"]],
    ],
    ["null in a tag of others", page(SITE + meta("renderer", "null")), []],
    [
      "an article without its tags",
      page(SITE + meta("ArticleTitle", "通知")),
      [["article", "notice", "violation", "PubDate、ContentSource"]],
    ],
    ["an article with them", page(SITE + ARTICLE), []],
    [
      "an address as domain",
      page(SITE.replace('"zjj.jia.gov.cn"', '"https://zjj.jia.gov.cn/"')),
      [["scheme", "notice", "violation", "https://zjj.jia.gov.cn/", "zjj.jia.gov.cn"]],
    ],
    ["the parent's domain", page(SITE.replace("zjj.jia", "www.jia")), []],
    ["two domains, one our own", page(SITE.replace("zjj.jia.gov.cn", "www.yi.gov.cn,zjj.jia.gov.cn")), []],
    [
      "another city's domain",
      page(SITE.replace("zjj.jia", "zjj.yi")),
      [["foreign-domain", "warning", "review", "zjj.yi.gov.cn"]],
    ],
    ["a ministry's code", page(SITE.replace("3499000012", "bm07000001")), []],
    ["no code at all", page(SITE.replace("3499000012", "34990000")), [["code-form", "notice", "review", "34990000"]]],
  ])("%s", (_, document, expected) => {
    expect(tags(document)).toEqual(expected);
  });

  it("tells a code that is not the configured one", () => {
    expect(tags(page(SITE), { siteCode: "3499000099" })).toEqual([
      ["foreign-code", "warning", "violation", "3499000012", "3499000099"],
    ]);
    expect(tags(page(SITE), { siteCode: "3499000012" })).toEqual([]);
  });

  it.each(["https://127.0.0.1:8080/a.html", "https://localhost/a.html", "file:///srv/a.html"])(
    "compares no domain with %s",
    (url) => {
      expect(tags(page(SITE, "<p>正文</p>", url))).toEqual([]);
    },
  );

  it("compares the domain with the site's host where the page is read from elsewhere", () => {
    const local = page(SITE.replace("zjj.jia", "zjj.yi"), "<p>正文</p>", "https://127.0.0.1:8080/a.html");
    expect(tags(local, OWN)).toEqual([["foreign-domain", "warning", "review", "zjj.yi.gov.cn"]]);
  });

  const list = `<ul>${Array.from({ length: 8 }, (_, day) => `<li><a href="/a/${day}.html">关于召开会议的通知</a><span>2026-03-0${day + 1}</span></li>`).join("")}</ul>`;
  it("asks column tags of the pages of columns only", () => {
    expect(page(SITE, list).kind).toBe("list");
    expect(tags(page(SITE + meta("ColumnName", "通知公告"), list))).toEqual([
      ["column", "notice", "violation", "ColumnDescription、ColumnKeywords、ColumnType"],
    ]);
    expect(tags(page(SITE + meta("ColumnName", "通知公告")))).toEqual([]);
  });

  it.each([
    ["a page of the site that has none of the tags", page("<title>通知</title>", list), OWN, 2],
    ["the same without a known site", page("<title>通知</title>", list), {}, 0],
    ["a page of another host", page("<title>通知</title>", list, "https://zjj.yi.gov.cn/a/"), OWN, 0],
    ["a file", page("<title>通知</title>", list, "file:///srv/a.html"), OWN, 0],
    ["an error page of the site", page("<title>提示</title>", "<p>页面不存在</p>"), OWN, 0],
    [
      "a site that is no government's",
      page("<title>通知</title>", list, "https://zjj.example.com/"),
      { siteHost: "zjj.example.com" },
      0,
    ],
    ["a fragment", textDocument(list, undefined, PAGE), OWN, 0],
    ["plain text", textDocument("会议通知", undefined, PAGE), OWN, 0],
    ["Markdown", textDocument("# 会议通知", "markdown", PAGE), OWN, 0],
    [
      "tags that everybody uses",
      page(meta("keywords", "") + meta("author", "null"), list, "file:///srv/a.html"),
      {},
      0,
    ],
  ])("%s", (_, document, context, count) => {
    expect(tags(document, context)).toHaveLength(count);
  });

  it("marks the whole tag", () => {
    const document = page(`${SITE}${meta("ColumnName", "null")}`);
    const [match] = judge(metaTags, "page/meta-tags", document);
    const place = match?.place;
    expect(
      place !== undefined && "source" in place && document.source.slice(place.source.start, place.source.end),
    ).toBe(meta("ColumnName", "null"));
  });
});

describe("page-footer", () => {
  const HOME = "https://zjj.jia.gov.cn/";
  const items = {
    mark: "<script>document.write(unescape(\"%3Cspan id='_ideConac'%3E\"));</script>",
    code: "<p>网站标识码：3499000012</p>",
    icp: "<p>皖ICP备00000001号</p>",
    police: "<p>皖公网安备 34000000000001号</p>",
    host: "<p>主办：某局</p>",
    contact: '<p><a href="/lxwm.html">联系我们</a></p>',
  };
  const home = (left: string, extra = ""): Document =>
    page(
      SITE,
      `<p>${PROSE}</p>${extra}${Object.entries(items)
        .flatMap(([key, html]) => (key === left ? [] : [html]))
        .join("")}`,
      HOME,
    );
  const missing = (document: Document): unknown[] =>
    judge(pageFooter, "page/footer", document).map(({ data, verdict }) => [data?.["match"], verdict]);

  it.each([
    ["nothing", []],
    ["mark", [["党政机关网站标识", "violation"]]],
    ["code", [["网站标识码", "violation"]]],
    ["icp", [["ICP备案编号", "violation"]]],
    ["police", [["公安机关备案标识", "violation"]]],
    ["host", [["主办单位", "violation"]]],
    ["contact", [["联系方式", "violation"]]],
  ])("left out: %s", (left, expected) => {
    expect(missing(home(left))).toEqual(expected);
  });

  it("is sure of nothing where a script or an unnamed picture may show it", () => {
    expect(missing(home("police", '<script src="/js/foot.js"></script>'))).toEqual([["公安机关备案标识", "review"]]);
    expect(missing(home("police", '<img src="/images/b.png">'))).toEqual([["公安机关备案标识", "review"]]);
  });

  it.each([
    ["another page", page(SITE, `<p>${PROSE}</p>`)],
    ["a draft", page("<title>草稿</title>", `<p>${PROSE}</p>`, "https://www.example.com/")],
    ["a footer from elsewhere", page(SITE, `<p>${PROSE}</p><script src="/inc/footer.js"></script>`, HOME)],
    ["a shell", page(SITE, '<div id="app"></div>', HOME)],
  ])("silent: %s", (_, document) => {
    expect(missing(document)).toEqual([]);
  });
});

describe("find-error", () => {
  const found = (document: Document, context?: Partial<CheckContext>): unknown[] =>
    judge(findError, "page/find-error", document, context).map(({ wording, severity, verdict }) => [
      wording,
      severity,
      verdict,
    ]);
  const body = `<p>${PROSE}</p><p>主办：某局</p>`;

  it.each([
    ["the home page", page(SITE, body, "https://zjj.jia.gov.cn/"), [["home", "warning", "violation"]]],
    ["another page", page(SITE, body), [[undefined, undefined, "violation"]]],
    ["the text", page(SITE, `${body}<a href="/jc">我为政府网站找错</a>`), []],
    ["a picture's alt", page(SITE, `${body}<img src="/a.png" alt="政府网站找错">`), []],
    ["a picture's file", page(SITE, `${body}<img src="/images/jiucuo.png">`), []],
    ["its address", page(SITE, `${body}<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1"></a>`), []],
    ["its script", page(SITE, `${body}<script>document.write(unescape("%3Cspan id='_span_jiucuo'"))</script>`), []],
    [
      "a page as a frame shows it",
      page(SITE, `<p><a href="/">首页</a> → <a href="/x/">通知公告</a></p><p>${PROSE}</p>`),
      [],
    ],
    [
      "a page with a menu and no footer",
      page(
        SITE,
        `${["a", "b", "c", "d"].map((name) => `<a href="/${name}/">栏目${name}</a>`).join("")}<p>${PROSE}</p>`,
      ),
      [[undefined, undefined, "violation"]],
    ],
    ["an included footer", page(SITE, `<p>${PROSE}</p><iframe src="/inc/bottom.html"></iframe>`), []],
    ["a draft", page("<title>草稿</title>", body, "https://www.example.com/a.html"), []],
  ])("%s", (_, document, expected) => {
    expect(found(document)).toEqual(expected);
  });
});

describe("publish-date", () => {
  const found = (head: string, body: string, url?: string): unknown[] =>
    judge(publishDate, "page/publish-date", page(head, `<h1>召开工作会议</h1>${body}<p>${PROSE}</p>`, url)).map(
      ({ wording, verdict, data }) => [wording ?? "missing", verdict, data?.["match"]],
    );
  const NO_DATE = meta("ArticleTitle", "召开工作会议");
  const DATED = NO_DATE + meta("PubDate", "2026-03-05 09:30");

  it.each([
    ["no date at all", NO_DATE, "", PAGE, [["missing", "violation", "发布日期"]]],
    [
      "only in the address",
      NO_DATE,
      "",
      "https://zjj.jia.gov.cn/a/202603/t20260305_1.html",
      [["missing", "review", "发布日期"]],
    ],
    ["only in the tag", DATED, "", PAGE, []],
    ["shown without label", NO_DATE, "<p>2026-03-05</p>", PAGE, []],
    ["shown in a cell", NO_DATE, "<table><tr><td>发布日期</td><td>2026年3月5日</td></tr></table>", PAGE, []],
    ["the same", DATED, "<p>发布时间：2026-03-05 10:00</p>", PAGE, []],
    ["another one", DATED, "<p>发布时间：2026-03-08 10:00</p>", PAGE, [["differs", "review", "2026-03-08"]]],
    ["another label", DATED, "<p>更新时间：2026-03-08</p><p>成文日期：2026-03-01</p>", PAGE, []],
    ["two days, a list", DATED, "<p>发布时间：2026-03-08</p><p>发布时间：2026-03-09</p>", PAGE, []],
  ])("%s", (_, head, body, url, expected) => {
    expect(found(head, body, url)).toEqual(expected);
  });

  it("is silent on drafts", () => {
    const draft = textDocument(`<h1>通知</h1><p>${PROSE}</p>`, undefined, "https://www.example.com/t20260305_1.html");
    expect(judge(publishDate, "page/publish-date", draft)).toEqual([]);
  });
});
