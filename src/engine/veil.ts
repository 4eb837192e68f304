/** Keeps personal data out of every text that leaves the engine (contract §4). */

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
  const longestFirst = [...masks].sort(([a], [b]) => b.length - a.length);
  const known = new Map<string, string>();
  return {
    hide: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      let hidden = text;
      for (const [quote, mask] of longestFirst) hidden = hidden.replaceAll(quote, mask);
      hidden = maskPersonalData(hidden);
      known.set(text, hidden);
      return hidden;
    },
    hideQuote,
  };
}

function hideQuote(quote: string, match: Omit<Match, "place">): string {
  return maskValue(match.data?.["kind"] ?? "other", quote);
}

/** For `--reveal`: hides nothing. */
export const openVeil: Veil = { hide: (text) => text, hideQuote: (quote) => quote };
