import { describe, expect, it } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { Source } from "../../src/model/source.ts";
import {
  createHomeFinder,
  type HomeFinder,
  type SiteIdentity,
  siteHostOf,
  siteIdentityOf,
} from "../../src/run/home.ts";
import { readPage } from "../extract/read-page.ts";
import { digestOf } from "../site/add-page.ts";
import { snapshot } from "../site/make-snapshot.ts";

const site = { name: null, url: null, code: null, region: null, hosts: [], exclude: [] };
const cwd = "/srv";
const source = (starts: readonly string[], owns: (address: string) => boolean = () => true): Source => ({
  target: "",
  starts,
  snapshots: async function* () {},
  offer: () => {},
  owns,
  answer: () => null,
  mayAsk: () => false,
  progress: () => ({ done: 0, queued: 0 }),
});

describe("the home page", () => {
  it.each([
    ["the start page of a crawl", "http://h/", ["http://h/"], "http://h/", null, true],
    ["another page of it", "http://h/index.html", ["http://h/"], "http://h/", null, false],
    ["the index file of a folder", "file:///srv/site/index.html", [], "site", null, true],
    ["with a slash", "file:///srv/site/index.shtml", [], "site/", null, true],
    ["default.htm", "file:///srv/site/default.htm", [], "./site", null, true],
    ["an index file further down", "file:///srv/site/a/index.html", [], "site", null, false],
    ["another folder's", "file:///srv/sites/index.html", [], "site", null, false],
    ["a folder with an address", "http://h/", [], "site", "http://h", true],
    ["below that address", "http://h/a/", [], "site", "http://h/", false],
    ["a single file", "file:///srv/index.html", [], "index.html", null, false],
    ["a single file with an address", "http://h/", [], "index.html", "http://h/", false],
    ["a glob", "file:///srv/site/index.html", [], "site/*.html", null, false],
    ["standard input", "http://h/", [], "-", "http://h/", false],
  ])("%s", (_, url, starts, target, base, expected) => {
    const finder = createHomeFinder(source(starts), { targets: [target], base, cwd, config: { site } });
    expect(finder.isHome(snapshot(url))).toBe(expected);
  });
});

describe("home pages of several sites", () => {
  const starts = ["http://a.cn/", "http://b.cn/portal/", "http://a.cn/zwgk/", "http://zwgk.b.cn/"];
  const finderFor = (part: Partial<Config["site"]>): HomeFinder =>
    createHomeFinder(source(starts), { targets: starts, base: null, cwd, config: { site: { ...site, ...part } } });

  it.each<[string, Partial<Config["site"]>, readonly number[]]>([
    ["are the first start of each host", {}, [0, 1, 3]],
    ["hosts of the config are one site", { url: "http://b.cn/", hosts: ["zwgk.b.cn"] }, [0, 1]],
  ])("%s", (_, part, expected) => {
    const finder = finderFor(part);
    const homes = expected.map((at) => starts[at]);
    expect(starts.filter((start) => finder.isHome(snapshot(start)))).toEqual(homes);
    expect(finder.isHome(snapshot("http://b.cn/"))).toBe(false);
    expect(finder.addresses()).toEqual(homes);
  });

  it("each may lie behind an entry page of its own", () => {
    const finder = finderFor({});
    for (const start of starts) finder.isHome(snapshot(start));
    finder.note({ url: "http://b.cn/portal/", forward: "http://b.cn/portal/main.html" });
    expect(finder.isHome(snapshot("http://b.cn/portal/main.html"))).toBe(true);
    expect(finder.addresses()).toEqual(["http://a.cn/", "http://b.cn/portal/main.html", "http://zwgk.b.cn/"]);
  });
});

describe("createHomeFinder", () => {
  const one = source(["http://h/"], (address) => address.startsWith("http://h/"));
  const asked = { targets: ["http://h/"], base: null, cwd, config: { site } };

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
    const finder = createHomeFinder(one, asked);
    expect(finder.isHome(snapshot("http://h/index.html"))).toBe(false);
    finder.note(digestOf(readPage(html, "http://h/", true)).digest);
    expect(finder.addresses()).toEqual(["http://h/"]);
    expect(finder.isHome(snapshot("http://h/index.html"))).toBe(expected);
    expect(finder.addresses()).toEqual([expected ? "http://h/index.html" : "http://h/"]);
  });
});

describe("siteIdentityOf", () => {
  const starts = ["http://a.cn/", "http://b.cn/", "http://b.cn/zwgk/"];
  const identity = (of: readonly string[], url: string | null, hosts: readonly string[] = []): SiteIdentity =>
    siteIdentityOf(of, of, null, { site: { ...site, code: "3499000012", url, hosts } });

  it("of one site is that of the run", () => {
    expect(identity(["http://a.cn/"], null)).toEqual({ siteHost: "a.cn", siteCode: "3499000012", otherHosts: [] });
    expect(identity(starts.slice(1), "http://c.cn/")).toMatchObject({ siteHost: "b.cn", otherHosts: [] });
    expect(identity(starts, "http://a.cn/", ["b.cn"])).toMatchObject({ siteHost: "a.cn", otherHosts: [] });
  });

  it.each([
    ["http://b.cn/", "b.cn", ["a.cn"]],
    [null, null, ["a.cn", "b.cn"]],
    ["http://c.cn/", null, ["a.cn", "b.cn"]],
  ])("of several: the code is that of the configured one, %s", (url, siteHost, otherHosts) => {
    expect(identity(starts, url)).toEqual({ siteHost, siteCode: "3499000012", otherHosts });
  });
});

describe("siteHostOf", () => {
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
