import { describe, expect, test } from "vitest";
import { crawl, linking } from "./crawl-site.ts";
import { answer, redirect, routes, serve } from "./serve.ts";

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
    expect(source.starts).toEqual(["http://www.example.gov.cn/home/"]);
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
