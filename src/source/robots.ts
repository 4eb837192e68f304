/** robots.txt (RFC 9309): what may be read, and what follows when the file itself cannot be had. */

import type { Miss } from "../model/snapshot.ts";
import type { HttpClient } from "./http-client.ts";
import { missOf } from "./judge-page.ts";

/** RFC 9309 §2.5 asks for at least 500 KiB. */
const MAX_BYTES = 512 * 1024;

export interface Robots {
  readonly isAllowed: (address: string) => boolean;
  /** As written in the file. */
  readonly sitemaps: readonly string[];
  /** Why everything is disallowed although no rule says so; null when the file was read or is absent. */
  readonly failure: Miss | null;
}

/** The product token that robots.txt lines are compared with (RFC 9309 §2.2.1): letters, `_` and `-` at the beginning. */
function productToken(userAgent: string): string {
  return /^[A-Za-z_-]*/.exec(userAgent.trim())?.[0] ?? "";
}

/**
 * The lines that make groups, one product token each. robots-parser ends a group at any other line (`Sitemap:` between two
 * `User-agent:` lines), which RFC 9309 §2.2 does not; so it only gets to see these.
 */
function keepRules(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = /^[\s\ufeff]*(user-agent|allow|disallow)\s*:(.*)$/i.exec(line);
    if (match === null) continue;
    const [, key = "", value = ""] = match;
    const isAgent = key.toLowerCase() === "user-agent";
    lines.push(`${key}:${isAgent ? value.trim().replace(/^([A-Za-z_-]+).*$/, "$1") : value}`);
  }
  return lines.join("\n");
}

function findSitemaps(text: string): string[] {
  return [...text.matchAll(/^[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S+)/gim)].map((match) => match[1] ?? "");
}

type RobotsParser = (url: string, text: string) => { isAllowed(url: string, agent: string): boolean | undefined };

/** The package's types describe an ES module, but it is a CommonJS one: its default export is the function itself. */
function isParser(value: unknown): value is RobotsParser {
  return typeof value === "function";
}

const allowAll: Robots = { isAllowed: () => true, sitemaps: [], failure: null };

/** Rules of a robots.txt for our product token on one origin (`https://host`). */
export async function parseRobots(text: string, origin: string, userAgent: string): Promise<Robots> {
  const lines = keepRules(text);
  // Most robots.txt forbid nothing; then no address need be held against it.
  if (!/^disallow:\s*\S/im.test(lines)) return { ...allowAll, sitemaps: findSitemaps(text) };
  const parser: unknown = (await import("robots-parser")).default;
  if (!isParser(parser)) throw new TypeError("robots-parser has no default export");
  const rules = parser(`${origin}/robots.txt`, lines);
  const token = productToken(userAgent);
  return {
    isAllowed: (address) => rules.isAllowed(address, token) !== false,
    sitemaps: findSitemaps(text),
    failure: null,
  };
}

/** RFC 9309 §2.3.1: 4xx means no rules; a server error or no answer means that everything is disallowed. */
export async function fetchRobots(
  client: HttpClient,
  origin: string,
  userAgent: string,
  signal: AbortSignal,
): Promise<Robots> {
  const plan = { maxBytes: MAX_BYTES, isCut: true };
  const result = await client.fetch(`${origin}/robots.txt`, { method: "GET", plan: () => plan }, signal);
  const { status, body } = result;
  if (status !== null && status < 300 && body !== null) {
    return parseRobots(new TextDecoder().decode(body), origin, userAgent);
  }
  if (result.error === null && status !== null && status < 500) return allowAll;
  if (result.error === "redirect-loop" || result.error === "too-many-redirects") return allowAll;
  const miss = missOf(result);
  return { isAllowed: () => false, sitemaps: [], failure: { ...miss, detail: `robots.txt: ${miss.detail}` } };
}
