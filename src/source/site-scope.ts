/** Which addresses are the site's own, and under which one spelling each of its pages is read. */

import { hostOf } from "../text/url.ts";

export interface SiteScope {
  readonly owns: (address: string) => boolean;
  /** The address with the scheme that the site is read with: `http:` and `https:` of one host are the same page. */
  readonly unify: (address: string) => string;
  /** Takes in the host, and the scheme, that the start page redirects to. */
  readonly adopt: (address: string) => void;
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "");
}

/** `hosts`: further hosts of the site as the config names them, with or without scheme. */
export function createSiteScope(starts: readonly string[], hosts: readonly string[]): SiteScope {
  const schemes = new Map<string, string>();
  const first = starts[0] ?? "";
  for (const host of hosts) schemes.set(hostName(host), first.slice(0, first.indexOf(":")));
  const adopt = (address: string): void => {
    schemes.set(hostOf(address), address.slice(0, address.indexOf(":")));
  };
  for (const start of starts) adopt(start);
  return {
    owns: (address) => /^https?:/.test(address) && schemes.has(hostOf(address)),
    unify: (address) => {
      const host = hostOf(address);
      const scheme = schemes.get(host);
      // With a port of its own the other scheme is another server.
      if (scheme === undefined || /:\d+$/.test(host)) return address;
      return address.replace(/^https?:/, `${scheme}:`);
    },
    adopt,
  };
}
