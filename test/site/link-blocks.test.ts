import { expect, it } from "vitest";
import type { Link } from "../../src/model/document.ts";
import { digestLinks, locationOf } from "../../src/site/link-blocks.ts";
import { lineColumn, lineStarts } from "../../src/text/position.ts";
import { readPage } from "../extract/read-page.ts";
import { makeDocument, makeLink } from "./make-document.ts";

const menu = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<li><a href="/lm${i}/">栏目${i}</a></li>${i % 3 === 0 ? "\n" : ""}`).join(
    "",
  );

it("tells each link's place on the page, wherever its block stands", () => {
  for (const lead of ["", "<p>一段</p>", "\n\n  ", "<p>甲</p>\r\n<p>乙</p>\r\n"]) {
    const html = `<html><body>${lead}<nav><ul>${menu(30)}</ul></nav><div><p>见<a\n href="a.html">甲</a><a href=b.html>乙</a></p></div></body></html>`;
    const document = readPage(html, "http://h/x/", false);
    const { places, blocks } = digestLinks(document, () => false);
    const starts = lineStarts(document.source);
    const expected = document.links.map(({ source, path }) => {
      const [start, end] = [lineColumn(starts, source.start), lineColumn(starts, source.end)];
      return { ...start, endLine: end.line, endColumn: end.column, path };
    });
    const told = places.flatMap((place, i) => blocks[i]?.links.map((link) => locationOf(link, place)) ?? []);
    expect(told).toEqual(expected);
  }
});

it("knows a block again below other content, and one that differs in anything not", () => {
  const keysOf = (links: readonly Link[]): string =>
    digestLinks(makeDocument({ url: "http://h/", links }), () => false)
      .places.map(([key]) => key)
      .join();
  const link = makeLink("/a/", { region: "chrome" });
  expect(keysOf([link])).toBe(keysOf([{ ...link, index: 7 }]));
  const others: Partial<Link>[] = [
    { href: "/b/" },
    { target: "http://h/b/" },
    { text: "别的" },
    { kind: "frame" },
    { element: "area" },
    { region: "hidden" },
    { fragment: "top" },
    { source: { start: 0, end: 1 } },
  ];
  expect(keysOf([makeLink("/a/", { path: "p > a" })])).not.toBe(keysOf([makeLink("/a/", { path: "li > a" })]));
  const keys = others.map((part) => keysOf([{ ...link, ...part }]));
  expect(new Set([keysOf([link]), ...keys]).size).toBe(others.length + 1);
});

it("spoils one block when one link differs", () => {
  const links = (own: string): Link[] =>
    Array.from({ length: 200 }, (_, i) => makeLink(i === 90 ? own : `/lm/${i}.html`, { region: "chrome" }));
  const document = (own: string) => makeDocument({ url: "http://h/", links: links(own) });
  const known = new Set(digestLinks(document("/x1.html"), () => false).places.map(([key]) => key));
  const { places, blocks } = digestLinks(document("/y22.html"), (key) => known.has(key));
  expect(places.length).toBeGreaterThan(10);
  expect(blocks.length).toBeLessThanOrEqual(2);
});

it("keeps the page's own links apart from the template's, and leaves out what nobody asks", () => {
  const links = [
    makeLink("/a/", { region: "chrome" }),
    makeLink("/b.html"),
    makeLink("/c.css", { kind: "style" }),
    makeLink("index_1.html", { element: "createPageHTML" }),
    makeLink("javascript:void(0)"),
  ];
  const { blocks } = digestLinks(makeDocument({ url: "http://h/", links }), () => false);
  expect(blocks[0]?.links.map(({ href }) => href)).toEqual(["/a/"]);
  expect(blocks.slice(1).flatMap((block) => block.links.map(({ href }) => href))).toEqual(["/b.html", "index_1.html"]);
});

it("leaves out a template's links to the page itself, which would make its block another one on each page", () => {
  const keysOf = (url: string): readonly string[] => {
    const menu = [makeLink("/a.html", { region: "chrome" }), makeLink("#", { region: "chrome", target: url })];
    return digestLinks(makeDocument({ url, links: menu }), () => false).places.map(([key]) => key);
  };
  expect(keysOf("http://h/1.html")).toEqual(keysOf("http://h/2.html"));
  const part = makeLink("#zoom", { target: "http://h/1.html", fragment: "zoom" });
  expect(digestLinks(makeDocument({ url: "http://h/1.html", links: [part] }), () => false).places).toHaveLength(1);
});

it("hands a block over once to each who asks, whoever asked before", () => {
  const document = (own: string) =>
    makeDocument({
      url: "http://h/",
      links: Array.from({ length: 40 }, (_, i) => makeLink(`${own}${i}.html`, { region: "chrome" })),
    });
  const ask = (isKnown: (key: string) => boolean, own: string): string[] => {
    const { places, blocks } = digestLinks(document(own), isKnown);
    const keys = places.map(([key]) => key);
    expect(keys).toEqual(expect.arrayContaining(blocks.map(({ key }) => key)));
    return blocks.map(({ key }) => key);
  };
  const told = new Set<string>();
  const first = (key: string): boolean => told.has(key) || !told.add(key);
  const second = (): boolean => false;
  const all = ask(first, "/a/");
  expect(all.length).toBeGreaterThan(4);
  expect(ask(first, "/a/")).toEqual([]);
  expect(ask(second, "/a/")).toEqual(all);
  expect(ask(second, "/a/")).toEqual([]);
  expect(ask(first, "/a/")).toEqual([]);
  expect(ask(first, "/b/")).toHaveLength(new Set(ask(second, "/b/")).size);
  expect(ask(() => true, "/a/")).toEqual([]);
});

it("tells texts apart by both lanes of a key", () => {
  const [first = "", second = ""] = ["通知", "通告"].map((text) => {
    const document = makeDocument({ url: "http://h/", links: [makeLink("/a/", { text, region: "chrome" })] });
    return digestLinks(document, () => false).places[0]?.[0];
  });
  expect(first.slice(-7)).not.toBe(second.slice(-7));
  expect(first.slice(0, -7)).not.toBe(second.slice(0, -7));
});
