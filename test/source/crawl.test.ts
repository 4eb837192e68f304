import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { createClient, openSource } from "../../src/source/index.ts";
import { crawl, linking } from "./crawl-site.ts";
import { answer, fetchConfig, type Handler, routes, serve, siteConfig } from "./serve.ts";

describe("discovery", () => {
  test("reads every page of the site once, breadth first, and nothing else", async () => {
    const other = await serve(routes({ "/": "other" }), "127.0.0.2");
    const { origin, requests } = await serve(
      routes({
        "/": linking("/b/", "/a.html", "/a.html#x", "mailto:x@example.cn", `${other.origin}/`, "/file.doc"),
        "/a.html": linking("/c.html", "/a.html;jsessionid=1?PHPSESSID=2"),
        "/b/": linking("../a.html", "d.html"),
        "/c.html": linking("/"),
        "/b/d.html": "end",
      }),
    );
    const { pages, paths, misses } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/b/", "/a.html", "/b/d.html", "/c.html"]);
    expect(pages.map((page) => page.depth)).toEqual([0, 1, 1, 2, 2]);
    expect(misses).toEqual([]);
    expect(requests.filter((request) => request === "GET /a.html")).toHaveLength(1);
    expect(requests).not.toContain("GET /file.doc");
    expect(other.requests).toEqual([]);
  });

  test("does not depend on which page answers first", async () => {
    const slowFirst = (delays: readonly number[]): Handler => {
      const table = routes({
        "/": linking("/1", "/2", "/3"),
        "/1": linking("/1a"),
        "/2": linking("/2a", "/1a"),
        "/3": linking("/3a"),
        "/1a": "x1",
        "/2a": "x2",
        "/3a": "x3",
      });
      return (request, response) => {
        const delay = delays[Number(request.url?.charAt(1)) - 1] ?? 0;
        setTimeout(() => table(request, response), delay);
      };
    };
    const expected = ["/", "/1", "/2", "/3", "/1a", "/2a", "/3a"];
    for (const delays of [
      [60, 30, 0],
      [0, 30, 60],
    ]) {
      const { origin } = await serve(slowFirst(delays));
      expect((await crawl(`${origin}/`)).paths).toEqual(expected);
      const { origin: limited } = await serve(slowFirst(delays));
      expect((await crawl(`${limited}/`, { maxPages: 4 })).paths).toEqual(expected.slice(0, 4));
    }
  });

  test("reads hosts that the config names, and GBK paths as they are written", async () => {
    const second = await serve(routes({ "/%CD%A8%D6%AA.html": "gbk" }), "127.0.0.2");
    const { origin } = await serve(routes({ "/": linking(`${second.origin}/%cd%a8%d6%aa.html`) }));
    const { paths } = await crawl(`${origin}/`, { site: { hosts: [`127.0.0.2:${second.port}`] } });
    expect(paths).toEqual(["/", "/%CD%A8%D6%AA.html"]);
  });

  test("several start addresses make one crawl", async () => {
    const { origin, requests } = await serve(routes({ "/a/": linking("/b/"), "/b/": linking("/a/") }));
    const { paths } = await crawl([`${origin}/a/`, `${origin}/b/`]);
    expect(paths).toEqual(["/a/", "/b/"]);
    expect(requests.filter((request) => request === "GET /b/")).toHaveLength(1);
  });
});

describe("seeds", () => {
  const sitemap = (...locations: string[]): string =>
    `<?xml version="1.0"?><urlset>${locations.map((location) => `<url><loc>${location}</loc></url>`).join("")}</urlset>`;

  test("come from robots.txt, a gzipped index and /sitemap.xml, after the links of the start page", async () => {
    const table: Record<string, string | Handler> = {
      "/": linking("/linked"),
      "/linked": "l",
      "/one?a=1&b=2": "o",
      "/two": "t",
    };
    const { origin } = await serve(routes(table));
    table["/robots.txt"] = answer(200, {}, "User-agent: *\nSitemap: /index.xml.gz\n");
    const index = `<sitemapindex><sitemap><loc>${origin}/part.xml</loc></sitemap></sitemapindex>`;
    table["/index.xml.gz"] = answer(200, {}, gzipSync(index));
    table["/part.xml"] = answer(200, {}, sitemap(`${origin}/one?a=1&amp;b=2`, "http://other.example.cn/x"));
    table["/sitemap.xml"] = answer(200, {}, sitemap(`<![CDATA[${origin}/two]]>`));
    expect((await crawl(`${origin}/`)).paths).toEqual(["/", "/linked", "/two", "/one?a=1&b=2"]);
  });

  test("are left aside when a depth is given", async () => {
    const { origin } = await serve(
      routes({ "/": linking("/a"), "/a": linking("/b"), "/sitemap.xml": answer(200, {}, sitemap("/c")), "/c": "c" }),
    );
    const { paths, missed } = await crawl(`${origin}/`, { maxDepth: 1 });
    expect(paths).toEqual(["/", "/a"]);
    expect(missed).toEqual(["/b too-deep"]);
  });
});

