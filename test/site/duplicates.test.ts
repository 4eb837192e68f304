import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { isSameArticle } from "../../src/site/article-address.ts";
import { createDuplicateBook } from "../../src/site/duplicates.ts";
import { sketchArticle } from "../../src/site/text-sketch.ts";
import { hostOf } from "../../src/text/url.ts";
import { addDocument, openBook } from "./add-page.ts";
import { makeArticle, makeSegment, makeText } from "./make-article.ts";

const SITE = "http://www.example.gov.cn/gzdt/";
const A = `${SITE}t1.html`;
const B = `${SITE}t2.html`;
const LONG = makeText(1, 60);

/** Addresses of each group and how much is the same. */
function groups(...documents: readonly Document[]): (readonly (string | number)[])[] {
  const book = openBook((pages) => createDuplicateBook(pages, hostOf));
  for (const document of documents) addDocument(book, document, { mask: (text) => text });
  return book.groups().map(({ pages, similarity }) => [...pages.map(({ url }) => url), similarity]);
}

describe("the same text twice", () => {
  it.each<[string, Document, Document]>([
    ["as it is", makeArticle(A, { paragraphs: [LONG] }), makeArticle(B, { paragraphs: [LONG] })],
    [
      "cut into other paragraphs, with other marks and width",
      makeArticle(A, { paragraphs: [LONG] }),
      makeArticle(B, { paragraphs: [LONG.slice(0, 50), LONG.slice(50).replaceAll("，", "、 ")] }),
    ],
    [
      "under another title",
      makeArticle(A, { paragraphs: [LONG] }),
      makeArticle(B, { paragraphs: [LONG], title: "我市部署冬季施工" }),
    ],
    [
      "with another publish line",
      makeArticle(A, { paragraphs: ["发布时间：2026-11-01 09:00 来源：办公室 浏览次数：12", LONG, "上一篇：没有了"] }),
      makeArticle(B, { paragraphs: ["2026-11-02", "来源：法规科 浏览次数：7", LONG, "下一篇：关于放假的通知"] }),
    ],
    [
      "short, under the same title",
      makeArticle(A, { paragraphs: [makeText(2, 8)] }),
      makeArticle(B, { paragraphs: [makeText(2, 8)] }),
    ],
  ])("%s", (_, a, b) => {
    expect(groups(a, b)).toEqual([[A, B, 1]]);
  });

  it("lets another site take an article over, and tells of those that it has twice itself", () => {
    const near = `${LONG.slice(0, -12)}${makeText(9, 1)}`;
    const at = (host: string, name: string, text = LONG): Document =>
      makeArticle(`http://${host}/${name}.html`, { paragraphs: [text], publishedAt: "2026-10-05" });
    expect(groups(at("a.cn", "1"), at("b.cn", "1"), at("c.cn", "1", near))).toEqual([]);
    expect(groups(at("a.cn", "1"), at("b.cn", "1"), at("b.cn", "2"))).toEqual([
      ["http://b.cn/1.html", "http://b.cn/2.html", 1],
    ]);
  });

  it("lists the oldest first", () => {
    const later = makeArticle(A, { paragraphs: [LONG], publishedAt: "2026-11-05" });
    const sooner = makeArticle(B, { paragraphs: [LONG], publishedAt: "2026-10-05" });
    expect(groups(later, sooner)).toEqual([[B, A, 1]]);
  });

  it.each<[string, Document, Document]>([
    ["too short", makeArticle(A, { paragraphs: [makeText(2, 6)] }), makeArticle(B, { paragraphs: [makeText(2, 6)] })],
    [
      "short under another title",
      makeArticle(A, { paragraphs: [makeText(2, 12)] }),
      makeArticle(B, { paragraphs: [makeText(2, 12)], title: "别的标题" }),
    ],
    [
      "list pages",
      makeArticle(A, { paragraphs: [LONG], kind: "list" }),
      makeArticle(B, { paragraphs: [LONG], kind: "list" }),
    ],
    [
      "error pages",
      makeArticle(A, { paragraphs: [LONG], status: 404 }),
      makeArticle(B, { paragraphs: [LONG], status: 404 }),
    ],
    [
      "the template's text",
      makeArticle(A, { segments: [makeSegment(LONG, { region: "chrome" })] }),
      makeArticle(B, { segments: [makeSegment(LONG, { region: "chrome" })] }),
    ],
    [
      "the notice of each year",
      makeArticle(A, { paragraphs: [LONG], title: "关于做好2025年汛期值班的通知" }),
      makeArticle(B, { paragraphs: [LONG], title: "关于做好2026年汛期值班的通知" }),
    ],
    [
      "the notice of each quarter",
      makeArticle(A, { paragraphs: [LONG], title: "第三季度水质公示" }),
      makeArticle(B, { paragraphs: [LONG], title: "第四季度水质公示" }),
    ],
    [
      "a redirect to the same page",
      makeArticle(A, { paragraphs: [LONG], finalUrl: A }),
      makeArticle(B, { paragraphs: [LONG], finalUrl: A }),
    ],
    [
      "a table with other rows",
      makeArticle(A, {
        segments: [makeSegment(LONG), makeSegment("赵甲一", { kind: "cell" }), makeSegment("600", { kind: "cell" })],
      }),
      makeArticle(B, {
        segments: [makeSegment(LONG), makeSegment("钱乙二", { kind: "cell" }), makeSegment("450", { kind: "cell" })],
      }),
    ],
  ])("silent: %s", (_, a, b) => {
    expect(groups(a, b)).toEqual([]);
  });

  it("a text that many titles share is a template", () => {
    const pages = Array.from({ length: 6 }, (_, i) =>
      makeArticle(`${SITE}p${i}x.html`, { paragraphs: [LONG], title: `事项${"甲乙丙丁戊己"[i]}` }),
    );
    expect(groups(...pages)).toEqual([]);
    expect(groups(...pages.slice(0, 5))).toHaveLength(1);
  });
});

