/** Addresses in one canonical spelling, so that the same page is the same string wherever it is linked from. */

import { flatText } from "./flat-text.ts";

export { isLoopbackHost, isPrivateAddress, isPrivateHost } from "./host.ts";
export { pathGlob } from "./path-glob.ts";

const BLANK = /[\s\u200b\u2060]/;
const PATH_SESSION = /;(?:jsessionid|phpsessid|sessionid)=[^/;?]*/gi;
/** Cookieless ASP.NET sessions: `/(S(lit3py55t21z5v55vlm25s55))/`. */
const ASP_SESSION = /\/\([SAF]\([0-9A-Za-z_-]+\)\)(?=\/)/g;
const SESSION_NAMES = /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id|cfid|cftoken)$/i;
/** Short names that also carry ordinary ids: a session only when the value looks like one. */
const MAYBE_SESSION_NAMES = /^(?:sid|session)$/i;
const TRIPLET = /%[0-9a-f]{2}/gi;
const UNRESERVED = /[A-Za-z0-9\-._~]/;

function isSessionParameter(parameter: string): boolean {
  const equals = parameter.indexOf("=");
  const name = equals < 0 ? parameter : parameter.slice(0, equals);
  if (SESSION_NAMES.test(name)) return true;
  if (equals < 0 || !MAYBE_SESSION_NAMES.test(name)) return false;
  const value = parameter.slice(equals + 1);
  return value.length >= 20 && /^[0-9a-z]+$/i.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

/** RFC 3986 §6.2.2: hexadecimal digits upper-case, unreserved characters bare. Other bytes, GBK ones too, stay encoded as they are. */
function normalizeTriplets(text: string): string {
  return text.replace(TRIPLET, (triplet) => {
    const char = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return UNRESERVED.test(char) ? char : triplet.toUpperCase();
  });
}

function dropSessionParameters(search: string): string {
  const kept = search
    .slice(1)
    .split("&")
    .filter((parameter) => !isSessionParameter(parameter));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

/** Without the white space around it. A pattern for the end would try each blank inside a long address anew. */
function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || (code > 0x7f && BLANK.test(String.fromCharCode(code)));
}

function parseAddress(href: string, base: string): URL | null {
  try {
    return new URL(withoutBlanks(href), base);
  } catch {
    // No address: the caller's null says so.
    return null;
  }
}

/**
 * The absolute canonical address of a link without its fragment, or null when it is no http(s) or file address (or none at
 * all). WHATWG parsing, then RFC 3986 normalisation; session ids (`;jsessionid=`, `PHPSESSID=` …) are dropped, since they name
 * the visitor and not the page. White space around it, full-width too, is ignored. An empty href is the base itself.
 */
export function canonicalAddress(href: string, base: string): string | null {
  const parsed = parseAddress(href, base);
  if (parsed === null) return null;
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:" && parsed.protocol !== "file:") return null;
  const { pathname } = parsed;
  if (pathname.includes(";")) parsed.pathname = parsed.pathname.replace(PATH_SESSION, "");
  if (pathname.includes("/(")) parsed.pathname = parsed.pathname.replace(ASP_SESSION, "");
  if (parsed.search !== "") parsed.search = dropSessionParameters(parsed.search);
  let address = parsed.href;
  const hash = address.indexOf("#");
  if (hash >= 0) address = address.slice(0, hash);
  if (address.endsWith("?")) address = address.slice(0, -1);
  return address.includes("%") ? normalizeTriplets(address) : address;
}

/** Links of one site repeat from page to page; beyond this many the memory is emptied. */
const MEMORY_LIMIT = 10_000;
const memory = new Map<string, Map<string, string | null>>();
let remembered = 0;

/** What the links of one page are resolved against. Links that reach as far and have that base in common lead to one target. */
export interface LinkBase {
  /** Scheme and host: all that root-relative and absolute links need. */
  readonly host: string;
  /** The folder that relative links start from. */
  readonly folder: string;
  /** `canonicalAddress` that remembers what it has resolved, once a host or once a folder. */
  readonly resolve: (href: string) => string | null;
}

/** How much of the page's address decides where a link leads; links in white space are left to the page itself. */
export function linkReach(href: string): "host" | "folder" | "page" {
  const first = href.charCodeAt(0);
  if (!(first > SPACE) || first === QUESTION_MARK || first === NUMBER_SIGN) return "page";
  return first === SLASH || HAS_HOST.test(href) ? "host" : "folder";
}

/** For the links of a page at `base`; when that is no address, they have none either. */
export function createLinkBase(base: string): LinkBase {
  const place = placeOf(base);
  if (place === null) return { host: "", folder: "", resolve: () => null };
  const { host, folder } = place;
  const ofHost = remember(host);
  const ofFolder = remember(folder);
  let self: string | null | undefined;
  return {
    host,
    folder,
    resolve(href) {
      const reach = linkReach(href);
      if (reach === "page" && href.charCodeAt(0) === NUMBER_SIGN) {
        if (self === undefined) self = canonicalAddress("", base);
        return self;
      }
      if (reach === "page") return canonicalAddress(href, base);
      const known = reach === "host" ? ofHost : ofFolder;
      const hit = known.get(href);
      if (hit !== undefined) return hit;
      const address = canonicalAddress(href, base);
      known.set(flatText(href), address);
      remembered += 1;
      return address;
    },
  };
}

interface Place {
  readonly host: string;
  readonly folder: string;
}

/** An address whose last part is a plain file name: it stands where its folder stands. */
const PLAIN_FILE = /^https?:\/\/[^?#\\\s]*\/[\w-]+(?:\.[\w-]+)*$/;
const MOST_PLACES = 2000;
const places = new Map<string, Place>();

function placeOf(base: string): Place | null {
  if (!PLAIN_FILE.test(base)) return readPlace(base);
  const key = base.slice(0, base.lastIndexOf("/") + 1);
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = readPlace(base);
  if (place === null) return null;
  if (places.size >= MOST_PLACES) places.clear();
  places.set(flatText(key), place);
  return place;
}

function readPlace(base: string): Place | null {
  const parsed = parseAddress("", base);
  if (parsed === null) return null;
  return {
    host: `${parsed.protocol}//${parsed.host}`,
    folder: upToSlash(parsed.href.slice(0, parsed.href.length - parsed.search.length)),
  };
}

/** `canonicalAddress` for many links of one page; see `LinkBase`. */
export function createCanonicalizer(base: string): (href: string) => string | null {
  return createLinkBase(base).resolve;
}

const HAS_HOST = /^https?:\/\//i;
const SPACE = 0x20;
const NUMBER_SIGN = 0x23;
const SLASH = 0x2f;
const QUESTION_MARK = 0x3f;

function remember(key: string): Map<string, string | null> {
  if (remembered > MEMORY_LIMIT) {
    memory.clear();
    remembered = 0;
  }
  const known = memory.get(key) ?? new Map<string, string | null>();
  memory.set(key, known);
  return known;
}

/** The decoded fragment of a link without `#`; null when there is none or an empty one (the top of the page). */
export function fragmentOf(href: string): string | null {
  const hash = href.indexOf("#");
  if (hash < 0) return null;
  const raw = withoutBlanks(href.slice(hash + 1));
  if (raw === "") return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    // Not UTF-8: browsers then compare the fragment as written.
    return raw;
  }
}

/** An address or path up to and with its last slash; empty without one. */
export function upToSlash(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The host of an address in lower case with its port when that is not the default one; empty for `file:` and for no address. */
export function hostOf(address: string): string {
  return parseAddress("", address)?.host ?? "";
}

/**
 * Loads the public suffix list and returns a function from address or host to registrable domain (`www.a.gov.cn` → `a.gov.cn`),
 * null for IP addresses and unlisted names. The list is big, so it is only loaded here.
 */
export async function loadRegistrableDomain(): Promise<(addressOrHost: string) => string | null> {
  const { getDomain } = await import("tldts");
  return (addressOrHost) => getDomain(addressOrHost);
}