describe("robots.txt", () => {
  const rules = "User-agent: *\nDisallow: /private/\n\nUser-agent: zicha\nDisallow: /ours/\n";

  test("is obeyed for our product token, and what it forbids is skipped", async () => {
    const { origin, requests } = await serve(
      routes({ "/": linking("/ours/a", "/private/b"), "/private/b": "b", "/robots.txt": answer(200, {}, rules) }),
    );
    const { source, paths, missed, misses } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/private/b"]);
    expect(missed).toEqual(["/ours/a robots"]);
    expect(misses[0]?.miss?.outcome).toBe("skipped");
    expect(requests).not.toContain("GET /ours/a");
    expect(source.mayAsk(`${origin}/ours/a`)).toBe(false);
    expect(source.mayAsk(`${origin}/x`)).toBe(true);
  });

  test("is not asked for when the config says so", async () => {
    const { origin, requests } = await serve(routes({ "/": linking("/ours/a"), "/ours/a": "a", "/robots.txt": rules }));
    expect((await crawl(`${origin}/`, { fetch: { robots: false } })).paths).toEqual(["/", "/ours/a"]);
    expect(requests).not.toContain("GET /robots.txt");
  });

  test("that forbids the start page leaves the run incomplete", async () => {
    const { origin } = await serve(routes({ "/": "x", "/robots.txt": answer(200, {}, "User-agent: *\nDisallow: /") }));
    const { misses, missed } = await crawl(`${origin}/`);
    expect(missed).toEqual(["/ robots"]);
    expect(misses[0]?.miss?.outcome).toBe("unreadable");
  });

  test("with a server error forbids everything (RFC 9309 §2.3.1.4)", async () => {
    const { origin, requests } = await serve(routes({ "/": "x", "/robots.txt": answer(503) }));
    const { misses } = await crawl(`${origin}/`, { fetch: { retries: 0 } });
    expect(misses.map((page) => page.miss)).toEqual([
      { outcome: "unreadable", reason: "http-status", detail: "robots.txt: HTTP 503" },
    ]);
    expect(requests).not.toContain("GET /");
  });
});

describe("limits", () => {
  test("name the pages that were not read", async () => {
    const { origin, requests } = await serve(
      routes({ "/": linking("/a", "/gone", "/b", "/c"), "/a": "a", "/b": "b", "/c": "c" }),
    );
    const { paths, missed } = await crawl(`${origin}/`, { maxPages: 3 });
    expect(paths).toEqual(["/", "/a", "/b"]);
    expect(missed).toEqual(["/c page-limit"]);
    expect(requests).not.toContain("GET /c");
  });

  test("leave out what the config excludes", async () => {
    const { origin } = await serve(routes({ "/": linking("/old/a", "/b"), "/old/a": "a", "/b": "b" }));
    const { paths, missed } = await crawl(`${origin}/`, { site: { exclude: ["/old/**"] } });
    expect(paths).toEqual(["/", "/b"]);
    expect(missed).toEqual(["/old/a excluded"]);
  });

  test("an abort ends cleanly and names what is left", async () => {
    const controller = new AbortController();
    const { origin } = await serve(routes({ "/": linking("/a", "/b"), "/a": "a", "/b": () => {} }));
    const onPage = (snapshot: Snapshot): void => {
      if (snapshot.url.endsWith("/a")) controller.abort();
    };
    const { paths, missed } = await crawl(`${origin}/`, { signal: controller.signal, onPage });
    expect(paths).toEqual(["/", "/a"]);
    expect(missed).toEqual(["/b interrupted"]);
  });
});

test.each([
  ["one site", ["http://a.example/"], 4 * 300],
  ["two addresses of one site", ["http://a.example/", "http://a.example/x/"], 4 * 300],
  ["two sites, read side by side", ["http://a.example/", "http://b.example/"], 2 * 300],
])("the least time that is left: %s", async (_, starts, leastMs) => {
  const config = { fetch: fetchConfig({ perHost: 1, gapMs: 300 }), site: siteConfig() };
  const client = createClient(config, starts);
  const known = { base: null, as: null, maxPages: null, maxDepth: null, offline: false, stdin: null };
  const source = await openSource(starts, { ...known, config, client, cwd: "/", now: "2026-03-02" });
  const links = [1, 2, 3, 4].map((page) => ({ target: `http://a.example/${page}`, isPage: true }));
  source.offer(links, { url: "http://a.example/", depth: 0 });
  expect(source.progress()).toEqual({ done: 0, queued: 4, leastMs });
  await client.close();
});
