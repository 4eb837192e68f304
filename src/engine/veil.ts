/** Keeps personal data out of every text that leaves the engine (contract §4). */

import { buildMatcher } from "../match/matcher.ts";
import type { Match } from "../model/rule.ts";
import { maskPersonalData, maskValue } from "../text/mask.ts";

/** Hides what is personal in one page's texts. Lengths do not change, so that places stay valid. */
export interface Veil {
  readonly hide: (text: string) => string;
  /** Hides a quote that is personal as a whole; the match tells its kind. */
  readonly hideQuote: (quote: string, match: Omit<Match, "place">) => string;
}

/** `found`: quotes of personal findings on the page, with their matches; they are hidden wherever they stand on it. */
export function createVeil(found: readonly { readonly quote: string; readonly match: Omit<Match, "place"> }[]): Veil {
  const masks = new Map<string, string>();
  for (const { quote, match } of found) {
    if (quote !== "" && match.data?.["kind"] !== "label") masks.set(quote, hideQuote(quote, match));
  }
  const cover = createCover([...masks].sort(([a], [b]) => b.length - a.length));
  const known = new Map<string, string>();
  return {
    hide: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const hidden = maskPersonalData(cover(text));
      known.set(text, hidden);
      return hidden;
    },
    hideQuote,
  };
}

type Masked = readonly [quote: string, mask: string];

/** So few quotes are sought one after another. */
const FEW = 4;

/** Puts the masks over the quotes wherever they stand, the first quote first; linear in text and hits however many quotes there are. */
function createCover(quotes: readonly Masked[]): (text: string) => string {
  if (quotes.length <= FEW) {
    return (text) => quotes.reduce((hidden, [quote, mask]) => hidden.replaceAll(quote, mask), text);
  }
  const matcher = buildMatcher(quotes.map(([quote]) => quote));
  return (text) => {
    const hits: { readonly rank: number; readonly start: number }[] = [];
    matcher.scan(text, (rank, start) => hits.push({ rank, start }));
    if (hits.length === 0) return text;
    hits.sort((a, b) => a.rank - b.rank || a.start - b.start);
    const output = text.split("");
    for (const { rank, start } of hits) {
      const [quote, mask] = quotes[rank] ?? ["", ""];
      if (standsIn(output, start, quote)) for (let at = 0; at < mask.length; at++) output[start + at] = mask.charAt(at);
    }
    return output.join("");
  };
}

/** Not where the matcher folded width or case, nor where a mask has come over a part of it. */
function standsIn(output: readonly string[], start: number, quote: string): boolean {
  for (let at = 0; at < quote.length; at++) if (output[start + at] !== quote.charAt(at)) return false;
  return true;
}

function hideQuote(quote: string, match: Omit<Match, "place">): string {
  return maskValue(match.data?.["kind"] ?? "other", quote);
}

/** For `--reveal`: hides nothing. */
export const openVeil: Veil = { hide: (text) => text, hideQuote: (quote) => quote };
