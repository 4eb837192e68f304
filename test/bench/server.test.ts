import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFaults, type FaultKind } from "./server/faults.mjs";
import { createLog } from "./server/log.mjs";
import { createResponder } from "./server/respond.mjs";
import { createSite } from "./site/create-site.mjs";

const site = createSite({ pages: 300, port: 29_080 });
const respond = createResponder(site);
const article = site.place(5).path;
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => respond(request, response, request.url ?? ""));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("respond", () => {
  it("says 304 to the tag it gave, and the whole page to another", async () => {
    const first = await fetch(base + article);
    const tag = first.headers.get("etag") ?? "";
    expect([first.status, (await first.text()).length > 5000, tag === ""]).toEqual([200, true, false]);
    expect(first.headers.get("last-modified")).toContain(site.place(5).iso.slice(0, 4));
    const again = await fetch(base + article, { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await fetch(base + article, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  it("sends no body for HEAD, leads on where it redirects, and has tags for pages alone", async () => {
    const head = await fetch(base + article, { method: "HEAD" });
    expect([head.status, Number(head.headers.get("content-length")) > 5000, await head.text()]).toEqual([
      200,
      true,
      "",
    ]);
    const moved = await fetch(`${base}/go/302-5-1-1.html`, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([302, article]);
    expect((await fetch(`${base}/favicon.ico`)).headers.get("etag")).toBeNull();
    expect((await fetch(`${base}/nowhere/`)).status).toBe(404);
  });
});

describe("faults", () => {
  it("meet the promised share of addresses, once, the same for the same seed", () => {
    const faults = createFaults(1);
    const again = createFaults(1);
    const paths = Array.from({ length: 10_000 }, (_, at) => `/a/t${at}.html`);
    const kinds = paths.map((path) => faults.next(path));
    expect(paths.map((path) => again.next(path))).toEqual(kinds);
    const share = (kind: FaultKind) => kinds.filter((one) => one === kind).length / paths.length;
    expect(share("429")).toBeCloseTo(0.03, 2);
    expect(share("503")).toBeCloseTo(0.03, 2);
    expect(share("reset")).toBeCloseTo(0.01, 2);
    expect(share("slow")).toBeCloseTo(0.01, 2);
    expect(paths.every((path) => faults.next(path) === null)).toBe(true);
    expect(createFaults(1).next("/robots.txt")).toBeNull();
  });
});

describe("log", () => {
  it("counts requests, and pages that were sent twice", () => {
    const log = createLog(site.articles);
    log.note("GET", article, 200, null);
    log.note("GET", site.place(6).path, 200, null);
    log.note("GET", "/", 200, null);
    log.note("HEAD", article, 200, null);
    log.note("GET", article, 304, null);
    expect(log.read()).toMatchObject({ requests: 5, head: 1, pages: 3, unchanged: 1, sentTwice: 0 });
    log.note("GET", article, 200, null);
    log.note("GET", "/", 200, "slow");
    expect(log.read()).toMatchObject({ pages: 5, faults: 1, sentTwice: 2, twice: [article, "/"] });
    log.reset();
    log.note("GET", article, 200, null);
    expect(log.read()).toMatchObject({ requests: 1, sentTwice: 0 });
  });
});
