import { describe, expect, test } from "vitest";
import { crawl, linking } from "./crawl-site.ts";
import { answer, routes, serve } from "./serve.ts";

const page = { "content-type": "text/html; charset=utf-8" };
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 3) * 91) & 255);

describe("an answer with the media type of a page", () => {
  test.each([
    ["a PDF", answer(200, page, "%PDF-1.7\n1 0 obj"), "skipped", "not-a-page", "application/pdf"],
    ["a picture", answer(200, page, png), "skipped", "not-a-page", "image/png"],
    ["bytes of no known kind", answer(200, page, noise), "skipped", "not-a-page", "unknown type"],
    ["what an earlier answer was, and none was had", answer(304, page), "unreadable", "http-status", "HTTP 304"],
  ])("that holds %s is no page", async (_name, handler, outcome, reason, detail) => {
    const { origin } = await serve(routes({ "/": linking("/show?id=1"), "/show?id=1": handler }));
    const { paths, misses } = await crawl(`${origin}/`);
    expect(paths).toEqual(["/"]);
    expect(misses.map(({ miss }) => miss)).toEqual([{ outcome, reason, detail }]);
  });

  test("that holds nothing is a page without text", async () => {
    const { origin } = await serve(routes({ "/": linking("/empty"), "/empty": "" }));
    expect((await crawl(`${origin}/`)).paths).toEqual(["/", "/empty"]);
  });
});
