/** Tells apart the sites that one run was started for. */

import type { Config } from "../model/config.ts";
import { hostOf } from "../text/url.ts";
import type { KnownPages } from "./known-pages.ts";

export interface SiteHosts {
  /** The sites, each by a host of its own, in the order of the start addresses; none for folders that are not published. */
  readonly hosts: readonly string[];
  /** Rows of their start pages, one a site. */
  readonly starts: readonly number[];
  /** Host of the site that an address belongs to; empty without a host. */
  readonly hostFor: (address: string) => string;
}

/** Host of the site that an address belongs to, empty without a host: hosts of the config are one site. */
export function createHostFor({ url, hosts }: Config["site"]): (address: string) => string {
  const main = hostOf(url ?? "");
  const others = new Set(hosts.map((written) => hostOf(written) || (written.split("/")[0] ?? "")));
  return (address) => {
    const host = hostOf(address);
    return main !== "" && others.has(host) ? main : host;
  };
}

/**
 * Name of the site that an address belongs to, for telling apart what a run of several sites met; the same for all addresses where
 * the starts are of one site, whatever hosts it has. A host with and without `www.` is one.
 */
export function createSiteOf(site: Config["site"], starts: readonly string[]): (address: string) => string {
  const hostFor = createHostFor(site);
  const nameOf = (address: string): string => hostFor(address).replace(/^www\./, "");
  return new Set(starts.map(nameOf)).size < 2 ? () => "" : nameOf;
}

/** Of start addresses the first of each site, in their order. `hostFor`: as `createHostFor` makes it. */
export function firstOfEachSite(starts: readonly string[], hostFor: (address: string) => string): readonly string[] {
  const hosts = starts.map(hostFor);
  return starts.filter((_, at) => hosts.indexOf(hosts[at] ?? "") === at);
}

/** Start addresses that were not asked do not count; one that sends on counts where it ends. */
export function siteHosts({ site }: Pick<Config, "site">, roots: readonly string[], pages: KnownPages): SiteHosts {
  const hostFor = createHostFor(site);
  const starts = new Map<string, number>();
  for (const root of roots) {
    const row = pages.reached(root);
    const host = row < 0 ? "" : hostFor(pages.finalUrlOf(row));
    if (host !== "" && !starts.has(host)) starts.set(host, row);
  }
  return { hosts: [...starts.keys()], starts: [...starts.values()], hostFor };
}
