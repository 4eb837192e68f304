/** Finds the further pages of lists whose addresses do not tell: by the pager that leads from one to the other. */

import { compareText } from "../text/compare-text.ts";
import type { ListDraft } from "./list-draft.ts";

/** By the list that they continue (the one with the shortest address). Lists with different names are different lists, whatever leads from one to the other. */
export function pairPages(
  drafts: readonly ListDraft[],
  lists: ReadonlyMap<string, ListDraft>,
): ReadonlyMap<ListDraft, readonly ListDraft[]> {
  const found = new Map<ListDraft, Set<ListDraft>>();
  for (const draft of drafts) {
    for (const address of draft.pages) {
      const other = lists.get(address);
      if (other === undefined || other === draft || draft.name === "" || other.name !== draft.name) continue;
      if (found.has(draft) && found.get(draft) === found.get(other)) continue;
      const together = new Set([...(found.get(draft) ?? [draft]), ...(found.get(other) ?? [other])]);
      for (const one of together) found.set(one, together);
    }
  }
  const paged = new Map<ListDraft, readonly ListDraft[]>();
  for (const together of new Set(found.values())) {
    const [first, ...others] = [...together].sort(byAddress);
    if (first !== undefined) paged.set(first, others);
  }
  return paged;
}

function byAddress(a: ListDraft, b: ListDraft): number {
  return a.address.length - b.address.length || compareText(a.address, b.address);
}
