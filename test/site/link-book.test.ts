import { describe, expect, it } from "vitest";
import type { Link } from "../../src/model/document.ts";
import type { LinkAnswer } from "../../src/model/site.ts";
import { createLinkBook } from "../../src/site/link-book.ts";
import { hostOf } from "../../src/text/url.ts";
import { makeAnswer } from "../make-answer.ts";
import { addSnapshot } from "./add-page.ts";
import { addPage, judgedOf, LONG, owns, SITE, targetsOf } from "./book-of-links.ts";
import { makeLink } from "./make-document.ts";
import { missed } from "./make-snapshot.ts";

it("tells a link of two sites' templates once a site", () => {
  const book = createLinkBook(() => true, undefined, hostOf);
  const dead = makeLink("http://gone.example/", { text: "友情链接", region: "chrome" });
  for (const url of ["http://a.cn/1.html", "http://b.cn/1.html", "http://a.cn/2.html"])
    addPage(book, "", [dead], { url });
  book.addAnswer(makeAnswer("http://gone.example/", { status: 404 }));
  expect([...book.judged()].map(({ occurrence }) => [occurrence.page.url, ...occurrence.otherUrls])).toEqual([
    ["http://a.cn/1.html", "http://a.cn/2.html"],
    ["http://b.cn/1.html"],
  ]);
});

describe("counts", () => {
  it("each attachment and picture once, and what has no answer", () => {
    const book = createLinkBook(owns);
    const links = [
      makeLink(`${SITE}/a.doc`, { kind: "attachment" }),
      makeLink(`${SITE}/a.png`, { kind: "image" }),
      makeLink(`${SITE}/b.xls`, { kind: "attachment" }),
      makeLink("javascript:void(0)", { kind: "attachment" }),
    ];
    addPage(book, "/1.html", links);
    addPage(book, "/2.html", links);
    expect(book.counts()).toEqual({ unasked: 3, attachments: 2, images: 1 });
    book.addAnswer(makeAnswer(`${SITE}/a.png`));
    book.addAnswer(makeAnswer(`${SITE}/b.xls`, { status: 404 }));
    expect(book.counts()).toEqual({ unasked: 1, attachments: 2, images: 1 });
  });
});

describe("what is asked", () => {
  it("each target once, but none that the crawl has answered, before or after", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [
      makeLink(`${SITE}/2.html`),
      makeLink(`${SITE}/x.html`),
      makeLink("http://other.example/"),
    ]);
    addPage(book, "/2.html", [
      makeLink(`${SITE}/1.html`),
      makeLink(`${SITE}/x.html`),
      makeLink("http://other.example/"),
    ]);
    expect(book.targets()).toEqual([
      { target: `${SITE}/x.html`, isInternal: true, wantsBody: true },
      { target: "http://other.example/", isInternal: false, wantsBody: true },
    ]);
  });

  it.each([
    ["a style sheet", makeLink("/a.css", { kind: "style" })],
    ["a script", makeLink("/a.js", { kind: "script" })],
    ["a form", makeLink("/search", { kind: "form" })],
    ["a link that a script writes hidden", makeLink("/w.html", { element: "document.write", region: "hidden" })],
    ["an address that the paging script works out", makeLink("/index_1.html", { element: "createPageHTML" })],
    ["where a script goes", makeLink("/home.html", { element: "location" })],
    ["no address", makeLink("javascript:void(0)")],
    ["a mail address", makeLink("mailto:a@example.com")],
    ["a misspelt address", makeLink("www.other.example/a.html")],
  ])("not %s", (_, link) => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [link]);
    expect(targetsOf(book)).toEqual([]);
  });

  it.each([
    ["a hidden drop-down menu", makeLink(`${SITE}/menu.html`, { region: "hidden" })],
    ["a link that a script writes visibly", makeLink(`${SITE}/w.html`, { element: "document.write" })],
    ["a file of the folder", makeLink("b.html", { target: "file:///site/b.html" })],
  ])("%s", (_, link) => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [link]);
    expect(targetsOf(book)).toHaveLength(1);
  });

  it("pictures without their body", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [makeLink(`${SITE}/a.png`, { kind: "image" })]);
    expect(book.targets()[0]?.wantsBody).toBe(false);
  });

  it.each(["robots", "excluded", "trap", "interrupted"] as const)("nothing that is off limits: %s", (reason) => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [makeLink(`${SITE}/no.html`)]);
    addSnapshot(book, missed(`${SITE}/no.html`, reason));
    addPage(book, "/2.html", [makeLink(`${SITE}/no.html`)]);
    expect(targetsOf(book)).toEqual([]);
  });

  it.each(["too-deep", "page-limit", "network"] as const)("what the crawl left open: %s", (reason) => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [makeLink(`${SITE}/deep.html`)]);
    addSnapshot(book, missed(`${SITE}/deep.html`, reason));
    expect(targetsOf(book)).toEqual([`${SITE}/deep.html`]);
  });
});

