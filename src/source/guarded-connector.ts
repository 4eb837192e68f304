/** Opens connections only where the program may go: no private address unless it is meant, before and after connecting. */

import type { LookupAddress, LookupOptions } from "node:dns";
import { readFile } from "node:fs/promises";
import { rootCertificates } from "node:tls";
import type { buildConnector } from "undici";
import type { FetchConfig } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { isPrivateAddress, isPrivateHost } from "../text/url.ts";
import { PrivateAddressError } from "./classify-error.ts";
import { bareHost, overrideOf } from "./host-policy.ts";
import type { NameBook } from "./name-book.ts";

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;
type Lookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void;

/** DNS that refuses names which lead into a private network, so that not even a connection is tried. */
export function createLookup(names: NameBook, isTrusted: (hostname: string) => boolean): Lookup {
  return (hostname, options, callback) => {
    names.lookUp(hostname, (error, addresses) => {
      if (error !== null) return callback(error, "");
      if (!isTrusted(hostname) && addresses.some(({ address }) => isPrivateAddress(address))) {
        return callback(new PrivateAddressError(hostname), "");
      }
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, [...addresses]);
      return callback(null, first.address, first.family);
    });
  };
}

/** Certificates to trust: the built-in ones and those of the config's PEM file. Throws a `UsageError` when it cannot be read. */
export async function readAuthorities(ca: string | null): Promise<string[] | undefined> {
  if (ca === null) return undefined;
  try {
    return [...rootCertificates, await readFile(ca, "utf8")];
  } catch (cause) {
    throw new UsageError("bad-config", `读不到 fetch.ca 指定的证书文件“${ca}”，请检查路径和权限`, {
      cause,
      en: `the certificate file ${ca} of fetch.ca cannot be read`,
    });
  }
}

/**
 * undici does not call `lookup` for literal addresses, and DNS may change between two questions; so literals are judged before,
 * and the socket's real peer after connecting. `fetch.hosts[…].address` replaces DNS and is always meant.
 */
export function guardConnector(
  connect: buildConnector.connector,
  fetch: FetchConfig,
  names: NameBook,
  isTrusted: (hostname: string) => boolean,
): buildConnector.connector {
  return (options, callback) => {
    const hostname = bareHost(options.hostname);
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const override = overrideOf(fetch, options.hostname, port);
    if (override !== null) {
      const { isPlain, ...place } = override;
      connect({ ...options, ...place, protocol: isPlain ? "http:" : options.protocol }, callback);
      return;
    }
    const mayBePrivate = isTrusted(hostname);
    if (!mayBePrivate && isPrivateHost(hostname)) return callback(new PrivateAddressError(hostname), null);
    connect(options, (...result) => {
      const [error, socket] = result;
      const peer = socket?.remoteAddress ?? "";
      if (error === null && !mayBePrivate && isPrivateAddress(peer)) {
        socket.destroy();
        return callback(new PrivateAddressError(hostname), null);
      }
      if (error === null) names.prefer(hostname, peer);
      callback(...result);
    });
  };
}
