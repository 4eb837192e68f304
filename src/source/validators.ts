/** Validators of an answer (RFC 9110 §8.8): what of them can be relied on, and the question with them whether something has changed. */

import type { LinkAnswer } from "../model/site.ts";
import type { Headers } from "./exchange.ts";
import type { HttpResult } from "./http-client.ts";

/** Empty where the server gave none that can be relied on. */
export interface Validators {
  readonly etag: string;
  readonly lastModified: string;
}

/** What changes within the second is told by its date to be the same (RFC 9110 §8.8.2.2). */
const SAFE_AGE_MS = 60_000;

export function validatorsOf(headers: Headers): Validators {
  const written = headers["last-modified"] ?? "";
  const age = Date.parse(headers["date"] ?? "") - Date.parse(written);
  return { etag: headers["etag"] ?? "", lastModified: age >= SAFE_AGE_MS ? written : "" };
}

/** Request headers; none for an answer behind a redirect, which is asked anew: the validators are those of what lies there. */
export function conditionsOf({ answer, etag, lastModified }: Validators & { readonly answer: LinkAnswer }): Headers {
  if (answer.redirects.length > 0) return {};
  return {
    ...(etag === "" ? {} : { "if-none-match": etag }),
    ...(lastModified === "" ? {} : { "if-modified-since": lastModified }),
  };
}

/** Does another address than the one that was asked with them say that nothing has changed? Then it must be asked anew, whole. */
export function isSameElsewhere({ status, redirects }: Pick<HttpResult, "status" | "redirects">): boolean {
  return status === 304 && redirects.length > 0;
}
