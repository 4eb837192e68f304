import { extractDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";

/** Extracts HTML as a page of an invented site, on 2026-11-22. */
export function readPage(html: string, url = "http://www.example.com/zwgk/index.html", home = false): Document {
  return extractDocument(
    {
      url,
      name: url,
      finalUrl: url,
      status: 200,
      headers: { "content-type": "text/html; charset=utf-8" },
      redirects: [],
      kind: "html",
      body: new TextEncoder().encode(html),
      miss: null,
      depth: 0,
      fetchedAt: "2026-11-22T00:00:00Z",
    },
    { now: "2026-11-22", home },
  );
}

/** Texts of one region, in order, without title and metas. */
export function textsOf(document: Document, region: "main" | "chrome" | "hidden"): string[] {
  return document.segments
    .filter((segment) => segment.region === region && segment.kind !== "title" && segment.kind !== "meta")
    .map((segment) => segment.text);
}
