import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import type { Source } from "../../src/model/source.ts";
import { createClient, openSource } from "../../src/source/index.ts";
import { canonicalAddress } from "../../src/text/url.ts";
import { answer, fetchConfig, type Handler, redirect, routes, serve, siteConfig } from "./serve.ts";

interface CrawlSetup {
  readonly fetch?: Partial<Config["fetch"]>;
  readonly site?: Partial<Config["site"]>;
  readonly maxPages?: number;
  readonly maxDepth?: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (snapshot: Snapshot) => void;
}

interface Crawled {
  readonly source: Source;
  readonly pages: readonly Snapshot[];
  readonly misses: readonly Snapshot[];
  /** Paths of the pages read, in order. */
  readonly paths: readonly string[];
  /** `path reason` of the misses, in order. */
  readonly missed: readonly string[];
}

const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");

async function crawl(targets: string | readonly string[], setup: CrawlSetup = {}): Promise<Crawled> {
  const config = { fetch: fetchConfig(setup.fetch), site: siteConfig(setup.site) };
  const list = typeof targets === "string" ? [targets] : targets;
  const client = createClient(config, list);
  const source = await openSource(list, {
    config,
    client,
    base: null,
    as: null,
    maxPages: setup.maxPages ?? null,
    maxDepth: setup.maxDepth ?? null,
    offline: false,
    stdin: null,
    cwd: "/",
    now: "2026-03-02",
  });
  const all: Snapshot[] = [];
  for await (const snapshot of source.snapshots(setup.signal ?? new AbortController().signal)) {
    all.push(snapshot);
    setup.onPage?.(snapshot);
    const html = Buffer.from(snapshot.body ?? []).toString("utf8");
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) =>
      canonicalAddress(match[1] ?? "", snapshot.finalUrl),
    );
    source.offer(
      links.flatMap((target) => (target === null ? [] : [{ target, isPage: !target.endsWith(".doc") }])),
      snapshot,
    );
  }
  await client.close();
  const pages = all.filter((snapshot) => snapshot.miss === null);
  const misses = all.filter((snapshot) => snapshot.miss !== null);
  return {
    source,
    pages,
    misses,
    paths: pages.map((page) => pathOf(page.url)),
    missed: misses.map((page) => `${pathOf(page.url)} ${page.miss?.reason}`),
  };
}

const linking = (...hrefs: string[]): string =>
  `<html>${hrefs.map((href) => `<a href="${href}">x</a>`).join("")}</html>`;

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

