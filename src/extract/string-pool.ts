/** Gives equal pieces of page source as one string, from page to page: names, addresses and menu texts repeat on all of them. */

import { flatText } from "../text/flat-text.ts";

/** Slots of the pool: more than the different names, addresses and labels of a site's template. */
const SLOTS = 1 << 15;
/** Longer pieces hardly repeat. UTF-16 code units. */
export const LONGEST_POOLED = 120;

const slots: string[] = new Array<string>(SLOTS).fill("");

/**
 * The text of `[start, end)`. Of two equal pieces the second is mostly the same string as the first, so that whoever keeps or
 * compares it pays for it once, and none keeps its page's source alive. A newer piece takes over the slot of an older one:
 * the memory is bounded, whatever the site.
 */
export function pooledSlice(source: string, start: number, end: number): string {
  const length = end - start;
  if (length <= 0) return "";
  if (length > LONGEST_POOLED) return source.slice(start, end);
  const slot = slotOf(source, start, end);
  const known = slots[slot]!;
  if (known.length === length && isSame(known, source, start)) return known;
  const text = flatText(source.slice(start, end));
  slots[slot] = text;
  return text;
}

/** By length, the first two characters and the last six: addresses of one site differ at their ends. */
function slotOf(source: string, start: number, end: number): number {
  let hash = Math.imul(end - start, 0x9e3779b1) ^ source.charCodeAt(start);
  if (end - start > 1) hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(start + 1);
  for (let index = Math.max(start, end - 6); index < end; index += 1) {
    hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(index);
  }
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function isSame(known: string, source: string, start: number): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (known.charCodeAt(index) !== source.charCodeAt(start + index)) return false;
  }
  return true;
}
