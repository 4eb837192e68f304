/** Which blocks of links stand on which pages, and which targets they hold: a few bytes for each block, all the rest on a shelf. */

import type { BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { createIntLog } from "../text/int-log.ts";
import { createKeyTable } from "../text/key-table.ts";
import { createPlaceList } from "../text/place-list.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { unpackBlock } from "./packed-block.ts";

/** Of each place of a block, in the order of reading: number of the page, line, column. */
export type BlockPlaces = readonly number[];

export interface FoundBlock {
  readonly block: LinkBlock;
  readonly places: BlockPlaces;
}

export interface BlockIndex {
  readonly has: (key: string) => boolean;
  /** `targets`: numbers of the targets that matter, each once. `json`: the block, packed, as it is to be found again. */
  readonly add: (key: string, targets: ReadonlySet<number>, json: string) => void;
  /** As it was added. @throws RangeError for a block that was not: a bug of whoever asks. */
  readonly textOf: (key: string) => string;
  /** @throws RangeError for a block that was not added: a bug of its sender. */
  readonly place: (row: number, place: BlockPlace) => void;
  /** The blocks that hold a wanted target, in the order of first sight. Goes through everything once. */
  readonly find: (isWanted: (target: number) => boolean) => Iterable<FoundBlock>;
}

export function createBlockIndex(shelf: TextShelf): BlockIndex {
  const keys = createKeyTable();
  const texts = createPlaceList();
  /** Of each block in turn: how many targets it holds, and these. */
  const held = createIntLog(shelf);
  /** Of each place: row, block, line, column. */
  const placed = createIntLog(shelf);

  function numberOf(key: string): number {
    const block = keys.find(key);
    if (block < 0) throw new RangeError(`no block ${key}`);
    return block;
  }

  function findBlocks(isWanted: (target: number) => boolean): ReadonlySet<number> {
    const found = new Set<number>();
    let block = -1;
    let left = 0;
    held.forEach((value) => {
      if (left === 0) {
        block += 1;
        left = value;
      } else {
        left -= 1;
        if (isWanted(value)) found.add(block);
      }
    });
    return found;
  }

  /** By block. */
  function placesOf(found: ReadonlySet<number>): ReadonlyMap<number, BlockPlaces> {
    const places = new Map(Array.from(found, (block): [number, number[]] => [block, []]));
    const entry = new Int32Array(4);
    let filled = 0;
    placed.forEach((value) => {
      entry[filled] = value;
      filled = (filled + 1) % entry.length;
      if (filled > 0) return;
      const [row = 0, block = 0, line = 0, column = 0] = entry;
      places.get(block)?.push(row, line, column);
    });
    return places;
  }

  return {
    has: (key) => keys.find(key) >= 0,
    add(key, targets, json) {
      texts.set(keys.numberOf(key), shelf.put(json));
      held.push(targets.size);
      for (const target of targets) held.push(target);
    },
    textOf: (key) => shelf.get(texts.at(numberOf(key))),
    place(row, [key, line, column]) {
      placed.push(row);
      placed.push(numberOf(key));
      placed.push(line);
      placed.push(column);
    },
    *find(isWanted) {
      for (const [block, places] of placesOf(findBlocks(isWanted))) {
        yield { block: unpackBlock(shelf.get(texts.at(block))), places };
      }
    },
  };
}
