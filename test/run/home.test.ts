import { describe, expect, it } from "vitest";
import type { Source } from "../../src/model/source.ts";
import { createHomeFinder, isHomePage, siteHostOf } from "../../src/run/home.ts";
import { readPage } from "../extract/read-page.ts";
import { digestOf } from "../site/add-page.ts";
import { snapshot } from "../site/make-snapshot.ts";

describe("isHomePage", () => {
  const source = (startUrl: string | null): Source => ({
    target: "",
    startUrl,
    snapshots: async function* () {},
    offer: () => {},
    owns: () => true,
    answer: () => null,
    mayAsk: () => false,
    progress: () => ({ done: 0, queued: 0 }),
  });
  const cwd = "/srv";

  it.each([
    ["the start page of a crawl", "http://h/", "http://h/", "http://h/", null, true],
    ["another page of it", "http://h/index.html", "http://h/", "http://h/", null, false],
    ["the index file of a folder", "file:///srv/site/index.html", null, "site", null, true],
    ["with a slash", "file:///srv/site/index.shtml", null, "site/", null, true],
    ["default.htm", "file:///srv/site/default.htm", null, "./site", null, true],
    ["an index file further down", "file:///srv/site/a/index.html", null, "site", null, false],
    ["another folder's", "file:///srv/sites/index.html", null, "site", null, false],
    ["a folder with an address", "http://h/", null, "site", "http://h", true],
    ["below that address", "http://h/a/", null, "site", "http://h/", false],
    ["a single file", "file:///srv/index.html", null, "index.html", null, false],
    ["a single file with an address", "http://h/", null, "index.html", "http://h/", false],
    ["a glob", "file:///srv/site/index.html", null, "site/*.html", null, false],
    ["standard input", "http://h/", null, "-", "http://h/", false],
  ])("%s", (_, url, startUrl, target, base, expected) => {
    expect(isHomePage(snapshot(url), source(startUrl), { targets: [target], base, cwd })).toBe(expected);
  });
});

describe("createHomeFinder", () => {
  const source: Source = {
    target: "",
    startUrl: "http://h/",
    snapshots: async function* () {},
    offer: () => {},
    owns: (address) => address.startsWith("http://h/"),
    answer: () => null,
    mayAsk: () => false,
    progress: () => ({ done: 0, queued: 0 }),
  };
  const asked = { targets: ["http://h/"], base: null, cwd: "/srv" };

  it.each([
    ["meta refresh", '<meta http-equiv="refresh" content="0;url=index.html">', true],
    ["a script", '<script>location.href="index.html"</script>', true],
    ["a link beside it", '<meta http-equiv="refresh" content="3;url=index.html"><a href="index.html">进入</a>', true],
    ["another site", '<meta http-equiv="refresh" content="0;url=http://other/">', false],
    ["itself", '<meta http-equiv="refresh" content="300;url=/">', false],
    [
      "a page that reloads another",
      `<meta http-equiv="refresh" content="9;url=index.html">${"<a href=a>条目</a>".repeat(3)}`,
      false,
    ],
    ["no entry page", "<p>首页</p>", false],
  ])("an entry page by %s", (_, html, expected) => {
    const finder = createHomeFinder(source, asked);
    expect(finder.isHome(snapshot("http://h/index.html"))).toBe(false);
    finder.note(digestOf(readPage(html, "http://h/", true)).digest);
    expect(finder.address()).toBe("http://h/");
    expect(finder.isHome(snapshot("http://h/index.html"))).toBe(expected);
    expect(finder.address()).toBe(expected ? "http://h/index.html" : "http://h/");
  });
});

describe("siteHostOf", () => {
  const site = { name: null, url: null, code: null, region: null, hosts: [], exclude: [] };
  it.each([
    [["http://h.cn:8080/a/"], null, null, "h.cn:8080"],
    [["site"], "https://h.cn/", "https://other.cn/", "h.cn"],
    [["site"], null, "https://h.cn/", "h.cn"],
    [["site"], null, null, null],
    [["a.html"], "https://h.cn/", "https://h.cn/", null],
    [["a.html", "b.md", "-", "c/*.htm"], null, "https://h.cn/", null],
    [["a.html", "site"], null, "https://h.cn/", "h.cn"],
  ])("%j base %s site %s → %s", (targets, base, url, expected) => {
    expect(siteHostOf(targets, base, { site: { ...site, url } })).toBe(expected);
  });
});
