/** Cookies of each host, for the length of a redirect chain or, where a site lets nobody in without, of a run. Never kept on disk. */

export interface CookieJar {
  readonly add: (host: string, cookies: readonly string[]) => void;
  /** `Cookie` header for this host; empty when there are none. */
  readonly header: (host: string) => string;
  /** Takes over the cookies that another jar holds for this host. */
  readonly copy: (host: string, from: CookieJar) => void;
  readonly isUsed: () => boolean;
}

export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();

  function add(host: string, cookies: readonly string[]): void {
    const jar = hosts.get(host) ?? new Map<string, string>();
    for (const cookie of cookies) {
      const pair = cookie.split(";", 1)[0] ?? "";
      const equals = pair.indexOf("=");
      if (equals > 0) jar.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
    }
    if (jar.size > 0) hosts.set(host, jar);
  }

  function header(host: string): string {
    const jar = hosts.get(host);
    return jar === undefined ? "" : [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  return {
    add,
    header,
    copy: (host, from) => add(host, from.header(host).split("; ")),
    isUsed: () => hosts.size > 0,
  };
}
