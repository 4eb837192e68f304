/** What the config says about a host: how fast it may be asked, where it really is, whether its private address is meant. */

import type { FetchConfig, HostConfig } from "../model/config.ts";
import { isLoopbackHost } from "../text/url.ts";

/** The own machine bears more connections than a stranger's server. */
const LOOPBACK_PER_HOST = 8;

export interface HostPolicy {
  readonly perHost: number;
  readonly gapMs: number;
  readonly isLoopback: boolean;
}

/** Where a host is asked instead of what DNS says; `isPlain`: in plain HTTP although its addresses say https. */
export interface Override {
  readonly hostname: string;
  readonly port: string;
  readonly isPlain: boolean;
}

function configOf(fetch: FetchConfig, hostname: string, port: string): HostConfig | undefined {
  return fetch.hosts[`${hostname}:${port}`] ?? fetch.hosts[hostname];
}

function portOf(url: URL): string {
  return url.port !== "" ? url.port : url.protocol === "https:" ? "443" : "80";
}

/** `address` of the host's config: `127.0.0.2:8081`, `[::1]:8081` or, for a plain stand-in of an https host, `http://127.0.0.2:8081`. */
export function overrideOf(fetch: FetchConfig, hostname: string, port: string): Override | null {
  const address = configOf(fetch, hostname, port)?.address ?? null;
  if (address === null) return null;
  const url = new URL(address.includes("://") ? address : `http://${address}`);
  return { hostname: bareHost(url.hostname), port: url.port || port, isPlain: address.startsWith("http://") };
}

/** An IPv6 host without its brackets. */
export function bareHost(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

/** Speed limits of a host: its own settings first; a loopback host needs no pause unless one is configured (contract §5). */
export function policyOf(fetch: FetchConfig, url: URL): HostPolicy {
  const own = configOf(fetch, url.hostname, portOf(url));
  const override = overrideOf(fetch, url.hostname, portOf(url));
  const isLoopback = isLoopbackHost(override?.hostname ?? url.hostname);
  const gapMs = own?.gapMs ?? (isLoopback && !fetch.gapIsConfigured ? 0 : fetch.gapMs);
  const usual = isLoopback && gapMs === 0 ? Math.max(fetch.perHost, LOOPBACK_PER_HOST) : fetch.perHost;
  const perHost = own?.perHost ?? usual;
  return { perHost: Math.max(perHost, 1), gapMs, isLoopback };
}

/**
 * May this host be asked although it is private? The user named it (a target, `site.hosts`, `fetch.hosts`), or the target itself
 * is on the loopback, where loopback addresses are ordinary hosts (contract §5).
 */
export function createTrust(fetch: FetchConfig, named: readonly string[]): (hostname: string) => boolean {
  const names = new Set(
    [...named, ...Object.keys(fetch.hosts)].map((host) => bareHost(host.replace(/:\d+$/, "").toLowerCase())),
  );
  const isLoopbackRun = named.some((host) => isLoopbackHost(host.replace(/:\d+$/, "")));
  return (hostname) => names.has(bareHost(hostname.toLowerCase())) || (isLoopbackRun && isLoopbackHost(hostname));
}
