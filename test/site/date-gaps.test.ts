import { expect, it } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import { createDateBook } from "../../src/site/date-gaps.ts";
import { addDocument, openBook } from "./add-page.ts";

const HOST = "http://www.example.gov.cn/tzgg/";

/** Articles `name → lines below the title`; list `name → day`. Returns `name listed`. */
function gaps(articles: Record<string, string>, listed: Record<string, string>): string[] {
  const book = openBook(createDateBook);
  for (const [name, lines] of Object.entries(articles)) {
    const html = `<html><head><meta name="ArticleTitle" content="通知"></head><body><h1>通知</h1>${lines}<p>会议要求各单位落实主体责任，加强监督检查，于2024年3月5日至2024年4月5日开展自查，发现问题立即整改，确保各项任务按时完成，并将进展情况按月报送，不得瞒报漏报，逾期不报的予以通报。</p></body></html>`;
    const document = { ...textDocument(html, undefined, HOST + name), name: HOST + name };
    addDocument(book, document, { mask: (text) => text });
  }
  const dated = new Map(Object.entries(listed).map(([name, day]) => [HOST + name, day]));
  return book.gaps([{ url: HOST, dated }]).map(({ page, listed: day }) => `${page.url.slice(HOST.length)} ${day}`);
}

const DAY = "<p>发布日期：2025-09-15</p>";

it.each([
  ["the same day", DAY, "2025-09-15", []],
  ["the next day", DAY, "2025-09-16", []],
  ["another month", DAY, "2025-10-08", ["a.html 2025-10-08"]],
  ["an older one", DAY, "2025-09-01", ["a.html 2025-09-01"]],
  ["another year", DAY, "2026-09-15", []],
  ["成文日期", `${DAY}<p>成文日期：2025-09-01</p>`, "2025-09-01", []],
  ["a day in a sentence", DAY, "2024-03-05", ["a.html 2024-03-05"]],
  ["no date at all", "", "2025-09-01", []],
  ["a day in Chinese numbers", `${DAY}<p>成文日期：二〇二五年九月一日</p>`, "2025-09-01", []],
  ["a day in digits of full width", `${DAY}<p>成文日期：２０２５年９月１日</p>`, "2025-09-01", []],
  [
    "a day that nobody sees",
    `${DAY}<p style="display:none">成文日期：2025-09-01</p>`,
    "2025-09-01",
    ["a.html 2025-09-01"],
  ],
  ["a year in wide digits alone", `${DAY}<p>成文日期：２０２５-０９-０１</p>`, "2025-09-01", ["a.html 2025-09-01"]],
  ["wide digits beside 年", `${DAY}<p>年报时间：２０２５．０９．０１</p>`, "2025-09-01", []],
  ["a longer line", `${DAY}<p>${"成文日期".repeat(20)}2025-09-01</p>`, "2025-09-01", ["a.html 2025-09-01"]],
  ["a line of middling length", `${DAY}<p>${"成文日期".repeat(12)}：2025-09-01</p>`, "2025-09-01", []],
  ["a day without year", `${DAY}<p>成文日期：9月1日</p>`, "2025-09-01", ["a.html 2025-09-01"]],
])("%s", (_, lines, listed, expected) => {
  expect(gaps({ "a.html": lines }, { "a.html": listed })).toEqual(expected);
});

it("leaves out articles whose date is only in the address", () => {
  expect(gaps({ "202509/t20250915_1.html": "" }, { "202509/t20250915_1.html": "2025-10-08" })).toEqual([]);
});

it("knows a list that shows another kind of day", () => {
  const articles = Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, DAY]));
  expect(gaps(articles, { a: "2025-10-08", b: "2025-10-08", c: "2025-10-08", d: "2025-09-15" })).toEqual([]);
  expect(gaps(articles, { a: "2025-10-08", b: "2025-10-08", c: "2025-09-15", d: "2025-09-15" })).toEqual([
    "a 2025-10-08",
    "b 2025-10-08",
  ]);
});

it("tells three that differ where most of the list does not", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const articles = Object.fromEntries(names.map((name) => [name, DAY]));
  const listed = Object.fromEntries(names.map((name, at) => [name, at < 3 ? "2025-10-08" : "2025-09-15"]));
  expect(gaps(articles, listed)).toHaveLength(3);
});

it("says each article once", () => {
  const book = openBook(createDateBook);
  const document = textDocument(
    `<html><head><meta name="ArticleTitle" content="通知"></head><body><h1>通知</h1>${DAY}</body></html>`,
    undefined,
    `${HOST}a`,
  );
  addDocument(book, document, { mask: (text) => text });
  const list = { url: HOST, dated: new Map([[`${HOST}a`, "2025-10-08"]]) };
  expect(book.gaps([list, list])).toHaveLength(1);
});