describe("the same page twice", () => {
  test("IIS pages under several spellings are one page where they hold the same", async () => {
    const { origin } = await serve(
      routes({
        "/": linking("/News/List.asp?ClassID=1", "/news/list.asp?classid=1", "/X.asp", "/x.asp", "/A.php", "/a.php"),
        "/News/List.asp?ClassID=1": "same",
        "/news/list.asp?classid=1": "same",
        "/X.asp": "one",
        "/x.asp": "another",
        "/A.php": "same",
        "/a.php": "same",
      }),
    );
    const { source, paths } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/News/List.asp?ClassID=1", "/X.asp", "/x.asp", "/A.php", "/a.php"]);
    const first = `${origin}/News/List.asp?ClassID=1`;
    expect(source.answer(`${origin}/news/list.asp?classid=1`)).toMatchObject({ status: 200, finalUrl: first });
  });

  test("index files and their directory are one page", async () => {
    const { origin } = await serve(
      routes({
        "/": linking("/index.html", "/x/index.htm", "/x/", "/y/", "/y/index.html"),
        "/index.html": linking("/index.html", "/x/index.htm", "/x/", "/y/", "/y/index.html"),
        "/x/index.htm": "same",
        "/x/": "same",
        "/y/": "one",
        "/y/index.html": "another",
      }),
    );
    const { source, paths } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/x/index.htm", "/y/", "/y/index.html"]);
    expect(source.answer(`${origin}/x/`)).toMatchObject({
      status: 200,
      error: null,
      finalUrl: `${origin}/x/index.htm`,
    });
  });

  test("a redirect gives the page its final address, once", async () => {
    const { origin } = await serve(
      routes({
        "/": linking("/old", "/older", "/new"),
        "/old": redirect("/new"),
        "/older": redirect("/old"),
        "/new": "n",
      }),
    );
    const { source, pages, paths } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/new"]);
    expect(pages[1]?.finalUrl).toBe(`${origin}/new`);
    expect(source.answer(`${origin}/older`)).toMatchObject({
      target: `${origin}/older`,
      finalUrl: `${origin}/new`,
      redirects: [`${origin}/older`, `${origin}/old`],
    });
  });

  test("an unlinked page behind a redirect is read under its own address", async () => {
    const { origin } = await serve(
      routes({ "/": linking("/old"), "/old": redirect("/dir/new"), "/dir/new": linking("rel"), "/dir/rel": "r" }),
    );
    const { pages, paths } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/dir/new", "/dir/rel"]);
    expect(pages[1]?.redirects).toEqual([`${origin}/old`]);
  });

  test("http and https of one host are one page, read with the scheme of the start", async () => {
    const { port, requests } = await serve(
      routes({
        "/": linking("https://www.example.gov.cn/a", "http://www.example.gov.cn/a", "https://www.example.gov.cn/gone"),
        "/a": "a",
      }),
    );
    const hosts = { "www.example.gov.cn": { perHost: null, gapMs: null, address: `127.0.0.1:${port}` } };
    const { source, pages } = await crawl("http://www.example.gov.cn/", { fetch: { hosts } });
    expect(pages.map((page) => page.url)).toEqual(["http://www.example.gov.cn/", "http://www.example.gov.cn/a"]);
    expect(requests.filter((request) => request === "GET /a")).toHaveLength(1);
    expect(source.answer("https://www.example.gov.cn/a")?.target).toBe("https://www.example.gov.cn/a");
    // Gone under http says nothing of https.
    expect(source.answer("http://www.example.gov.cn/gone")).toMatchObject({ status: 404 });
    expect(source.answer("https://www.example.gov.cn/gone")).toBeNull();
  });
});

describe("the start page", () => {
  test("may redirect to another host of the same owner, which is the site then", async () => {
    const { port } = await serve((request, response) => {
      if (request.headers.host === "example.gov.cn")
        response.writeHead(301, { location: "http://www.example.gov.cn/home/" }).end();
      else routes({ "/home/": linking("a"), "/home/a": "a" })(request, response);
    });
    const entry = { perHost: null, gapMs: null, address: `127.0.0.1:${port}` };
    const { source, pages } = await crawl("http://example.gov.cn", {
      fetch: { hosts: { "example.gov.cn": entry, "www.example.gov.cn": entry } },
    });
    expect(pages.map((page) => page.url)).toEqual([
      "http://www.example.gov.cn/home/",
      "http://www.example.gov.cn/home/a",
    ]);
    expect(source.startUrl).toBe("http://www.example.gov.cn/home/");
  });

  test("that leads to a stranger is not read", async () => {
    const stranger = await serve(routes({ "/": linking("/a"), "/a": "a" }), "127.0.0.2");
    const { origin } = await serve(redirect(`${stranger.origin}/`));
    const { pages, missed } = await crawl(`${origin}/`);
    expect(pages).toEqual([]);
    expect(missed).toEqual(["/ http-status"]);
  });

  test.each([
    ["404", answer(404), "http-status"],
    ["500", answer(500), "http-status"],
    ["a PDF", answer(200, { "content-type": "application/pdf" }, "%PDF"), "unsupported"],
    ["a loop", redirect("/"), "redirect-loop"],
  ])("that is %s makes the run incomplete", async (_name, handler, reason) => {
    const { origin } = await serve(routes({ "/": handler }));
    const { misses } = await crawl(`${origin}/`, { fetch: { retries: 0 } });
    expect(misses.map((page) => [page.miss?.outcome, page.miss?.reason])).toEqual([["unreadable", reason]]);
  });
});

