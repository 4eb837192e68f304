/** Which hosts are private, which are the machine itself: by name and by literal address, never by asking DNS. */

/** Four numbers of a dotted IPv4 address, or null. */
function parseIpv4(text: string): readonly number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  const numbers = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return numbers.every((number) => number < 256) ? numbers : null;
}

/** Eight 16-bit groups of an IPv6 address (RFC 4291 §2.2), or null. */
function parseIpv6(text: string): readonly number[] | null {
  const bare = text.split("%", 1)[0] ?? "";
  if (!bare.includes(":")) return null;
  const halves = bare.split("::");
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? "");
  const tail = parseGroups(halves[1] ?? "");
  if (head === null || tail === null) return null;
  const gap = 8 - head.length - tail.length;
  if (halves.length === 1) return gap === 0 ? head : null;
  return gap < 1 ? null : [...head, ...new Array<number>(gap).fill(0), ...tail];
}

function parseGroups(text: string): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const dotted = index === parts.length - 1 ? parseIpv4(part) : null;
    if (dotted !== null) groups.push(dotted[0]! * 256 + dotted[1]!, dotted[2]! * 256 + dotted[3]!);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127) return true;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168;
  if (a === 169) return b === 254;
  return a === 100 && b >= 64 && b <= 127;
}

/** The IPv4 address inside a mapped (`::ffff:0:0/96`), compatible (`::/96`) or NAT64 (`64:ff9b::/96`) address. */
function embeddedIpv4(groups: readonly number[]): readonly number[] | null {
  const [a, b, c, d, e, f, g = 0, h = 0] = groups;
  const isMapped = a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && (f === 0xffff || f === 0);
  const isNat64 = a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0;
  return isMapped || isNat64 ? [g >> 8, g & 255, h >> 8, h & 255] : null;
}

function withoutBrackets(host: string): string {
  return host.startsWith("[") ? host.slice(1, host.indexOf("]")) : host;
}

/**
 * Is this a literal address that no public site can have? Loopback, RFC 1918, link-local (RFC 3927), shared space (RFC 6598),
 * unspecified, unique local and link-local IPv6 (RFC 4193, RFC 4291), and the IPv6 forms that embed one of them.
 * Anything that is not an IP address is not private.
 */
export function isPrivateAddress(address: string): boolean {
  const v4 = parseIpv4(address);
  if (v4 !== null) return isPrivateIpv4(v4);
  const groups = parseIpv6(withoutBrackets(address));
  if (groups === null) return false;
  const embedded = embeddedIpv4(groups);
  if (embedded !== null) return isPrivateIpv4(embedded);
  const first = groups[0] ?? 0;
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
}

/** `localhost` and its subdomains (RFC 6761 §6.3), 127/8, `::1`. Takes a host name with or without brackets, without port. */
export function isLoopbackHost(host: string): boolean {
  const name = withoutBrackets(host.toLowerCase());
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  const v4 = parseIpv4(name);
  if (v4 !== null) return v4[0] === 127;
  const groups = parseIpv6(name);
  if (groups === null) return false;
  if (groups[7] === 1 && groups.slice(0, 7).every((group) => group === 0)) return true;
  return embeddedIpv4(groups)?.[0] === 127;
}

/** Name spaces that no public DNS serves (RFC 6761, RFC 6762, RFC 8375, ICANN's reserved `internal`) and their usual kin. */
const INNER_DOMAIN = /\.(?:local|localdomain|lan|internal|intranet|corp|home\.arpa)$/;

/** A host that only the inside of some network knows: private ones, and names without a domain. Takes a host name without port. */
export function isInnerHost(host: string): boolean {
  if (isPrivateHost(host) || INNER_DOMAIN.test(host)) return true;
  return !host.includes(".") && !host.includes(":") && host !== "";
}

/** A host that only the own machine or network can reach, as far as its name tells. */
export function isPrivateHost(host: string): boolean {
  return isLoopbackHost(host) || isPrivateAddress(host);
}
