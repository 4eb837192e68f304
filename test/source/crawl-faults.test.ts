/** A crawl of a site that fails now and then comes to what a crawl of the same site without faults comes to. */

import { describe, expect, test } from "vitest";
import type { FetchConfig } from "../../src/model/config.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { askAll, createClient, createLinkAsker, openSource } from "../../src/source/index.ts";
import { canonicalAddress } from "../../src/text/url.ts";
import { fetchConfig, type Handler, never, serve, siteConfig } from "./serve.ts";

interface Outcome {
  /** Path and body size or miss of each snapshot, in order. */
  readonly pages: readonly string[];
  /** Path, status and error of each link answer, sorted. */
  readonly links: readonly string[];
}

async function read(origin: string, fetch: Partial<FetchConfig> = {}): Promise<Outcome> {
  const config = { fetch: fetchConfig({ retries: 3, ...fetch }), site: siteConfig() };
  const client = createClient(config, [origin]);
  const limits = { base: null, as: null, maxPages: null, maxDepth: null, offline: false, stdin: null };
  const source = await openSource([`${origin}/`], { ...limits, config, client, cwd: "/", now: "2026-03-02" });
  const pages: string[] = [];
  const targets = new Set<string>();
  for await (const snapshot of source.snapshots(never)) {
    pages.push(describeSnapshot(snapshot));
    const links = linksOf(snapshot);
    for (const link of links) targets.add(link);
    source.offer(
      links.map((target) => ({ target, isPage: !target.endsWith(".doc") })),
      snapshot,
    );
  }
  const asker = createLinkAsker({ client, source, external: true, offline: false });
  const links: string[] = [];
  const asked = [...targets].map((target) => ({ target, wantsBody: false }));
  for await (const { target, status, error } of askAll(asker, asked, never)) {
    links.push(`${new URL(target).pathname} ${status ?? error}`);
  }
  await asker.close();
  return { pages, links: links.sort() };
}

function describeSnapshot({ url, body, miss }: Snapshot): string {
  return `${new URL(url).pathname} ${body?.length ?? miss?.reason}`;
}

function linksOf({ body, finalUrl }: Snapshot): string[] {
  const html = Buffer.from(body ?? []).toString("latin1");
  return [...html.matchAll(/href="([^"]*)"/g)].flatMap(([, href = ""]) => canonicalAddress(href, finalUrl) ?? []);
}

const PAGES = 150;

/** `/1` … `/150`, each with links to two further ones, a file, and now and then a page that is not there. */
const site: Handler = (request, response) => {
  const number = Number(request.url?.slice(1));
  const isThere = request.url === "/" || (Number.isInteger(number) && number > 0 && number <= PAGES);
  if (request.url?.endsWith(".doc")) {
    response.writeHead(200, { "content-type": "application/msword" }).end("doc");
  } else if (isThere) {
    const next = [number * 2, number * 2 + 1].filter((page) => page > 0 && page <= PAGES);
    const hrefs = [...(number > 0 ? next : [1]), `${number}.doc`, ...(number % 10 === 5 ? [`gone-${number}`] : [])];
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<html>${"text ".repeat(number)}${hrefs.map((href) => `<a href="/${href}">x</a>`).join("")}</html>`);
  } else {
    response.writeHead(404, { "content-type": "text/html" }).end("<title>404</title>");
  }
};

/** Breaks the first answer for a tenth of the addresses, in four ways. */
function withFaults(handler: Handler): Handler {
  const met = new Set<string>();
  return (request, response) => {
    const url = request.url ?? "";
    const kind = [...url].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 40;
    if (met.has(url) || kind > 3 || url === "/robots.txt") return handler(request, response);
    met.add(url);
    if (kind === 0) response.writeHead(429, { "retry-after": "0" }).end();
    else if (kind === 1) response.writeHead(503, { "retry-after": "0" }).end();
    else if (kind === 2) request.socket.resetAndDestroy();
    else setTimeout(() => handler(request, response), 300);
  };
}

test("pages, their order and link answers are the same", async () => {
  const calm = await serve(site);
  const expected = await read(calm.origin);
  expect(expected.pages).toHaveLength(PAGES + 1);
  const rough = await serve(withFaults(site));
  const found = await read(rough.origin);
  expect(rough.requests.length).toBeGreaterThan(calm.requests.length + 10);
  expect(found).toEqual(expected);
});

describe("giant pages", () => {
  const limits = { maxBytes: 2_000_000 };
  const link = '<a href="/small">x</a>';
  const block = Buffer.alloc(65_536, "x");

  test.each([
    ["200 MB without end", (send: (chunk: Uint8Array) => void) => send(block), "too-large"],
    ["a million links", (send: (chunk: Uint8Array) => void) => send(Buffer.from(link.repeat(2000))), "too-large"],
  ])("%s: unreadable, with the others unhurt", async (_name, more, reason) => {
    const { origin } = await serve((request, response) => {
      if (request.url === "/giant") {
        response.writeHead(200, { "content-type": "text/html" });
        const timer = setInterval(() => more((chunk) => response.write(chunk)), 0);
        response.on("close", () => clearInterval(timer));
      } else if (request.url === "/") {
        response.writeHead(200, { "content-type": "text/html" }).end(`<a href="/giant">x</a>${link}`);
      } else if (request.url === "/small") {
        response.writeHead(200, { "content-type": "text/html" }).end("<p>small</p>");
      } else {
        response.writeHead(404).end();
      }
    });
    const { pages } = await read(origin, limits);
    expect(pages).toEqual(["/ 44", `/giant ${reason}`, "/small 12"]);
  });

  test("100,000 boxes within each other are a page of half a megabyte, and read", async () => {
    const page = `${"<div>".repeat(100_000)}x${"</div>".repeat(100_000)}`;
    const { origin } = await serve((request, response) => {
      if (request.url === "/") response.writeHead(200, { "content-type": "text/html" }).end(page);
      else response.writeHead(404).end();
    });
    expect((await read(origin, limits)).pages).toEqual([`/ ${page.length}`]);
  });
});
