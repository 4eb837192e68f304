/** Tells the boxes of a template (最新更新, 点击排行) from the lists of columns: they show the same entries beside several of them. */

import { hashText } from "../text/link-likeness.ts";
import type { ListDraft } from "./list-draft.ts";

/** Fewer entries may stand together by chance, and in fewer columns on purpose. */
const FEW = 3;

/** Equal for the same entries in any order, but for a chance of one in 2^60. */
export function keyOfBlock(entries: readonly string[]): string {
  const sorted = [...new Set(entries)].sort();
  const [one, other] = FACTORS.map((factor) =>
    sorted.reduce<number>((hash, entry) => hashText(hash, entry, factor), factor),
  );
  return `${sorted.length} ${one} ${other}`;
}

const FACTORS = [0x01000193, 0x5bd1e995] as const;

/** Keys of the blocks that stand in columns of three names, none of which lies in another: a column shows what its parts hold. */
export function findBoxes(drafts: Iterable<ListDraft>): ReadonlySet<string> {
  const shown = new Map<string, ListDraft[]>();
  for (const draft of drafts) {
    if (draft.name === "") continue;
    for (const [key, entries] of draft.blocks) {
      if (entries.length < FEW) continue;
      const others = shown.get(key) ?? [];
      others.push(draft);
      shown.set(key, others);
    }
  }
  const boxes = new Set<string>();
  for (const [key, all] of shown) {
    if (all.length < FEW) continue;
    const apart = all.filter((draft) => !all.some((other) => isBelow(other, draft)));
    if (new Set(apart.map(({ name }) => name)).size >= FEW) boxes.add(key);
  }
  return boxes;
}

/** `owns`: does the column hold these entries itself? Entries that its own list shows as well stay. */
export function withoutBoxes(
  draft: ListDraft,
  boxes: ReadonlySet<string>,
  owns: (draft: ListDraft, entries: readonly string[]) => boolean,
): ListDraft {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const [key, entries] of draft.blocks) {
    const isBox = boxes.has(key) && !owns(draft, entries);
    for (const entry of entries) (isBox ? others : own).add(entry);
  }
  const isOwn = (entry: string): boolean => own.has(entry) || !others.has(entry);
  if (![...draft.entries].some((entry) => !isOwn(entry))) return draft;
  const dated = new Map([...draft.dated].filter(([entry]) => isOwn(entry)));
  const guessed = new Map([...draft.guessed].filter(([entry]) => isOwn(entry)));
  return {
    ...draft,
    entries: new Set([...draft.entries].filter(isOwn)),
    undated: new Set([...draft.undated].filter(isOwn)),
    dated,
    guessed,
    dates: new Set([...dated].flatMap(([entry, date]) => (guessed.has(entry) ? [] : [date]))),
  };
}

function isBelow(draft: ListDraft, other: ListDraft): boolean {
  return draft.path.length > other.path.length && other.path.every((name, index) => draft.path[index] === name);
}