describe("nearly the same text", () => {
  /** One sentence of 60 changed. */
  const edited = LONG.slice(0, 180) + makeText(9, 1) + LONG.slice(189);

  it("is found with its share", () => {
    const [found] = groups(makeArticle(A, { paragraphs: [LONG] }), makeArticle(B, { paragraphs: [edited] }));
    expect(found?.slice(0, 2)).toEqual([A, B]);
    expect(found?.[2]).toBeGreaterThanOrEqual(29 / 32);
    expect(found?.[2]).toBeLessThan(1);
  });

  it.each<[string, Document, Document]>([
    [
      "other numbers",
      makeArticle(A, { paragraphs: [`${LONG}共检查12处。`] }),
      makeArticle(B, { paragraphs: [`${LONG}共检查15处。`] }),
    ],
    [
      "other dates",
      makeArticle(A, { paragraphs: [`${LONG}十一月三日`] }),
      makeArticle(B, { paragraphs: [`${LONG}十一月四日`] }),
    ],
    [
      "another issue",
      makeArticle(A, { paragraphs: [LONG], title: "第3期简报" }),
      makeArticle(B, { paragraphs: [edited], title: "第4期简报" }),
    ],
    [
      "a form letter under other titles",
      makeArticle(A, { paragraphs: [`${LONG}赵甲一`.repeat(2)], title: "关于甲公司的批复" }),
      makeArticle(B, { paragraphs: [`${edited}钱乙二`.repeat(2)], title: "关于乙公司的批复" }),
    ],
    [
      "half of it",
      makeArticle(A, { paragraphs: [LONG] }),
      makeArticle(B, { paragraphs: [LONG.slice(0, 270) + makeText(7, 30)] }),
    ],
    [
      "too short",
      makeArticle(A, { paragraphs: [LONG.slice(0, 200)] }),
      makeArticle(B, { paragraphs: [`${LONG.slice(0, 200)}另行通知`] }),
    ],
  ])("silent: %s", (_, a, b) => {
    expect(groups(a, b)).toEqual([]);
  });

  it("an article with an eighth rewritten is another one", () => {
    const rewritten = Array.from({ length: 20 }, (_, i) => {
      const text = LONG.slice(0, 18 * i) + makeText(100 + i, 8) + LONG.slice(18 * i + 72);
      return groups(makeArticle(A, { paragraphs: [LONG] }), makeArticle(B, { paragraphs: [text] }));
    });
    expect(rewritten.flat()).toEqual([]);
  });

  it("a thousand articles of one kind stay apart", () => {
    const pages = Array.from({ length: 1000 }, (_, i) =>
      makeArticle(`${SITE}n${i}x.html`, { paragraphs: [makeText(i + 20, 60)] }),
    );
    expect(groups(...pages)).toEqual([]);
  });
});

