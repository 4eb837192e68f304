/** Tells a redirect that hides a missing page: from somewhere inside a site to its home page. */

import { isWebAddress } from "./web-address.ts";

const HOME_FILE = /^(?:index|default|home|main)\d?\.[a-z]{2,5}$/i;

/** Does a redirect lead from a page inside a site to the home page of that or another host? */
export function leadsHome(target: string, finalUrl: string): boolean {
  return target !== finalUrl && !isHome(target) && isDeep(target) && isHome(finalUrl);
}

function isHome(address: string): boolean {
  const segments = segmentsOf(address);
  if (segments === null || address.includes("?")) return false;
  return segments.length === 0 || (segments.length === 1 && HOME_FILE.test(segments[0] ?? ""));
}

/** A page below a folder, or one told from others by a number; `/portal/` alone may be an old address of the home page. */
function isDeep(address: string): boolean {
  const segments = segmentsOf(address);
  if (segments === null) return false;
  const last = segments.at(-1) ?? "";
  if (HOME_FILE.test(last)) return segments.length > 2;
  return segments.length > 1 || /\d/.test(last) || /\d/.test(address.split("?").slice(1).join("?"));
}

function segmentsOf(address: string): string[] | null {
  if (!isWebAddress(address) || !URL.canParse(address)) return null;
  return new URL(address).pathname.split("/").filter((segment) => segment !== "");
}
