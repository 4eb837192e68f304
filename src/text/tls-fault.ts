/** Sorts what OpenSSL says about a failed TLS connection into faults that a site's keeper can put right. */

import type { LinkError } from "../model/site.ts";

export type TlsFault = Extract<LinkError, `tls${string}`>;

const FAULTS: Readonly<Record<string, TlsFault>> = {
  CERT_HAS_EXPIRED: "tls-expired",
  CERT_NOT_YET_VALID: "tls-expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls-host",
  HOSTNAME_MISMATCH: "tls-host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-authority",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-authority",
  UNABLE_TO_GET_ISSUER_CERT: "tls-authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls-authority",
  CERT_UNTRUSTED: "tls-authority",
  CERT_REVOKED: "tls-authority",
  // The server sent its own certificate only: browsers fetch what is missing, programs do not.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls-chain",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "tls-old",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "tls-old",
  ERR_SSL_VERSION_TOO_LOW: "tls-old",
  ERR_SSL_DH_KEY_TOO_SMALL: "tls-old",
  ERR_SSL_EE_KEY_TOO_SMALL: "tls-old",
  ERR_SSL_CA_MD_TOO_WEAK: "tls-old",
  ERR_SSL_CA_KEY_TOO_SMALL: "tls-old",
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: "tls-old",
};

/**
 * `code`: an error code of Node's TLS; `tls` for what is not known. Old versions and keys are told from the code alone: a second
 * try in the old protocol could read no more than what no browser shows any longer.
 */
export function tlsFault(code: string): TlsFault {
  return FAULTS[code] ?? "tls";
}
