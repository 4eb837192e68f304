/** Which blocks of links stand on which pages, and which targets they hold: a few bytes for each block, all the rest on a shelf. */

import type { BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { createIntLog } from "../text/int-log.ts";
import { createKeyTable } from "../text/key-table.ts";
import { createPlaceList } from "../text/place-list.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { unpackBlock } from "./packed-block.ts";

/** Of each place of a block, in the order of reading: number of the page, line, column. To be looked at only. */
export type BlockPlaces = Int32Array;

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

  /** Numbers of blocks, ascending. */
  function findBlocks(isWanted: (target: number) => boolean): Int32Array {
    const found: number[] = [];
    let block = -1;
    let left = 0;
    held.forEach((value) => {
      if (left === 0) {
        block += 1;
        left = value;
      } else {
        left -= 1;
        if (found.at(-1) !== block && isWanted(value)) found.push(block);
      }
    });
    return Int32Array.from(found);
  }

  /** One after the other: the places of each block, in one list since there may be as many blocks as pages. `ends`: where those of each end. */
  function placesOf(found: Int32Array): { readonly values: Int32Array; readonly ends: Int32Array } {
    const indexes = new Int32Array(keys.count()).fill(-1);
    for (const [index, block] of found.entries()) indexes[block] = index;
    const ends = new Int32Array(found.length);
    forEachPlace((_row, block) => {
      const index = indexes[block] ?? -1;
      if (index >= 0) ends[index] = (ends[index] ?? 0) + 3;
    });
    let all = 0;
    for (const [index, size] of ends.entries()) {
      ends[index] = all;
      all += size;
    }
    const values = new Int32Array(all);
    // Where the next place of a block goes; after the last one, where they end.
    forEachPlace((row, block, line, column) => {
      const index = indexes[block] ?? -1;
      const at = ends[index] ?? -1;
      if (at < 0) return;
      values[at] = row;
      values[at + 1] = line;
      values[at + 2] = column;
      ends[index] = at + 3;
    });
    return { values, ends };
  }

  function forEachPlace(visit: (row: number, block: number, line: number, column: number) => void): void {
    const entry = new Int32Array(4);
    let filled = 0;
    placed.forEach((value) => {
      entry[filled] = value;
      filled = (filled + 1) % entry.length;
      if (filled > 0) return;
      visit(entry[0] ?? 0, entry[1] ?? 0, entry[2] ?? 0, entry[3] ?? 0);
    });
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
      const found = findBlocks(isWanted);
      const { values, ends } = placesOf(found);
      for (const [index, block] of found.entries()) {
        const places = values.subarray(ends[index - 1] ?? 0, ends[index]);
        yield { block: unpackBlock(shelf.get(texts.at(block))), places };
      }
    },
  };
}
