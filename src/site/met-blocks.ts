/** Remembers the blocks of links met last by their hashes, so that a template's are told without writing or comparing their keys. */

export interface MetBlock {
  /** Of its `LinkBlock`. */
  readonly key: string;
  readonly low: number;
  readonly high: number;
  /** Was the one who asks told of it before? */
  isTold: boolean;
}

/** Blocks of a thousand pages. A newer one takes over the slot of an older one: those of templates come back at once. */
const SLOTS = 1 << 14;
const slots: (MetBlock | null)[] = new Array<MetBlock | null>(SLOTS).fill(null);
let lastAsker: object | null = null;

/** The block of that hash, two lanes of 32 bits. `asker` is whoever is told of blocks: for another one than before all are new. */
export function metBlock(low: number, high: number, asker: object): MetBlock {
  if (asker !== lastAsker) slots.fill(null);
  lastAsker = asker;
  const slot = (low ^ (low >>> 15)) & (SLOTS - 1);
  const known = slots[slot];
  if (known?.low === low && known.high === high) return known;
  const key = (low >>> 0).toString(36) + (high >>> 0).toString(36).padStart(7, "0");
  const block = { key, low, high, isTold: false };
  slots[slot] = block;
  return block;
}
