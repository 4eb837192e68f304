/** Finds the lists that columns show in frames. */

import type { ListDraft } from "./list-draft.ts";

/** By the column that shows them, with their further pages. One that several columns show is a part of the template. */
export function pairFrames(
  drafts: readonly ListDraft[],
  lists: ReadonlyMap<string, ListDraft>,
): ReadonlyMap<ListDraft, readonly ListDraft[]> {
  const framed = new Map<ListDraft, readonly ListDraft[]>();
  const shown = new Map<ListDraft, number>();
  for (const draft of drafts) {
    const firsts = [...draft.frames]
      .map((frame) => lists.get(frame))
      .filter((own) => own !== undefined && own !== draft);
    if (firsts.length === 0) continue;
    const own = drafts.filter((one) => firsts.some((first) => first === one || isPageOf(first, one)));
    framed.set(draft, own);
    for (const one of own) shown.set(one, (shown.get(one) ?? 0) + 1);
  }
  for (const [draft, own] of framed) {
    const alone = own.filter((one) => shown.get(one) === 1);
    if (alone.length === 0) framed.delete(draft);
    else framed.set(draft, alone);
  }
  return framed;
}

/** Pages in frames have no names to tell which list they belong to. */
function isPageOf(first: ListDraft | undefined, one: ListDraft): boolean {
  return first !== undefined && one.isList && first.name === "" && one.name === "" && first.series === one.series;
}
