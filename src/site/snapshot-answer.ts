/** What the crawl already knows about a link target: its own pages and files are not asked a second time. */

import type { Document } from "../model/document.ts";
import type { PageAnswer } from "../model/page-digest.ts";
import type { LinkError } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { compactHead } from "../text/compact-head.ts";
import { mediaTypeOf } from "../text/media-type.ts";
import { tlsFault } from "../text/tls-fault.ts";

/** Pages with more text of their own are no error pages. Characters. */
const SHORT_PAGE = 600;
/** Shorter page sources are kept whole: a firewall's script is only seen in them. Characters. */
const SHORT_SOURCE = 8192;

/** The answer of a page that was read. `head` is empty when the page is long enough to be beyond suspicion. */
export function answerOfPage(document: Document, snapshot: Snapshot): PageAnswer {
  return {
    ...plainAnswer(snapshot),
    status: document.status,
    contentType: mediaTypeOf(snapshot.headers) || (document.format === "html" ? "text/html" : "text/plain"),
    head: document.format === "html" ? suspiciousHead(document) : "",
    anchors: [...document.anchors],
  };
}

/** The answer of a snapshot without document: a file, or a page that could not be read. Null when it tells nothing. */
export function answerOfSnapshot(snapshot: Snapshot): PageAnswer | null {
  const { miss, status } = snapshot;
  if (miss === null) {
    return { ...plainAnswer(snapshot), magic: [...(snapshot.body ?? []).slice(0, 16)] };
  }
  if (miss.reason === "timeout" || miss.reason === "tls" || miss.reason === "redirect-loop") {
    const error = miss.reason === "tls" ? tlsFault(miss.detail) : miss.reason;
    return { ...plainAnswer(snapshot), status: null, error };
  }
  if (miss.reason === "network") {
    const error = NETWORK[miss.detail];
    return error === undefined ? null : { ...plainAnswer(snapshot), status: null, error };
  }
  const isAnswer = miss.reason === "http-status" || miss.reason === "not-a-page" || miss.reason === "too-large";
  return isAnswer && status !== null ? plainAnswer(snapshot) : null;
}

/** Must a target that was missed for this reason be left alone by the link check too? */
export function isOffLimits(snapshot: Snapshot): boolean {
  const reason = snapshot.miss?.reason;
  return reason === "robots" || reason === "excluded" || reason === "trap" || reason === "interrupted";
}

const NETWORK: Readonly<Record<string, LinkError>> = {
  ENOTFOUND: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
};

function plainAnswer(snapshot: Snapshot): PageAnswer {
  return {
    target: snapshot.url,
    finalUrl: snapshot.finalUrl,
    status: snapshot.status,
    error: null,
    redirects: snapshot.redirects,
    contentType: mediaTypeOf(snapshot.headers),
    length: snapshot.body?.length ?? null,
    head: "",
    magic: [],
    anchors: null,
    attempts: 1,
  };
}

function suspiciousHead(document: Document): string {
  if (document.publishedAt !== null || document.items.some(({ date }) => date !== null)) return "";
  let text = "";
  const headings: string[] = [];
  for (const segment of document.segments) {
    if (segment.region === "hidden" || segment.kind === "meta" || segment.kind === "alt") continue;
    if (segment.kind === "heading") headings.push(segment.text);
    if (segment.region === "main" && segment.kind !== "title") text += `${segment.text} `;
    if (text.length >= SHORT_PAGE) return "";
  }
  if (document.source.length < SHORT_SOURCE) return document.source;
  const title = document.segments.find((segment) => segment.kind === "title")?.text ?? document.title;
  return compactHead({ title, headings, text: text.trim() });
}
