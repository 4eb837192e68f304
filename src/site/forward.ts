/** Tells an entry page, whose only business is to send its visitor on to the home page. */

import type { Document } from "../model/document.ts";

/** Where a home page without entries and links of its own sends its visitor; null for any other page. */
export function forwardOf({ kind, links, items, url, finalUrl }: Document): string | null {
  if (kind !== "home" || items.length > 0) return null;
  if (links.some(({ element }) => element === "area" || element === "iframe")) return null;
  // One link is left for visitors whose browser does not go on by itself.
  if (links.filter(({ element }) => element === "a").length > 2) return null;
  const on = links.find(({ element, kind }) => (element === "meta" || element === "location") && kind === "page");
  return on === undefined || on.target === url || on.target === finalUrl ? null : on.target;
}
