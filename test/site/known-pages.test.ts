import { expect, it } from "vitest";
import { digestOf, openBook } from "./add-page.ts";
import { makeDocument } from "./make-document.ts";

/** Pages `url → finalUrl`, in the order of reading. */
function known(...all: readonly (readonly [string, string])[]) {
  const { pages, add } = openBook(() => ({ add: () => {} }));
  for (const [url, finalUrl] of all) add(digestOf(makeDocument({ url, finalUrl, title: `${url} 甲` })).digest);
  return pages;
}

const PAGES = known(
  ["http://h/1", "http://h/f"],
  ["http://h/2", "http://h/f"],
  ["http://h/3", "http://h/2"],
  ["http://h/f2", "http://h/f2"],
  ["http://h/4", "http://h/f2"],
);

it.each([
  ["a page of its own", "http://h/1", 0, 0],
  ["the first that led there", "http://h/f", -1, 0],
  ["a page of its own, although another one leads there", "http://h/2", 1, 1],
  ["a page of its own before one that leads there", "http://h/f2", 3, 3],
  ["nothing", "http://h/9", -1, -1],
])("finds %s", (_, address, at, reached) => {
  expect(PAGES.at(address)).toBe(at);
  expect(PAGES.reached(address)).toBe(reached);
});

it("names the addresses of a row, and finds pages that came later", () => {
  expect(PAGES.count()).toBe(5);
  expect([PAGES.urlOf(2), PAGES.finalUrlOf(2)]).toEqual(["http://h/3", "http://h/2"]);
  const { pages, add } = openBook(() => ({ add: () => {} }));
  expect(pages.at("http://h/1")).toBe(-1);
  add(digestOf(makeDocument({ url: "http://h/1", finalUrl: "http://h/1" })).digest);
  expect(pages.at("http://h/1")).toBe(0);
});

it("keeps one object of a row that something is told of, and none of others", () => {
  expect(PAGES.fact(1)).toBe(PAGES.fact(1));
  expect(PAGES.look(1)).not.toBe(PAGES.look(1));
  expect(PAGES.look(1)).toEqual(PAGES.fact(1));
});
