/** Which addresses are the site's own, and under which one spelling each of its pages is read. */

/** All addresses given to it are canonical. */
export interface SiteScope {
  readonly owns: (address: string) => boolean;
  /**
   * The address with the scheme that its host is read with (the start's, else the first one met): `http:` and `https:` of one
   * host are the same page.
   */
  readonly unify: (address: string) => string;
  /** Takes in the host, and the scheme, that the start page redirects to. */
  readonly adopt: (address: string) => void;
}

/** Host of a canonical address by cutting it out: every link of every page comes by here, and parsing costs far more. */
function cutHost(canonical: string): string {
  const start = canonical.indexOf("//") + 2;
  const end = canonical.indexOf("/", start);
  return canonical.slice(start, end < 0 ? undefined : end);
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "");
}

/** `hosts`: further hosts of the site as the config names them, with or without scheme. */
export function createSiteScope(starts: readonly string[], hosts: readonly string[]): SiteScope {
  /** Empty until an address of the host is met: it may know one scheme only. */
  const schemes = new Map<string, string>();
  for (const host of hosts) schemes.set(hostName(host), "");
  const adopt = (address: string): void => {
    schemes.set(cutHost(address), address.slice(0, address.indexOf(":")));
  };
  for (const start of starts) adopt(start);
  return {
    owns: (address) => address.startsWith("http") && schemes.has(cutHost(address)),
    unify: (address) => {
      const host = cutHost(address);
      const scheme = schemes.get(host);
      if (scheme === "") adopt(address);
      // With a port of its own the other scheme is another server.
      if (!scheme || host.includes(":") || address.startsWith(`${scheme}:`)) return address;
      return scheme + address.slice(address.indexOf(":"));
    },
    adopt,
  };
}
