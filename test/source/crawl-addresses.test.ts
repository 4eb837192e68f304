import { describe, expect, test } from "vitest";
import { crawl, linking } from "./crawl-site.ts";
import { answer, routes, serve } from "./serve.ts";

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
