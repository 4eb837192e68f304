/** Cookies for the length of one redirect chain: sites that set one and redirect to themselves are no redirect loops. */

export interface CookieJar {
  readonly add: (host: string, cookies: readonly string[]) => void;
  /** `Cookie` header for this host; empty when there are none. */
  readonly header: (host: string) => string;
}

export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    add(host, cookies) {
      const jar = hosts.get(host) ?? new Map<string, string>();
      for (const cookie of cookies) {
        const pair = cookie.split(";", 1)[0] ?? "";
        const equals = pair.indexOf("=");
        if (equals > 0) jar.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
      }
      if (jar.size > 0) hosts.set(host, jar);
    },
    header(host) {
      const jar = hosts.get(host);
      return jar === undefined ? "" : [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    },
  };
}
