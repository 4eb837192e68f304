/** One fault of the template on many pages is one finding with many places (contract §2); findings in content are never merged. */

import type { PageFinding } from "../model/draft.ts";

export interface Collapser {
  /** Hands a content finding straight back; keeps a template finding until `flush` and returns null. */
  readonly add: (raw: PageFinding) => PageFinding | null;
  /** The template findings, each on the page whose address sorts first, whatever the order they came in. Leaves the collapser empty. */
  readonly flush: () => readonly PageFinding[];
}

interface Kept {
  first: PageFinding;
  readonly urls: Set<string>;
}

/** `siteOf`: sites of a run have their templates each for itself. Memory: one finding per distinct fault, and one reference per page that has it. */
export function createCollapser(siteOf: (address: string) => string): Collapser {
  const faults = new Map<string, Kept>();
  return {
    add: (raw) => {
      if (!raw.isTemplate) return raw;
      const key = `${siteOf(raw.draft.url)}\n${faultKey(raw)}`;
      const known = faults.get(key);
      if (known === undefined) {
        faults.set(key, { first: raw, urls: new Set([raw.draft.url, ...raw.draft.otherUrls]) });
        return null;
      }
      for (const url of raw.draft.otherUrls) known.urls.add(url);
      known.urls.add(raw.draft.url);
      if (isBefore(raw, known.first)) known.first = raw;
      return null;
    },
    flush: () => {
      const merged = [...faults.values()].map(merge);
      faults.clear();
      return merged;
    },
  };
}

/** A menu's relative address differs from folder to folder while its target does not. */
function faultKey({ draft, ordinal }: PageFinding): string {
  const { rule, link, quote, context, message } = draft;
  return [rule, link?.target ?? quote, context, link === null ? "" : message, ordinal].join("\n");
}

function isBefore(a: PageFinding, b: PageFinding): boolean {
  if (a.draft.url !== b.draft.url) return a.draft.url < b.draft.url;
  return a.draft.id < b.draft.id;
}

function merge({ first, urls }: Kept): PageFinding {
  urls.delete(first.draft.url);
  return { ...first, draft: { ...first.draft, places: urls.size + 1, otherUrls: [...urls].sort() } };
}
