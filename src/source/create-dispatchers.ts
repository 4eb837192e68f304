/** Loads undici, with our guard around every connection it opens. */

import type { Dispatcher } from "undici";
import type { FetchConfig } from "../model/config.ts";
import { isLoopbackHost } from "../text/url.ts";
import { createLookup, guardConnector, readAuthorities } from "./guarded-connector.ts";
import { overrideOf } from "./host-policy.ts";

export interface Dispatchers {
  readonly pick: (url: URL) => Dispatcher;
  readonly close: () => Promise<void>;
}

/**
 * undici is loaded here and only here, because loading it costs more than the rest of a start. Behind a proxy only the proxy
 * connects: names are resolved there, so that the guard can only judge literal addresses (before the request). Loopback hosts
 * and hosts with a configured address are never the proxy's business.
 */
export async function createDispatchers(
  fetch: FetchConfig,
  isTrusted: (hostname: string) => boolean,
): Promise<Dispatchers> {
  const [{ Agent, buildConnector, ProxyAgent }, ca] = await Promise.all([import("undici"), readAuthorities(fetch.ca)]);
  const tls = { timeout: fetch.timeoutMs, ...(ca === undefined ? {} : { ca }) };
  const connector = buildConnector({ ...tls, lookup: createLookup(isTrusted) });
  const direct = new Agent({ connect: guardConnector(connector, fetch, isTrusted), allowH2: false });
  if (fetch.proxy === null) return { pick: () => direct, close: () => direct.destroy() };
  // Many office proxies refuse CONNECT to port 80: plain HTTP goes through them in absolute form.
  const proxied = new ProxyAgent({ uri: fetch.proxy, proxyTunnel: false, requestTls: tls });
  const isDirect = (url: URL): boolean =>
    isLoopbackHost(url.hostname) || overrideOf(fetch, url.hostname, url.port) !== null;
  return {
    pick: (url) => (isDirect(url) ? direct : proxied),
    close: async () => {
      await Promise.all([direct.destroy(), proxied.destroy()]);
    },
  };
}
