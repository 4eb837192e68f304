import { expect, it } from "vitest";
import { foldPages } from "../../src/site/page-books.ts";
import { createPageShelf } from "../../src/site/page-shelf.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";
import { digestOf } from "./add-page.ts";
import { makeDocument, makeItem } from "./make-document.ts";

const digests = (["home", "list", "article", "article"] as const).map((kind, i) => {
  const items = [makeItem("甲", "http://h/2.html", "2026-11-01"), makeItem("乙", "http://h/3.html", null)];
  const part = { url: `http://h/${i}.html`, finalUrl: "http://h/f.html", kind, items, column: ["政务公开"] };
  return digestOf(makeDocument({ ...part, contentSource: "办公室", publishedAt: `2026-11-0${i + 1}` })).digest;
});

it("gives back what is told of all pages together, by row and in order", () => {
  const shelf = createPageShelf(createTextShelf());
  expect(digests.map((digest) => shelf.add(digest))).toEqual([0, 1, 2, 3]);
  const told = digests.map(({ page, url, finalUrl, name, column, contentSource, author, ...rest }) => {
    const { list, home, days, signedAt, sketch, opening, interpretation } = rest;
    return {
      page,
      url,
      finalUrl,
      name,
      column,
      contentSource,
      author,
      list,
      home,
      days,
      signedAt,
      sketch,
      opening,
      interpretation,
    };
  });
  expect([...shelf.pages()]).toEqual(told);
  expect(shelf.page(2)).toEqual(told[2]);
});

it("is folded as the pages themselves would be", () => {
  const shelf = createPageShelf(createTextShelf());
  for (const digest of digests) shelf.add(digest);
  const books = foldPages(shelf.pages(), "2026-12-01");
  expect(books.pages).toEqual(digests.map(({ page }) => page));
  // The first page that led there.
  expect(books.byAddress.get("http://h/f.html")).toBe(books.pages[0]);
  expect(books.byAddress.get("http://h/3.html")).toBe(books.pages[3]);
  expect(books.homes.map(({ url }) => url)).toEqual(["http://h/0.html"]);
  const [column] = books.columns.groups([]);
  expect(column?.entries).toEqual(new Set(["http://h/2.html", "http://h/3.html"]));
});
