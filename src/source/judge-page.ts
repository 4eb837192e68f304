/** What an answer to a page request means: a page, a known link answer and nothing more, or a page that could not be read. */

import type { LinkAnswer, LinkError } from "../model/site.ts";
import type { Miss, MissReason } from "../model/snapshot.ts";
import { fileType } from "../text/file-signature.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { mediaTypeOf } from "../text/media-type.ts";
import { tlsFault } from "../text/tls-fault.ts";
import type { FetchError } from "./classify-error.ts";
import { decodeHead } from "./decode-head.ts";
import type { HttpResult } from "./http-client.ts";
import { isHtmlType, looksBinary, looksLikeHtml, typeByEnding } from "./media.ts";

const REASONS: Readonly<Record<FetchError, MissReason>> = {
  dns: "network",
  refused: "network",
  reset: "network",
  "host-down": "network",
  protocol: "network",
  timeout: "timeout",
  tls: "tls",
  "redirect-loop": "redirect-loop",
  "too-many-redirects": "redirect-loop",
  "private-address": "private-address",
  "too-large": "too-large",
  aborted: "interrupted",
};
/** Firewalls' challenges are short; longer pages are not looked through for one. Bytes. */
const MAX_CHALLENGE = 16_384;

/** Why an answer gave no page, in the words of the model. */
export function missOf(result: HttpResult): Miss {
  if (result.error !== null) {
    const detail = result.detail === "" ? result.error : result.detail;
    return { outcome: "unreadable", reason: REASONS[result.error], detail };
  }
  return { outcome: "unreadable", reason: "http-status", detail: `HTTP ${result.status ?? 0}` };
}

/** By the media type, or by its first characters where none is named. */
export function isHtmlAnswer({ headers, body }: HttpResult): boolean {
  const type = mediaTypeOf(headers);
  // Scripts that hand out files often call them pages.
  if (isHtmlType(type)) return body === null || !looksBinary(body);
  return type === "" && body !== null && looksLikeHtml(body);
}

/**
 * `page`; `gone`: no page, and the finding about the link says so (contract §1, `link/broken`); or the miss that tells why a page
 * that may well be there was not read. `answer`: the same result by `answerOf`, with the head of a short body.
 */
export function judgePage(result: HttpResult, answer: LinkAnswer): "page" | "gone" | Miss {
  const { error, status } = result;
  if (error === "too-large" || error === "aborted") return missOf(result);
  // Nothing that was known stands behind it: such an answer shows no page.
  if (status === 304) return missOf(result);
  const { verdict, reason } = judgeAnswer(answer);
  if (verdict === "broken" || reason === "no-content") return "gone";
  // A firewall's script in place of the page, with a status as if it were the page.
  if (reason === "challenge" && status !== null && status < 300) return { ...missOf(result), detail: "challenge" };
  if (verdict === "uncertain") return missOf(result);
  if (isHtmlAnswer(result)) return "page";
  return { outcome: "skipped", reason: "not-a-page", detail: fileTypeOf(result) || "unknown type" };
}

/** Media type of what is no page; by its first bytes where it is called one. Empty when neither tells. */
function fileTypeOf({ headers, body }: HttpResult): string {
  const type = mediaTypeOf(headers);
  return isHtmlType(type) ? typeByEnding(`.${fileType([...(body?.subarray(0, 16) ?? [])])}`) : type;
}

/** Text of an HTML answer short enough to be an error page or a challenge; empty for any other. */
export function shortHead(result: HttpResult): string {
  const { body } = result;
  return body !== null && body.length <= MAX_CHALLENGE && isHtmlAnswer(result) ? decodeHead(body) : "";
}

/** Length of the whole resource: from the range, the header, or the body that was read to its end. */
function lengthOf(result: HttpResult): number | null {
  const total = /\/(\d+)$/.exec(result.headers["content-range"] ?? "")?.[1];
  if (total !== undefined) return Number(total);
  if (result.headers["content-encoding"] === undefined) {
    const length = result.headers["content-length"];
    if (length !== undefined && /^\d+$/.test(length)) return Number(length);
  }
  return result.body === null || result.isPartial ? null : result.body.length;
}

/** The answer as the link rules see it; `head` is decoded by the caller where it is wanted. `isRead`: was a body asked for? */
export function answerOf(result: HttpResult, head: string, isRead: boolean): LinkAnswer {
  return {
    target: result.address,
    finalUrl: result.finalUrl,
    // A page above the size limit is there all the same.
    status: result.error === "too-large" ? 200 : result.status,
    error: errorOf(result),
    redirects: result.redirects,
    contentType: mediaTypeOf(result.headers),
    length: isRead || result.headers["content-length"] !== undefined ? lengthOf(result) : null,
    head,
    magic: isRead && result.body !== null ? [...result.body.subarray(0, 16)] : [],
    anchors: null,
    attempts: result.attempts,
  };
}

/** A page above the size limit is there; an aborted question tells nothing; a TLS failure says what is wrong. */
function errorOf({ error, detail }: HttpResult): LinkError | null {
  if (error === "too-large" || error === "aborted") return null;
  return error === "tls" ? tlsFault(detail) : error;
}
