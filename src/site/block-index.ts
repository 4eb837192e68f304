/** Which blocks of links stand on which pages, and which targets they hold: a few bytes for each, the links themselves on a shelf. */

import type { BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { createIntList } from "../text/int-list.ts";
import { unpackBlock } from "./packed-block.ts";
import type { TextShelf } from "./text-shelf.ts";

/** A block on a page. */
export interface PlacedBlock {
  /** Number of the page, in the order of reading. */
  readonly row: number;
  readonly place: BlockPlace;
}

export interface BlockIndex {
  readonly has: (key: string) => boolean;
  /** `targets`: numbers of the targets that matter, each once. `json`: the block, packed, as it is to be found again. */
  readonly add: (key: string, targets: Iterable<number>, json: string) => void;
  /** @throws RangeError for a block that was not added: a bug of its sender. */
  readonly place: (row: number, place: BlockPlace) => void;
  /** The blocks that hold a wanted target, with all their places, latest page first. */
  readonly find: (
    isWanted: (target: number) => boolean,
  ) => Iterable<{ readonly block: LinkBlock; readonly places: readonly PlacedBlock[] }>;
}

/** Row, line, column, and the entry of the block's place before: one more than its index, 0 for none. */
const ENTRY = 4;

export function createBlockIndex(shelf: TextShelf): BlockIndex {
  const numbers = new Map<string, number>();
  /** Where the targets of a block begin; they end where the next one's begin. */
  const starts = createIntList();
  const targets = createIntList();
  const entries = createIntList();
  const latest = createIntList();
  const texts: number[] = [];

  function holds(block: number, isWanted: (target: number) => boolean): boolean {
    const end = block + 1 < starts.length() ? starts.at(block + 1) : targets.length();
    for (let at = starts.at(block); at < end; at++) if (isWanted(targets.at(at))) return true;
    return false;
  }

  function placesOf(block: number, key: string): PlacedBlock[] {
    const places: PlacedBlock[] = [];
    for (let next = latest.at(block); next !== 0; ) {
      const at = (next - 1) * ENTRY;
      places.push({ row: entries.at(at), place: [key, entries.at(at + 1), entries.at(at + 2)] });
      next = entries.at(at + 3);
    }
    return places;
  }

  return {
    has: (key) => numbers.has(key),
    add(key, held, json) {
      numbers.set(key, starts.length());
      starts.push(targets.length());
      for (const target of held) targets.push(target);
      latest.push(0);
      texts.push(shelf.put(json));
    },
    place(row, [key, line, column]) {
      const block = numbers.get(key);
      if (block === undefined) throw new RangeError(`no block ${key}`);
      const entry = entries.length() / ENTRY + 1;
      entries.push(row);
      entries.push(line);
      entries.push(column);
      entries.push(latest.at(block));
      latest.set(block, entry);
    },
    *find(isWanted) {
      for (const [key, block] of numbers) {
        if (!holds(block, isWanted)) continue;
        yield { block: unpackBlock(shelf.get(texts[block] ?? 0)), places: placesOf(block, key) };
      }
    },
  };
}
