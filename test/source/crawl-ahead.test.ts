import { expect, test } from "vitest";
import { createCrawl } from "../../src/source/crawl.ts";
import type { HttpClient, HttpResult } from "../../src/source/http-client.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";
import { fetchConfig, siteConfig } from "./serve.ts";

const START = "http://127.0.0.1/";
const PAGES = 10_000;
const LATE = 200;
/** What is usually asked ahead of the reader, and what at most while one is late; robots.txt and the page on its way to him count besides. */
const USUAL = 128;
const MOST = 4096;

function answerOf(address: string): HttpResult {
  const isPage = !address.endsWith("robots.txt");
  const body = Buffer.from(`<p>${address}</p>`);
  return {
    ...{ address, finalUrl: address, status: isPage ? 200 : 404, error: null, detail: "", redirects: [] },
    ...{ headers: { "content-type": "text/html" }, body, isPartial: false, attempts: 1 },
  };
}

test("a late page is read around, far ahead; once pages come in time again, few are asked ahead", async () => {
  let asked = 0;
  let taken = 0;
  let release = (): void => {};
  const most = { before: 0, while: 0, after: 0 };
  const client: HttpClient = {
    async fetch(address) {
      asked += 1;
      const phase = taken < LATE ? "before" : asked < LATE + 2 * MOST + 2 * USUAL ? "while" : "after";
      most[phase] = Math.max(most[phase], asked - taken);
      if (asked - taken > MOST / 2) release();
      if (address === `${START}${LATE}.html`) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      // Answers come one by one.
      await new Promise(setImmediate);
      return answerOf(address);
    },
    isForbidden: () => false,
    paceMs: () => 0,
    close: async () => {},
  };
  const crawl = createCrawl(START, [START], {
    ...{ client, fetch: fetchConfig({ perHost: 2 }), site: siteConfig(), maxPages: null, maxDepth: 1, year: 2026 },
    ...{ memory: null, shelf: createTextShelf(), only: null },
  });
  const links = Array.from({ length: PAGES }, (_, at) => ({ target: `${START}${at + 1}.html`, isPage: true }));
  for await (const snapshot of crawl.snapshots(new AbortController().signal)) {
    taken += 1;
    crawl.offer(snapshot.url === START ? links : [], snapshot);
  }
  expect(taken).toBe(PAGES + 1);
  expect(most.before).toBeLessThanOrEqual(USUAL + 2);
  expect(most.while).toBeGreaterThan(MOST / 2);
  expect(most.while).toBeLessThanOrEqual(MOST + 2);
  expect(most.after).toBeLessThanOrEqual(USUAL + 2);
});
