import { expect, it } from "vitest";
import { foldPages } from "../../src/site/fold-pages.ts";
import { createPageShelf } from "../../src/site/page-shelf.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";
import { digestOf, openBook } from "./add-page.ts";
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
  expect(shelf.fact(1)).toEqual(told[1]?.page);
  expect([...shelf.facts]).toEqual(told.map(({ page }) => page));
  // As often as it is asked for.
  expect([...shelf.facts]).toHaveLength(shelf.facts.length);
  expect(JSON.parse(JSON.stringify(shelf.facts))).toEqual(told.map(({ page }) => page));
});

it("is folded as the pages themselves would be", () => {
  const { pages, add } = openBook(() => ({ add: () => {} }));
  for (const digest of digests) add(digest);
  const books = foldPages(pages, "2026-12-01", () => "");
  expect([0, 1, 2, 3, 4].map(books.publishedAt)).toEqual([...digests.map(({ page }) => page.publishedAt), null]);
  expect(books.unread).toEqual({ count: 0, isCutShort: false });
  expect(books.homes.map(({ url }) => url)).toEqual(["http://h/0.html"]);
  const [column] = books.columns.groups([], () => []);
  expect(column?.entries).toEqual(new Set(["http://h/2.html", "http://h/3.html"]));
});