describe("template links", () => {
  const menu = (): Link => makeLink(`${SITE}/gone.html`, { region: "chrome", text: "旧栏目" });

  it("are kept once with all their pages; links in the content one by one", () => {
    const book = createLinkBook(owns);
    for (const path of ["/1.html", "/2.html", "/3.html"]) {
      addPage(book, path, [menu(), menu(), makeLink(`${SITE}/gone.html`)]);
    }
    book.addAnswer(makeAnswer(`${SITE}/gone.html`, { status: 404 }));
    const judged = [...book.judged()].map(({ occurrence }) => [
      occurrence.page.url,
      occurrence.isTemplate,
      occurrence.otherUrls,
    ]);
    expect(judged).toEqual([
      [`${SITE}/1.html`, true, [`${SITE}/2.html`, `${SITE}/3.html`]],
      [`${SITE}/1.html`, false, []],
      [`${SITE}/2.html`, false, []],
      [`${SITE}/3.html`, false, []],
    ]);
  });

  it("stand on the page that sorts first, in whatever order the pages were read", () => {
    const book = createLinkBook(owns);
    for (const path of ["/2.html", "/3.html", "/1.html", "/4.html"]) {
      addPage(book, path, [menu(), makeLink(`${SITE}/gone.html`)], { author: path });
    }
    book.addAnswer(makeAnswer(`${SITE}/gone.html`, { status: 404 }));
    const occurrences = [...book.judged()].map(({ occurrence }) => occurrence).filter(({ isTemplate }) => isTemplate);
    expect(occurrences).toHaveLength(1);
    expect(occurrences[0]).toMatchObject({ page: { url: `${SITE}/1.html` }, author: "/1.html" });
    expect(occurrences[0]?.otherUrls.toSorted()).toEqual([`${SITE}/2.html`, `${SITE}/3.html`, `${SITE}/4.html`]);
  });

  it("settle when their target turns out good", () => {
    const book = createLinkBook(owns);
    addPage(book, "/2.html", [menu()]);
    addPage(book, "/1.html", [menu()]);
    addPage(book, "/gone.html", [menu()]);
    expect(judgedOf(book)).toEqual([]);
    addPage(book, "/3.html", [menu()]);
    expect(judgedOf(book)).toEqual([]);
  });

  it("with another text are another fault", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [menu(), { ...menu(), text: "友情链接" }]);
    book.addAnswer(makeAnswer(`${SITE}/gone.html`, { status: 404 }));
    expect(judgedOf(book)).toHaveLength(2);
  });
});

