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
  const files = [...new Set(roots)];
  const listed = new Set(files);
  const found: string[] = [];
  for (let index = 0; index < files.length && found.length < MAX_ADDRESSES; index += 1) {
    const file = files[index] ?? "";
    if (signal.aborted || !mayRead(file)) continue;
    const content = parseSitemap(await fetchText(client, file, signal));
    for (const raw of content.addresses) {
      const address = canonicalAddress(raw, file);
      if (address === null) continue;
      if (!content.isIndex) found.push(address);
      else if (files.length < MAX_FILES && !listed.has(address)) files.push(address);
      if (content.isIndex) listed.add(address);
    }
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
