/** The rows of the run's `pages` (contract §2). */

import type { Document } from "../model/document.ts";
import type { PageFact } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";

type Mask = (text: string) => string;

/** A page that was read. `url` is the name that reports show. */
export function factOfDocument(document: Document, mask: Mask): PageFact {
  return {
    url: mask(document.name),
    finalUrl: mask(document.finalUrl),
    status: document.status,
    outcome: "checked",
    reason: null,
    title: mask(document.title),
    encoding: document.encoding.used,
    column: document.column.map(mask),
    publishedAt: document.publishedAt,
    kind: document.kind,
  };
}

/** A file, or a page that was not read: the reason is a `MissReason`, followed by its detail (`http-status: HTTP 403`). */
export function factOfSnapshot(snapshot: Snapshot, mask: Mask): PageFact {
  const { miss } = snapshot;
  return {
    url: mask(snapshot.name),
    finalUrl: mask(snapshot.finalUrl),
    status: snapshot.status,
    outcome: miss?.outcome ?? "checked",
    reason: miss === null ? null : miss.detail === "" ? miss.reason : `${miss.reason}: ${mask(miss.detail)}`,
    title: "",
    encoding: null,
    column: [],
    publishedAt: null,
    kind: snapshot.kind === "attachment" ? "attachment" : "other",
  };
}
