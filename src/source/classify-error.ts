/** Sorts what can go wrong on the way to an answer into stable codes. */

import type { LinkError } from "../model/site.ts";
import { errorCode } from "../text/error-code.ts";
import type { TlsFault } from "../text/tls-fault.ts";
import { TooLargeError } from "./decompress.ts";

/** Beside what a link's answer tells: a body that is more than was wanted, and a question that was taken back. */
export type FetchError = Exclude<LinkError, TlsFault | "file-missing"> | "tls" | "too-large" | "aborted";

export interface Failure {
  readonly error: FetchError;
  /** Detail for people: an error code such as `ECONNREFUSED`. */
  readonly detail: string;
}

/** A name that leads to an address of the inner network. */
export class PrivateAddressError extends Error {
  readonly code = "PRIVATE_ADDRESS";
}
/** An answer took longer than it may. */
export class DeadlineError extends Error {
  readonly code = "DEADLINE";
}
/** The one who asked does not want the answer any more. */
export class AbortedError extends Error {
  readonly code = "ABORTED";
}

const CODES: Readonly<Record<string, FetchError>> = {
  PRIVATE_ADDRESS: "private-address",
  DEADLINE: "timeout",
  ABORTED: "aborted",
  ENOTFOUND: "dns",
  // The resolver itself, or our own network, did not answer: that tells nothing about the target.
  EAI_AGAIN: "timeout",
  EHOSTUNREACH: "timeout",
  ENETUNREACH: "timeout",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ECONNREFUSED: "refused",
  EADDRNOTAVAIL: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "protocol",
  UND_ERR_INVALID_ARG: "protocol",
  EPROTO: "tls",
};
const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL)/;

/** A TLS server that is asked in plain HTTP, and the reverse, breaks the parser; its errors have a name but no code. */
function classifyOne(error: Error): Failure | null {
  if (error instanceof TooLargeError) return { error: "too-large", detail: error.message };
  const code = errorCode(error);
  const known = CODES[code];
  if (known !== undefined) return { error: known, detail: code };
  if (TLS_CODE.test(code)) return { error: "tls", detail: code };
  if (error.name === "HTTPParserError" || code.startsWith("HPE_"))
    return { error: "protocol", detail: code || error.name };
  if (/^Z_|^ERR__?ZLIB|^ERR_BROTLI|^ERR__ERROR_FORMAT/.test(code)) return { error: "protocol", detail: code };
  return null;
}

/** Looks at the error, its cause and the errors inside (a host with several addresses fails with an `AggregateError`). */
export function classifyError(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: "protocol", detail: "unknown" };
  // undici wraps the true reason ("other side closed" around a connection error).
  const inner: unknown[] = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  for (const candidate of [error, ...inner]) {
    const failure = candidate instanceof Error ? classifyOne(candidate) : null;
    if (failure !== null) return failure;
  }
  return { error: "protocol", detail: errorCode(error) || error.name };
}
