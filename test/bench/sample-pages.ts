/** Pages of the made-up site as the stages get them: articles in both encodings. */

import { extractDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { type BenchSite, createSite } from "./site/create-site.mjs";

export const SAMPLE_SIZE = 200;

export const sampleSite: BenchSite = createSite({ pages: 5000, port: 29_080 });

export const sampleSnapshots: readonly Snapshot[] = Array.from({ length: SAMPLE_SIZE }, (_, number) => {
  const { path } = sampleSite.place(number);
  const url = sampleSite.base + path;
  return {
    url,
    name: url,
    finalUrl: url,
    status: 200,
    headers: { "content-type": "text/html" },
    redirects: [],
    kind: "html",
    body: sampleSite.answer(path).body ?? null,
    miss: null,
    depth: 1,
    fetchedAt: "2026-06-01T00:00:00.000Z",
  };
});

export function sampleDocuments(): readonly Document[] {
  return sampleSnapshots.map((snapshot) => extractDocument(snapshot, { now: sampleSite.now, home: false }));
}
