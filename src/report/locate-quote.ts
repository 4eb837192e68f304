/** Finds which occurrence of a quote in its context is the hit. */

import type { Span } from "../model/span.ts";

/** Characters of context that the engine keeps on each side (contract §2). */
const SIDE = 30;

/**
 * The hit has 30 characters before or after it unless its segment ends there; so among equal words the one whose longer
 * side comes nearest to 30 is it. Null when the context does not hold the quote.
 */
export function locateQuote(context: string, quote: string): Span | null {
  if (quote === "") return null;
  let best: Span | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = context.indexOf(quote); at >= 0; at = context.indexOf(quote, at + 1)) {
    const after = context.length - at - quote.length;
    const off =
      Math.min(Math.abs(at - SIDE), Math.abs(after - SIDE)) +
      Math.max(0, at - SIDE - 1) +
      Math.max(0, after - SIDE - 1);
    if (off >= distance) continue;
    best = { start: at, end: at + quote.length };
    distance = off;
  }
  return best;
}
