import { createHash } from "node:crypto";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { type BenchSite, createSite } from "./site/create-site.mjs";
import { listTruth } from "./site/truth.mjs";

const PORT = 29_080;
const site = createSite({ pages: 400, port: PORT });
const truth = [...listTruth(site)];

function bodyOf(from: BenchSite, path: string): Uint8Array {
  const { status, body } = from.answer(path);
  expect([path, status]).toEqual([path, 200]);
  return body ?? new Uint8Array(0);
}

function textOf(from: BenchSite, path: string): string {
  const body = Buffer.from(bodyOf(from, path));
  return body.includes("charset=gb2312") ? iconv.decode(body, "gbk") : body.toString();
}

function hashOf(from: BenchSite): string {
  const hash = createHash("sha256");
  for (const path of from.paths()) hash.update(bodyOf(from, path));
  return hash.digest("hex");
}

describe("the made-up site", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(hashOf(createSite({ pages: 400, port: PORT }))).toBe(hashOf(site));
    expect(hashOf(createSite({ pages: 400, port: PORT, seed: 2 }))).not.toBe(hashOf(site));
    expect([...listTruth(createSite({ pages: 400, port: PORT }))]).toEqual(truth);
  });

  it("makes a page from its number alone, in any order", () => {
    const large = createSite({ pages: 50_000, port: PORT });
    const { path } = large.place(41_234);
    const first = bodyOf(large, path);
    bodyOf(large, large.place(7).path);
    expect(bodyOf(large, path)).toEqual(first);
    expect(path).toMatch(/^\/[a-z]+\/[a-z]+\/\d{6}\/t\d{8}_141234\.html$/);
  });

  it("holds about as many pages as asked for, of about 20 KB, some in GBK", () => {
    const sizes = [...site.paths()].map((path) => bodyOf(site, path).length);
    expect(sizes.length).toBeGreaterThan(380);
    expect(sizes.length).toBeLessThan(420);
    const mean = sizes.reduce((sum, size) => sum + size) / sizes.length;
    expect(mean).toBeGreaterThan(17_000);
    expect(mean).toBeLessThan(25_000);
    const gbk = [...site.paths()].filter((path) => Buffer.from(bodyOf(site, path)).includes("charset=gb2312"));
    expect(gbk.length).toBeGreaterThan(15);
  });

  it.each(["dead-link", "soft-404", "term", "id-card", "mobile", "bank-card", "stale-column", "blank-column"])(
    "plants %s",
    (kind) => {
      expect(truth.filter((one) => one.kind === kind)).not.toEqual([]);
    },
  );

  it("shows every planted text on its page", () => {
    for (const { kind, url, text, where } of truth) {
      if (kind.endsWith("-column") || kind === "dead-link" || kind === "soft-404") continue;
      const page = textOf(site, new URL(url).pathname);
      expect([
        url,
        text,
        (where === "split by a tag" ? page.replaceAll("</strong>", "") : page).includes(text),
      ]).toEqual([url, text, true]);
    }
  });

  it("answers dead targets as dead, and says 200 for soft 404", () => {
    const dead = truth.filter(({ kind }) => kind === "dead-link");
    for (const { text } of dead) {
      const { port, pathname } = new URL(text);
      if (Number(port) === PORT) expect([text, endOf(pathname)]).not.toEqual([text, 200]);
      else if (Number(port) < PORT + 10) expect([text, site.otherAnswer(pathname).status]).toEqual([text, 404]);
      else expect([PORT + 12, PORT + 13]).toContain(Number(port));
    }
    for (const { text } of truth.filter(({ kind }) => kind === "soft-404")) {
      expect(site.answer(new URL(text).pathname).status).toBe(200);
    }
  });

  it("refuses HEAD where GET is answered, and other articles' addresses", () => {
    expect(site.answer("/app/head405-1-2.jsp", "HEAD").status).toBe(405);
    expect(site.answer("/app/head405-1-2.jsp", "GET").status).toBe(200);
    const { path } = site.place(3);
    expect(site.answer(path).status).toBe(200);
    expect(site.answer(path.replace("_100003", "_100004")).status).toBe(404);
    expect(site.answer(path.replace("_100003", "_999999")).status).toBe(404);
  });

  it("holds no personal data that could be anybody's", () => {
    for (const { kind, text } of truth) {
      if (kind === "id-card") expect(text.slice(6, 10)).toMatch(/^190[0-5]$/);
      if (kind === "mobile") expect(text.slice(3, 7)).toBe("0000");
      if (kind === "bank-card") expect(text.slice(0, 11)).toBe("62284800000");
    }
  });

  it("links no host but its own", () => {
    for (const path of ["/", site.place(0).path, site.columns[0]!.path]) {
      for (const [, host] of textOf(site, path).matchAll(/(?:href|src)="https?:\/\/([^/"]+)/g)) {
        expect(host).toMatch(/^127\.0\.0\.[123]:/);
      }
    }
  });
});

/** Status at the end of a chain of redirects; 0 for one without end. */
function endOf(path: string): number {
  for (let hops = 0, at = path; hops < 10; hops++) {
    const { status, location } = site.answer(at);
    if (location === undefined) return status;
    at = location;
  }
  return 0;
}
