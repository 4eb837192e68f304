/** Names a page by what stays when its address is spelled anew: the same page under http and https, with another query string, or as its folder's index. */

import { isWebAddress } from "./web-address.ts";

/** Names that never choose the content: tracking, caching, sessions. */
const IDLE =
  /^(?:utm_\w+|spm|from|share\w*|src|source|ref|referer|referrer|t|ts|_t?|time(?:stamp)?|v|ver|version|r|rnd|rand(?:om)?|nocache|cache|\w*session_?id|phpsessid|sid|token|wd|eqid)$/i;
/** A file that the server hands out as it lies there. */
const STATIC = /\.(?:s?html?|xhtml)$/i;
const INDEX = /(^|\/)(?:index|default)\.\w{2,5}$/i;

/** For http(s) addresses: host and path, and of the query what may choose the content, sorted. Other names stay as they are. */
export function pageKey(name: string): string {
  if (!isWebAddress(name) || !URL.canParse(name)) return name;
  const { host, pathname, search } = new URL(name);
  const path = pathname.replace(INDEX, "$1");
  const query = STATIC.test(pathname) ? "" : contentQuery(search);
  return `${host.replace(/:(?:80|443)$/, "")}${path}${query}`;
}

/** Host of an address; empty for other names. */
export function siteKey(name: string): string {
  return isWebAddress(name) && URL.canParse(name) ? new URL(name).host : "";
}

function contentQuery(search: string): string {
  const kept = search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !IDLE.test(part.split("=", 1)[0] ?? ""))
    .sort();
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}