describe("links that are no pages", () => {
  test.each([404, 410, 500, 502])("%i is a broken link and no page", async (status) => {
    const { origin } = await serve(routes({ "/": linking("/gone"), "/gone": answer(status) }));
    const { source, misses } = await crawl(`${origin}/`, { fetch: { retries: 0 } });
    expect(misses).toEqual([]);
    expect(source.answer(`${origin}/gone`)).toMatchObject({ status, error: null });
  });

  test.each([401, 403, 412, 429, 521])("%i is a page that could not be read", async (status) => {
    const { origin } = await serve(routes({ "/": linking("/shut"), "/shut": answer(status) }));
    const { source, misses } = await crawl(`${origin}/`, { fetch: { retries: 0 } });
    expect(misses.map((page) => page.miss)).toEqual([
      { outcome: "unreadable", reason: "http-status", detail: `HTTP ${status}` },
    ]);
    expect(source.answer(`${origin}/shut`)).toMatchObject({ status });
  });

  test("a firewall's challenge with status 200 is no page that was read", async () => {
    const script = '<html><script>document.cookie="__jsl_clearance=1";location.reload()</script></html>';
    const { origin } = await serve(routes({ "/": linking("/shut"), "/shut": script }));
    const { source, misses } = await crawl(`${origin}/`);
    expect(misses.map((page) => page.miss)).toEqual([
      { outcome: "unreadable", reason: "http-status", detail: "challenge" },
    ]);
    expect(source.answer(`${origin}/shut`)?.head).toContain("__jsl_clearance");
  });

  test("another media type is known but not read; a timeout is", async () => {
    const pdf = answer(200, { "content-type": "application/pdf", "content-length": "5" }, "%PDF-");
    const { origin } = await serve(routes({ "/": linking("/pdf", "/slow"), "/pdf": pdf, "/slow": () => {} }));
    const { source, missed } = await crawl(`${origin}/`, { fetch: { timeoutMs: 100, retries: 0 } });
    expect(missed).toEqual(["/pdf not-a-page", "/slow timeout"]);
    expect(source.answer(`${origin}/pdf`)).toMatchObject({
      status: 200,
      contentType: "application/pdf",
      length: 5,
      magic: [...Buffer.from("%PDF-")],
    });
  });
});

describe("traps", () => {
  test("an ever-growing path ends", async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === "/robots.txt" || request.url === "/sitemap.xml") return answer(404)(request, response);
      response.writeHead(200, { "content-type": "text/html" }).end(linking("x/"));
    });
    const { paths, missed } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/", "/x/", "/x/x/", "/x/x/x/"]);
    expect(missed).toEqual(["/x/x/x/x/ trap"]);
  });

  test("filters crossed with filters end, articles by number and paging do not", async () => {
    const pages: string[] = [];
    for (let sort = 0; sort < 12; sort += 1)
      for (let area = 0; area < 12; area += 1) pages.push(`/list?sort=${sort}&area=${area}`);
    for (let id = 0; id < 120; id += 1) pages.push(`/show?column=3&id=${id}`, `/news?page=${id}&column=${id % 8}`);
    const { origin } = await serve((request, response) => {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(request.url === "/" ? linking(...pages) : `${request.url}`);
    });
    const { paths, missed } = await crawl(`${origin}/`, { fetch: { robots: false } });
    expect(paths.filter((path) => path.startsWith("/list"))).toHaveLength(57);
    expect(missed.filter((miss) => miss.startsWith("/list"))).toHaveLength(87);
    expect(paths.filter((path) => path.startsWith("/show"))).toHaveLength(120);
    expect(paths.filter((path) => path.startsWith("/news"))).toHaveLength(120);
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
