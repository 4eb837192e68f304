/** Which blocks of links stand on which pages, and which targets they hold: a few bytes for each block, all the rest on a shelf. */

import type { BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { createIntLog } from "../text/int-log.ts";
import { createKeyTable } from "../text/key-table.ts";
import { createPlaceList } from "../text/place-list.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { unpackBlock } from "./packed-block.ts";

/** A block on a page. */
export interface PlacedBlock {
  /** Number of the page, in the order of reading. */
  readonly row: number;
  readonly place: BlockPlace;
}

export interface BlockIndex {
  readonly has: (key: string) => boolean;
  /** `targets`: numbers of the targets that matter, each once. `json`: the block, packed, as it is to be found again. */
  readonly add: (key: string, targets: ReadonlySet<number>, json: string) => void;
  /** As it was added. @throws RangeError for a block that was not: a bug of whoever asks. */
  readonly textOf: (key: string) => string;
  /** @throws RangeError for a block that was not added: a bug of its sender. */
  readonly place: (row: number, place: BlockPlace) => void;
  /** The blocks that hold a wanted target, with all their places, latest page first. Goes through everything once. */
  readonly find: (
    isWanted: (target: number) => boolean,
  ) => Iterable<{ readonly block: LinkBlock; readonly places: readonly PlacedBlock[] }>;
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

  function findBlocks(isWanted: (target: number) => boolean): readonly number[] {
    const found: number[] = [];
    let block = -1;
    let left = 0;
    for (const value of held.values()) {
      if (left === 0) {
        block += 1;
        left = value;
      } else {
        left -= 1;
        if (found.at(-1) !== block && isWanted(value)) found.push(block);
      }
    }
    return found;
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
      const found = new Map(
        findBlocks(isWanted).map((number) => {
          const places: PlacedBlock[] = [];
          return [number, { block: unpackBlock(shelf.get(texts.at(number))), places }];
        }),
      );
      const entry = new Int32Array(4);
      let filled = 0;
      for (const value of placed.values()) {
        entry[filled] = value;
        filled = (filled + 1) % entry.length;
        if (filled > 0) continue;
        const [row = 0, number = 0, line = 0, column = 0] = entry;
        const one = found.get(number);
        one?.places.push({ row, place: [one.block.key, line, column] });
      }
      for (const { block, places } of found.values()) yield { block, places: places.reverse() };
    },
  };
}
