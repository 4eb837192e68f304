/** Gives equal pieces of page source as one string, from page to page: names, addresses and menu texts repeat on all of them. */

import type { TextNotes } from "../model/document.ts";
import { flatText } from "../text/flat-text.ts";
import type { Cue } from "./cue.ts";

/** Slots of the pool: more than the different names, addresses and labels of a site's template. */
const SLOTS = 1 << 15;
/** Longer pieces hardly repeat. UTF-16 code units. */
export const LONGEST_POOLED = 120;

/** A text that stands or may stand on many pages, and what was found out about it. */
export class Label implements TextNotes {
  readonly text: string;
  traits = -1;
  silentTo: object | null = null;
  slipless: object | null = null;
  /** See `cueOf`; null when nobody has asked. */
  cue: Cue | null = null;

  constructor(text: string) {
    this.text = text;
  }
}

const EMPTY = new Label("");
const slots: Label[] = new Array<Label>(SLOTS).fill(EMPTY);

/**
 * The text of `[start, end)`. Of two equal pieces the second is mostly the same string as the first, so that whoever keeps or
 * compares it pays for it once, and none keeps its page's source alive. A newer piece takes over the slot of an older one:
 * the memory is bounded, whatever the site.
 */
export function pooledSlice(source: string, start: number, end: number): string {
  const length = end - start;
  if (length <= 0) return "";
  return length > LONGEST_POOLED ? source.slice(start, end) : pooledLabel(source, start, end).text;
}

/** The same for a piece of at least one and at most `LONGEST_POOLED` characters, with what is known about it. */
export function pooledLabel(source: string, start: number, end: number): Label {
  const slot = slotOf(source, start, end);
  const known = slots[slot]!;
  if (known.text.length === end - start && isSame(known.text, source, start)) return known;
  const label = new Label(flatText(source.slice(start, end)));
  slots[slot] = label;
  return label;
}

/** By length, the first two characters and the last six: addresses of one site differ at their ends. */
function slotOf(source: string, start: number, end: number): number {
  let hash = Math.imul(end - start, 0x9e3779b1) ^ source.charCodeAt(start);
  if (end - start > 1) hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(start + 1);
  for (let index = Math.max(start, end - 6); index < end; index += 1) {
    hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(index);
  }
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function isSame(known: string, source: string, start: number): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (known.charCodeAt(index) !== source.charCodeAt(start + index)) return false;
  }
  return true;
}
