/** Cuts the origin out of an address: every request and every link comes by here, and parsing costs far more. */

/** `http://host:port` of an address in canonical form, cut out; null where only parsing can tell. */
export function originOf(address: string): string | null {
  if (!address.startsWith("http")) return null;
  const start = address.indexOf("//") + 2;
  const end = address.indexOf("/", start);
  if (end < 0) return null;
  const origin = address.slice(0, end);
  return origin.includes("@") ? null : origin;
}
