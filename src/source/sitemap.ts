/** Reads sitemaps (sitemaps.org protocol: urlset, index, plain text, gzip) as a source of addresses; broken ones are simply short. */

import { canonicalAddress } from "../text/url.ts";
import { decompress } from "./decompress.ts";
import type { HttpClient } from "./http-client.ts";

const MAX_FILES = 200;
const MAX_ADDRESSES = 200_000;
const MAX_BYTES = 50 * 1024 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export interface SitemapContent {
  /** Is it an index, so that the addresses are further sitemaps? */
  readonly isIndex: boolean;
  readonly addresses: readonly string[];
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}

function cleanLocation(raw: string): string {
  const text = raw.trim();
  return text.startsWith("<![CDATA[") ? text.slice(9, text.indexOf("]]>")).trim() : decodeEntities(text);
}

const NOTHING: SitemapContent = { isIndex: false, addresses: [] };
/** Sitemaps read side by side; the host's own pace counts besides. */
const AT_ONCE = 4;

/** A linear scan for `<loc>`: real sitemaps hold bare `&` and are cut off, where an XML parser would give up. */
export function parseSitemap(text: string): SitemapContent {
  if (!text.includes("<loc")) {
    const addresses = text.split(/\s+/).filter((line) => /^https?:\/\//i.test(line));
    return { isIndex: false, addresses: text.includes("<") ? [] : addresses };
  }
  const addresses: string[] = [];
  let position = text.indexOf("<loc");
  while (position >= 0) {
    const start = text.indexOf(">", position) + 1;
    const end = text.indexOf("</loc", start);
    if (start === 0 || end < 0) break;
    addresses.push(cleanLocation(text.slice(start, end)));
    position = text.indexOf("<loc", end);
  }
  return { isIndex: text.includes("<sitemapindex"), addresses };
}

/** All addresses that the given sitemaps and the sitemaps they name hold, in order; `mayRead` guards host and robots.txt. */
export async function fetchSitemaps(
  client: HttpClient,
  roots: readonly string[],
  mayRead: (address: string) => boolean,
  signal: AbortSignal,
): Promise<string[]> {
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(AT_ONCE);
  const listed = new Set(roots);
  const found: string[] = [];
  let files: readonly string[] = [...listed];
  let read = 0;

  async function readFile(file: string): Promise<SitemapContent> {
    if (signal.aborted || read >= MAX_ADDRESSES || !mayRead(file)) return NOTHING;
    const { isIndex, addresses } = parseSitemap(await fetchText(client, file, signal));
    const canonical = addresses.map((raw) => canonicalAddress(raw, file)).filter((address) => address !== null);
    if (!isIndex) read += canonical.length;
    return { isIndex, addresses: canonical };
  }

  while (files.length > 0) {
    const next: string[] = [];
    for (const { isIndex, addresses } of await Promise.all(files.map((file) => limit(readFile, file)))) {
      for (const address of addresses) {
        if (!isIndex) found.push(address);
        else if (listed.size < MAX_FILES && !listed.has(address)) next.push(address);
        if (isIndex) listed.add(address);
      }
    }
    files = next;
  }
  return found.slice(0, MAX_ADDRESSES);
}

async function fetchText(client: HttpClient, address: string, signal: AbortSignal): Promise<string> {
  const plan = { maxBytes: MAX_BYTES, isCut: false };
  const { status, body } = await client.fetch(address, { method: "GET", plan: () => plan }, signal);
  if (status !== 200 || body === null) return "";
  if (body[0] !== 0x1f || body[1] !== 0x8b) return new TextDecoder().decode(body);
  try {
    return new TextDecoder().decode(await decompress(body, "gzip", MAX_BYTES, true));
  } catch {
    // A damaged archive names no pages; the links of the site still do.
    return "";
  }
}
