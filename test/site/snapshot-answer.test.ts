import { expect, it } from "vitest";
import { createLinkBook } from "../../src/site/link-book.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { addPage, judgedOf, LONG, owns, SITE, targetsOf } from "./book-of-links.ts";
import { makeDocument, makeItem, makeLink } from "./make-document.ts";
import { missed, snapshot } from "./make-snapshot.ts";

it.each([
  ["http-status", 404, "", "broken"],
  ["http-status", 500, "", "broken"],
  ["http-status", 403, "", "uncertain"],
  ["timeout", null, "", "uncertain"],
  ["tls", null, "", "uncertain"],
  ["redirect-loop", 302, "", "broken"],
  ["network", null, "ECONNREFUSED", "broken"],
  ["network", null, "ENOTFOUND", "broken"],
  ["network", null, "ECONNRESET", "uncertain"],
] as const)("%s %s %s: %s", (reason, status, detail, verdict) => {
  const book = createLinkBook(owns);
  addPage(book, "/1.html", [makeLink(`${SITE}/x.html`)]);
  addSnapshot(book, missed(`${SITE}/x.html`, reason, status, detail));
  expect(targetsOf(book)).toEqual([]);
  expect(judgedOf(book)).toEqual([`${SITE}/1.html → ${SITE}/x.html ${verdict}`]);
});

it("a file that was read: its bytes are judged", () => {
  const book = createLinkBook(owns);
  const link = makeLink(`${SITE}/a.pdf`, { kind: "attachment" });
  addPage(book, "/1.html", [link]);
  addSnapshot(
    book,
    snapshot(`${SITE}/a.pdf`, { kind: "attachment", headers: {}, body: new TextEncoder().encode("%PDF-1.7 …") }),
  );
  expect(judgedOf(book)).toEqual([]);
  addPage(book, "/2.html", [makeLink(`${SITE}/b.pdf`, { kind: "attachment" })]);
  addSnapshot(book, snapshot(`${SITE}/b.pdf`, { kind: "attachment", headers: {}, body: new Uint8Array(0) }));
  expect(judgedOf(book)).toHaveLength(1);
});

it("an attachment address that gave a page", () => {
  const book = createLinkBook(owns);
  addPage(book, "/a.doc", []);
  addPage(book, "/1.html", [makeLink(`${SITE}/a.doc`, { kind: "attachment" }), makeLink(`${SITE}/a.doc`)]);
  expect([...book.judged()].map(({ occurrence }) => occurrence.link.kind)).toEqual(["attachment"]);
});

it("the page behind a redirect, under both addresses", () => {
  const book = createLinkBook(owns);
  const document = makeDocument({ url: `${SITE}/old`, finalUrl: `${SITE}/new`, segments: [LONG] });
  addDocument(book, document, { from: snapshot(`${SITE}/old`, { finalUrl: `${SITE}/new` }) });
  addPage(book, "/1.html", [makeLink(`${SITE}/old`), makeLink(`${SITE}/new`)]);
  expect(targetsOf(book)).toEqual([]);
});

it("a deep page that leads home is kept for review", () => {
  const book = createLinkBook(owns);
  const document = makeDocument({ url: `${SITE}/a/b/1.html`, finalUrl: `${SITE}/`, segments: [LONG] });
  addDocument(book, document, { from: snapshot(document.url, { finalUrl: `${SITE}/` }) });
  addPage(book, "/1.html", [makeLink(`${SITE}/a/b/1.html`), makeLink(`${SITE}/`)]);
  expect(judgedOf(book)).toEqual([`${SITE}/1.html → ${SITE}/a/b/1.html good`]);
});

it("a short page is kept with what it says, a dated or long one is not", () => {
  const short = { ...LONG, kind: "heading" as const, text: "抱歉，您访问的页面不存在" };
  const book = createLinkBook(owns);
  addPage(book, "/1.html", [makeLink(`${SITE}/s.html`), makeLink(`${SITE}/d.html`), makeLink(`${SITE}/l.html`)]);
  addPage(book, "/s.html", [], {
    segments: [short],
    source: " ".repeat(9000),
    title: "提示",
    items: [makeItem("返回首页", SITE, null)],
  });
  addPage(book, "/d.html", [], { segments: [short], publishedAt: "2026-01-01" });
  addPage(book, "/l.html", []);
  const judged = [...book.judged()];
  expect(judged.map(({ asked }) => asked.answer.target)).toEqual([`${SITE}/s.html`]);
  expect(judged[0]?.asked.answer.head).toBe(
    "<title>提示</title><h2>抱歉，您访问的页面不存在</h2><p>抱歉，您访问的页面不存在</p>",
  );
});