describe("sketchArticle", () => {
  it("is the same for the same text, whatever the order of its numbers", () => {
    const one = sketchArticle(makeArticle(A, { paragraphs: ["共12处，其中3处。"] }));
    const other = sketchArticle(makeArticle(B, { paragraphs: ["其中3处，共12处。"] }));
    expect(other.numbers).toBe(one.numbers);
    expect(other.exact).not.toBe(one.exact);
    expect(one.length).toBe(8);
  });
});

describe("isSameArticle", () => {
  it.each([
    ["http://www.example.gov.cn/a/index.html", "http://www.example.gov.cn/a/", true],
    ["http://www.example.gov.cn/a/t1.html", "https://example.gov.cn/a/t1.html", true],
    ["http://www.example.gov.cn/a/t1.html", "http://www.example.gov.cn/a/t1.html?from=home", true],
    ["http://www.example.gov.cn/a/t1.html", "http://www.example.gov.cn/a/print/t1.html", true],
    ["http://www.example.gov.cn/News/Show.asp?ID=7", "http://www.example.gov.cn/NEWS/show.asp?id=7", true],
    ["http://www.example.gov.cn/News/Print.asp?ID=7", "http://www.example.gov.cn/news/show.asp?id=7", true],
    ["http://www.example.gov.cn/news_print.aspx?id=7", "http://www.example.gov.cn/news/7.html", true],
    ["http://www.example.gov.cn/2026/10/08/p7/?replytocom=3#respond", "http://www.example.gov.cn/2026/10/08/p7/", true],
    ["http://www.example.gov.cn/News/Print.asp?ID=7", "http://www.example.gov.cn/news/show.asp?id=8", false],
    ["http://www.example.gov.cn/printing/list.asp?id=7", "http://www.example.gov.cn/news/show.asp?id=7", false],
    ["http://www.example.gov.cn/a/t1_2.html", "http://www.example.gov.cn/a/t1.html", true],
    ["http://www.example.gov.cn/zcwj/content_12345.html", "http://www.example.gov.cn/xxgk/content_12345.html", true],
    [
      "http://www.example.gov.cn/art/2026/1/2/art_10_54321.html",
      "http://www.example.gov.cn/art/2026/1/3/art_22_54321.html",
      true,
    ],
    ["http://www.example.gov.cn/a/t20261112_1001.html", "http://www.example.gov.cn/a/t20261112_1002.html", false],
    ["http://www.example.gov.cn/a/12345.html", "http://www.example.gov.cn/a/12346.html", false],
    ["http://www.example.gov.cn/show?id=1", "http://www.example.gov.cn/show?id=2", false],
    ["http://www.example.gov.cn/a/t1001.html", "http://www.example.gov.cn/b/t1001.html", false],
  ])("%s and %s: %j", (a, b, expected) => {
    expect(isSameArticle(a, b)).toBe(expected);
    expect(isSameArticle(b, a)).toBe(expected);
  });
});
