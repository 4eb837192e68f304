/** From the answer to a request for a file to what it hands out: the file, fresh or known from before, or why there is none. */

import { hash } from "node:crypto";
import type { Snapshot } from "../model/snapshot.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { AttachmentRecord, KnownAttachment } from "./attachment-memory.ts";
import type { HttpRequest, HttpResult } from "./http-client.ts";
import { answerOf, isHtmlAnswer, missOf } from "./judge-page.ts";
import { conditionsOf, validatorsOf } from "./validators.ts";

export interface AttachmentOutcome {
  /** Null for a file that is not there or is a page in truth. Of one that is known `body` is null, and so is `miss`. */
  readonly snapshot: Snapshot | null;
  /** Null for a file that may be there and was not got. */
  readonly record: AttachmentRecord | null;
  /** What it is known by; null for a file that must be looked at. */
  readonly known: KnownAttachment | null;
}

/** Reads files whole, error pages as far as they matter; asks whether a known file has changed. */
export function attachmentRequest(maxBytes: number, known: KnownAttachment | null): HttpRequest {
  return {
    method: "GET",
    ...(known === null ? {} : { extra: conditionsOf(known.record) }),
    plan: (status) => (status >= 300 ? { maxBytes: 65_536, isCut: true } : { maxBytes, isCut: false }),
  };
}

/** `known`: what the question was asked with. */
export function attachmentOutcome(result: HttpResult, known: KnownAttachment | null): AttachmentOutcome {
  if (known !== null && result.error === null && result.status === 304) return recallAttachment(known);
  const answer = answerOf(result, "", true);
  const snapshot = snapshotOf(result);
  if (snapshot !== null && snapshot.body === null) return { snapshot, record: null, known: null };
  const body = snapshot?.body ?? null;
  const record = {
    answer,
    hash: body === null ? "" : hash("sha256", body, "base64"),
    ...validatorsOf(result.headers),
  };
  if (snapshot === null || known === null || !isSame(known.record, record)) return { snapshot, record, known: null };
  const isKept = JSON.stringify(known.record) === JSON.stringify(record);
  return { snapshot: { ...snapshot, body: null }, record: isKept ? known.record : record, known };
}

/** Taken as it was before. */
export function recallAttachment(known: KnownAttachment): AttachmentOutcome {
  const { record } = known;
  const { target, finalUrl, status, redirects } = record.answer;
  const snapshot = { ...placeOf(target, finalUrl), status, headers: {}, redirects, body: null, miss: null };
  return { snapshot: record.hash === "" ? null : snapshot, record, known };
}

/** Would the same come of it? The way there is told by the answer alone. */
function isSame(before: AttachmentRecord, now: AttachmentRecord): boolean {
  const { status, finalUrl } = before.answer;
  return before.hash === now.hash && status === now.answer.status && finalUrl === now.answer.finalUrl;
}

function snapshotOf(result: HttpResult): Snapshot | null {
  const { address, finalUrl, status, headers, redirects, body } = result;
  const made = { ...placeOf(address, finalUrl), status, headers, redirects };
  if (result.error === null && status !== null && status < 300 && body !== null) {
    return isHtmlAnswer(result) ? null : { ...made, body, miss: null };
  }
  return judgeAnswer(answerOf(result, "", true)).verdict === "broken"
    ? null
    : { ...made, body: null, miss: missOf(result) };
}

function placeOf(
  address: string,
  finalUrl: string,
): Pick<Snapshot, "url" | "name" | "finalUrl" | "depth" | "kind" | "fetchedAt"> {
  const fetchedAt = new Date().toISOString();
  return { url: address, name: address, finalUrl, depth: 0, kind: "attachment", fetchedAt };
}
