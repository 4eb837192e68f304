/** Loads undici, with our guard around every connection it opens. */

import type { Dispatcher } from "undici";
import type { FetchConfig } from "../model/config.ts";
import { isLoopbackHost } from "../text/url.ts";
import { createLookup, guardConnector, readAuthorities } from "./guarded-connector.ts";
import { overrideOf, policyOf } from "./host-policy.ts";
import { createNameBook } from "./name-book.ts";

/** A server that has not even taken the connection by then will not answer either. */
const MAX_CONNECT_MS = 10_000;
/**
 * RFC 8305, as far as Node 20 does it: a host's addresses are tried one after the other. Its own 250 ms for each are too short
 * for a distant server, which then seems dead; the address that answered is tried first from then on.
 */
const EYEBALLS = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1000 };

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
  const [{ Agent, buildConnector, Pool, ProxyAgent }, ca] = await Promise.all([
    import("undici"),
    readAuthorities(fetch.ca),
  ]);
  const tls = { timeout: Math.min(fetch.timeoutMs, MAX_CONNECT_MS), ...(ca === undefined ? {} : { ca }) };
  const names = createNameBook();
  const connector = buildConnector({ ...tls, ...EYEBALLS, lookup: createLookup(names, isTrusted) });
  const direct = new Agent({
    connect: guardConnector(connector, fetch, names, isTrusted),
    allowH2: false,
    pipelining: 1,
    // Never more connections than the host is asked over, not even for a moment.
    factory: (origin, options) =>
      new Pool(origin, { ...options, connections: policyOf(fetch, new URL(origin)).perHost }),
  });
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
