/** Maps files of a folder to the addresses they are published under, and back. */

import { join, sep } from "node:path";

const INDEX_NAMES = /^index\.(?:html|htm|shtml|xhtml)$/i;

/** The directory part of a base address: `https://a/x/index.html` → `https://a/x/`. */
export function baseDirectory(base: string): string {
  const url = new URL(base);
  return new URL(url.pathname.endsWith("/") ? url.pathname : url.pathname.replace(/[^/]*$/, ""), url).href;
}

/** Address of a file by its path relative to the folder; an index file is the address of its directory. */
export function publishedAddress(base: string, relativePath: string): string {
  const segments = relativePath.split(sep);
  const last = segments.at(-1) ?? "";
  if (INDEX_NAMES.test(last)) segments[segments.length - 1] = "";
  return new URL(segments.map(encodeSegment).join("/"), baseDirectory(base)).href;
}

/** `./` keeps a first segment with a colon from being read as a scheme. */
function encodeSegment(segment: string, index: number): string {
  const encoded = encodeURIComponent(segment).replace(/%(?:2C|3B|3D|40|2B|24|26)/g, decodeURIComponent);
  return index === 0 && segment !== "" ? `./${encoded}` : encoded;
}

/**
 * Paths that an address under the base may stand for, best first: as written (a mirror keeps queries in file names), then
 * without the query. Null when it lies outside the base or its encoding is no UTF-8.
 */
export function pathsUnder(base: string, address: string, root: string): readonly string[] | null {
  const directory = baseDirectory(base);
  if (`${address}/` === directory) return [root];
  if (!address.startsWith(directory)) return null;
  const rest = address.slice(directory.length);
  const [path = ""] = rest.split("?", 1);
  try {
    const plain = join(root, ...decodeURIComponent(path).split("/"));
    return path === rest ? [plain] : [join(root, ...decodeURIComponent(rest).split("/")), plain];
  } catch {
    // GBK percent-encoding: no file name can be derived from it.
    return null;
  }
}

/**
 * May this percent-encoded address be GBK that reads as UTF-8 by chance? Two-byte UTF-8 (U+0080–U+07FF) is what Chinese GBK names
 * then look like; so it is not certain which file is meant.
 */
export function isMaybeGbk(address: string): boolean {
  return /%(?:c[2-9a-f]|d[0-9a-f])%[89ab]/i.test(address);
}
