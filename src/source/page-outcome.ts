/** From the answer to a page request to what the crawl goes by: fresh, or known from before and not sent again. */

import { hash } from "node:crypto";
import type { PackedPage } from "../model/page-digest.ts";
import { mediaTypeOf } from "../text/media-type.ts";
import type { Headers } from "./exchange.ts";
import type { HttpRequest, HttpResult } from "./http-client.ts";
import { answerOf, judgePage, missOf, shortHead } from "./judge-page.ts";
import { isHtmlType } from "./media.ts";
import type { KnownPage, PageRecord } from "./page-memory.ts";
import { conditionsOf, validatorsOf } from "./validators.ts";

export interface PageOutcome {
  readonly record: Omit<PageRecord, "page" | "isRead">;
  readonly headers: Headers;
  /** Null where there is none, and for a page that is known. */
  readonly body: Uint8Array | null;
  /** What an earlier reading of the same bytes came to, and the page it was named by; null for a page that must be looked at. */
  readonly digest: { readonly page: string; readonly unpack: () => PackedPage | null } | null;
  /** What it was known by, where that holds as it is; null where there is something new to keep. */
  readonly known: PageRecord | null;
}

/** Reads pages whole, other files to their first bytes, error pages as far as they matter; asks whether a known page has changed. */
export function pageRequest(maxBytes: number, known: KnownPage | null): HttpRequest {
  return {
    method: "GET",
    ...(known === null ? {} : { extra: conditionsOf(known.record) }),
    plan: (status, headers) => {
      if (status >= 300) return { maxBytes: 65_536, isCut: true };
      const type = mediaTypeOf(headers);
      return type === "" || isHtmlType(type) ? { maxBytes, isCut: false } : { maxBytes: 4096, isCut: true };
    },
  };
}

/** `known`: what the question was asked with. */
export function outcomeOf(result: HttpResult, known: KnownPage | null): PageOutcome {
  if (known !== null && result.error === null && result.status === 304) {
    const { headers, attempts } = result;
    const record = { ...known.record, answer: { ...known.record.answer, attempts } };
    return { record, headers, body: null, digest: digestOf(known), known: known.record };
  }
  const answer = answerOf(result, shortHead(result), true);
  const verdict = judgePage(result, answer);
  const { headers, body } = result;
  const hasPage = verdict === "page" && body !== null;
  const record = {
    answer: hasPage ? { ...answer, head: "" } : answer,
    verdict,
    failure: missOf(result),
    hash: hasPage ? hash("sha256", body, "base64") : "",
    contentType: headers["content-type"] ?? "",
    ...validatorsOf(headers),
  };
  if (known === null || !isSame(known.record, record)) return { record, headers, body, digest: null, known: null };
  const isKept = known.record.etag === record.etag && known.record.lastModified === record.lastModified;
  return { record, headers, body: null, digest: digestOf(known), known: isKept ? known.record : null };
}

/** Taken as it was before, without a question. */
export function recall(known: KnownPage): PageOutcome {
  const { record } = known;
  const headers = { "content-type": record.contentType };
  return { record, headers, body: null, digest: digestOf(known), known: record };
}

function digestOf({ record, digest }: KnownPage): PageOutcome["digest"] {
  return record.page === null || digest === null ? null : { page: record.page, unpack: digest };
}

/** Would the same come of it? */
function isSame(before: PageRecord, now: PageOutcome["record"]): boolean {
  return (
    now.hash !== "" &&
    before.hash === now.hash &&
    before.contentType === now.contentType &&
    before.answer.status === now.answer.status &&
    before.answer.finalUrl === now.answer.finalUrl &&
    before.answer.redirects.join(" ") === now.answer.redirects.join(" ")
  );
}