describe("answers", () => {
  it("good ones settle their links, bad ones come back with the verdict", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [
      makeLink("http://a.example/"),
      makeLink("http://b.example/"),
      makeLink("http://c.example/"),
    ]);
    book.addAnswer(makeAnswer("http://a.example/"));
    book.addAnswer(makeAnswer("http://b.example/", { status: 410 }));
    book.addAnswer(makeAnswer("http://c.example/", { status: 429 }));
    expect(judgedOf(book)).toEqual([
      `${SITE}/1.html → http://b.example/ broken`,
      `${SITE}/1.html → http://c.example/ uncertain`,
    ]);
    expect([...book.judged()][0]?.asked.isInternal).toBe(false);
  });

  it("targets without an answer are left out", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [makeLink("http://a.example/")]);
    expect(judgedOf(book)).toEqual([]);
  });

  it("keep little of a long page", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [makeLink("http://a.example/")]);
    const head = `<title>标题</title><h1>一 &lt; 二</h1>${"<p>很长的正文。</p>".repeat(5000)}`;
    book.addAnswer(makeAnswer("http://a.example/", { head }));
    const kept = [...book.judged()][0]?.asked.answer.head ?? "";
    expect(kept).toMatch(/^<title>标题<\/title><h2>一 &lt; 二<\/h2><p>/);
    expect(kept.length).toBeLessThan(1000);
  });

  it("contract: DNS failure is broken, unless nothing outside answers at all", () => {
    const hosts = ["http://a.example/", "http://b.example/", "http://c.example/"];
    const run = (last: Partial<LinkAnswer>): string[] => {
      const book = createLinkBook(owns);
      addPage(
        book,
        "/1.html",
        hosts.map((href) => makeLink(href)),
      );
      for (const host of hosts.slice(0, 2)) book.addAnswer(makeAnswer(host, { status: null, error: "dns" }));
      book.addAnswer(makeAnswer("http://c.example/", last));
      return [...book.judged()].map(({ asked }) => asked.verdict);
    };
    expect(run({ status: null, error: "dns" })).toEqual(["uncertain", "uncertain", "uncertain"]);
    expect(run({ status: null, error: "timeout" })).toEqual(["uncertain", "uncertain", "uncertain"]);
    expect(run({ status: null, error: "refused" })).toEqual(["broken", "broken", "broken"]);
    expect(run({ status: 200 })).toEqual(["broken", "broken"]);
  });
});

describe("fragments", () => {
  const to = (fragment: string, part: Partial<Link> = {}): Link => makeLink(`${SITE}/1.html#${fragment}`, part);
  const open = (link: Link): number => {
    const book = createLinkBook(owns);
    addPage(book, "/2.html", [link]);
    addPage(book, "/1.html", [], { anchors: new Set(["zoom"]) });
    addPage(book, "/3.html", [link]);
    return [...book.judged()].length;
  };

  it.each([
    ["a missing one", to("none"), 2],
    ["one that is there", to("zoom"), 0],
    ["the top", to("top"), 0],
    ["a route", to("/list"), 0],
    ["a missing one in the template", to("none", { region: "chrome" }), 0],
  ])("%s", (_, link, count) => {
    expect(open(link)).toBe(count);
  });

  it("a page's links to itself are not held against it", () => {
    const book = createLinkBook(owns);
    const short = { segments: [{ ...LONG, text: "页面不存在" }], source: "<p>页面不存在</p>" };
    addPage(book, "/s.html", [makeLink("#", { target: `${SITE}/s.html` }), makeLink(`${SITE}/s.html`)], short);
    addPage(book, "/1.html", [makeLink(`${SITE}/s.html`)]);
    expect(judgedOf(book)).toEqual([`${SITE}/1.html → ${SITE}/s.html good`]);
  });

  it("on the same page", () => {
    const book = createLinkBook(owns);
    addPage(book, "/1.html", [to("zoom"), to("none")], { anchors: new Set(["zoom"]) });
    expect([...book.judged()].map(({ occurrence }) => occurrence.link.fragment)).toEqual(["none"]);
  });
});

it("says where the link stands, one-based", () => {
  const source = '<p>\n<a href="/gone.html">通知</a>';
  const start = source.indexOf("/gone");
  const book = createLinkBook(owns);
  const link = makeLink(`${SITE}/gone.html`, { source: { start, end: start + 10 }, path: "p > a" });
  addPage(book, "/1.html", [link], { source, contentSource: "规划科", author: "张某" });
  book.addAnswer(makeAnswer(`${SITE}/gone.html`, { status: 404 }));
  expect([...book.judged()][0]?.occurrence).toMatchObject({
    address: `${SITE}/1.html`,
    contentSource: "规划科",
    author: "张某",
    location: { line: 2, column: 10, endLine: 2, endColumn: 20, path: "p > a" },
  });
});
