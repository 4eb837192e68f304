/** Cuts a page's links into blocks that pages of one template share, so that a page is told by a few keys. */

import type { Document, Link, PlainLink } from "../model/document.ts";
import type { Location } from "../model/finding.ts";
import type { BlockLink, BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { hashNumber, likenessOf } from "../text/link-likeness.ts";
import { lineColumn, lineStarts } from "../text/position.ts";
import { type MetBlock, metBlock } from "./met-blocks.ts";

/** One link in so many ends a block, whichever stands before it: a link of its own then spoils one block only. */
const ENDS = 4;
const LONGEST = 32;
const LOW_FACTOR = 0x01000193;
const HIGH_FACTOR = 0x85ebca6b;

export interface PageLinks {
  readonly places: readonly BlockPlace[];
  /** The blocks that `isKnown` was not told of before. */
  readonly blocks: readonly LinkBlock[];
}

/**
 * Links that are to be asked or offered, in page order. `isKnown` is told of keys and answers for those before; of what
 * it was told lately it is not asked again. A template's links to the page itself (`#`) are left out: they tell nothing, and would
 * make its block another one on each page.
 */
export function digestLinks(document: Document, isKnown: (key: string) => boolean): PageLinks {
  const { url, finalUrl } = document;
  const links: KeptLink[] = [];
  for (const link of document.links) {
    const isOwn = link.region !== "main" && (link.target === url || link.target === finalUrl);
    if (!isOwn && isKept(link)) links.push(link);
  }
  const places: BlockPlace[] = [];
  const blocks: LinkBlock[] = [];
  const [first] = links;
  if (first === undefined) return { places, blocks };
  const locator = new Locator(document.source);
  const hash = createBlockHash(isKnown);
  let from = 0;
  locator.seek(first.source.start);
  let { line, column } = locator;
  let offsets: BlockLink["place"][] = [];
  for (let at = 0; at < links.length; at++) {
    const link = links[at] ?? first;
    const place = placeOf(link, locator, line, column);
    offsets.push(place);
    hash.add(link, place);
    const next = links[at + 1];
    const isLast = next === undefined || (next.region === "main") !== (link.region === "main");
    if (!isLast && at - from + 1 < LONGEST && !isEnd(link)) continue;
    const block = hash.take();
    const { key } = block;
    places.push([key, line, column]);
    if (!block.isTold && !isKnown(key))
      blocks.push({ key, links: links.slice(from, at + 1).map((one, i) => blockLink(one, offsets[i])) });
    block.isTold = true;
    from = at + 1;
    offsets = [];
    if (next === undefined) continue;
    locator.seek(next.source.start);
    ({ line, column } = locator);
  }
  return { places, blocks };
}

/** Is the target worth asking? */
export function isAskable({ target, kind, element, region }: PlainLink): boolean {
  if (target === null) return false;
  if (kind === "style" || kind === "script" || kind === "form") return false;
  // Addresses that only a script knows: whether it ever goes there is not known.
  if (element === "createPageHTML" || element === "location") return false;
  return !isWrittenHidden(element, region);
}

/** Is the target offered to the source for reading? */
export function isOffered({ target, kind, element, region }: PlainLink): boolean {
  return target !== null && (kind === "page" || kind === "frame") && !isWrittenHidden(element, region);
}

/** Where a block's link stands on a page. */
export function locationOf({ place, path }: BlockLink, [, line, column]: BlockPlace): Location {
  const [startLine, startColumn, endLine, endColumn] = place;
  return {
    line: line + startLine,
    column: startLine === 0 ? column + startColumn : startColumn,
    endLine: line + endLine,
    endColumn: endLine === 0 ? column + endColumn : endColumn,
    path,
  };
}

type KeptLink = Link & { readonly target: string };

function isKept(link: Link): link is KeptLink {
  return isAskable(link) || isOffered(link);
}

/** A hidden link in a script's string is a decoy or a counter, not a page. */
function isWrittenHidden(element: string, region: string): boolean {
  return element === "document.write" && region === "hidden";
}

/** Whichever stands before it. */
function isEnd(link: KeptLink): boolean {
  const { low, high } = link.likeness ?? likenessOf(link);
  return ((low ^ high) >>> 0) % ENDS === 0;
}

/** `line`, `column`: of the block's beginning, one-based. */
function placeOf({ source }: Link, locator: Locator, line: number, column: number): BlockLink["place"] {
  locator.seek(source.start);
  const startLine = locator.line - line;
  const startColumn = startLine === 0 ? locator.column - column : locator.column;
  locator.seek(source.end);
  const endLine = locator.line - line;
  return [startLine, startColumn, endLine, endLine === 0 ? locator.column - column : locator.column];
}

/** Links stand in the order of the source, nearly all of them: the line before is the best guess. */
class Locator {
  readonly #starts: readonly number[];
  /** Of the offset last sought, one-based. */
  line = 1;
  column = 1;

  constructor(source: string) {
    this.#starts = lineStarts(source);
  }

  seek(offset: number): void {
    const starts = this.#starts;
    let line = this.line - 1;
    if ((starts[line] ?? 0) > offset) line = lineColumn(starts, offset).line - 1;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
    this.line = line + 1;
    this.column = offset - (starts[line] ?? 0) + 1;
  }
}

function blockLink(link: KeptLink, place: BlockLink["place"] = [0, 0, 0, 0]): BlockLink {
  const { kind, element, region, href, target, fragment, text, path } = link;
  return { kind, element, region, href, target, fragment, text, path, place };
}

interface BlockHash {
  readonly add: (link: KeptLink, place: BlockLink["place"]) => void;
  /** The block of what was added since the last one. */
  readonly take: () => MetBlock;
}

/**
 * Two lanes of 32 bits. Paths count in the page's own part only: working them out for all links of all pages costs more than all
 * the rest, and template links that are equal in all else, with equal distances from each other, stand in one template.
 */
function createBlockHash(asker: object): BlockHash {
  let low = 0;
  let high = 0;

  function addText(text: string): void {
    const { length } = text;
    let first = low;
    let second = high;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      first = Math.imul(first ^ unit, LOW_FACTOR);
      second = Math.imul(second ^ unit, HIGH_FACTOR);
    }
    low = hashNumber(first ^ (first >>> 15), length, LOW_FACTOR);
    high = hashNumber(second ^ (second >>> 15), length, HIGH_FACTOR);
  }
  function addNumber(number: number): void {
    low = hashNumber(low, number, LOW_FACTOR);
    high = hashNumber(high, number, HIGH_FACTOR);
  }

  return {
    add(link, place) {
      const likeness = link.likeness ?? likenessOf(link);
      low = hashNumber(low, likeness.low, LOW_FACTOR);
      high = hashNumber(high, likeness.high, HIGH_FACTOR);
      addText(link.text);
      addText(link.region);
      if (link.region === "main") addText(link.path);
      for (let at = 0; at < place.length; at++) addNumber(place[at] ?? 0);
    },
    take() {
      const block = metBlock(low | 0, high | 0, asker);
      low = 0;
      high = 0;
      return block;
    },
  };
}
