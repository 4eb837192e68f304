/** Cuts a page's links into blocks that pages of one template share, so that a page is told by a few keys. */

import type { Document, Link, PlainLink } from "../model/document.ts";
import type { Location } from "../model/finding.ts";
import type { BlockLink, BlockPlace, LinkBlock } from "../model/page-digest.ts";
import { lineColumn, lineStarts } from "../text/position.ts";

/** One link in so many ends a block, whichever stands before it: a link of its own then spoils one block only. */
const ENDS = 8;
const LONGEST = 32;

export interface PageLinks {
  readonly places: readonly BlockPlace[];
  /** The blocks that `isKnown` did not know. */
  readonly blocks: readonly LinkBlock[];
}

/** Links that are to be asked or offered, in page order. `isKnown` is told of each key once and answers for those before. */
export function digestLinks(document: Document, isKnown: (key: string) => boolean): PageLinks {
  const links = document.links.filter(isKept);
  const places: BlockPlace[] = [];
  const blocks: LinkBlock[] = [];
  if (links.length === 0) return { places, blocks };
  const starts = lineStarts(document.source);
  let from = 0;
  let hash = newHash();
  for (let at = 0; at < links.length; at++) {
    const link = links[at];
    const first = links[from];
    if (link === undefined || first === undefined) break;
    const base = lineColumn(starts, first.source.start);
    hash = addLink(hash, link, placeOf(link, starts, base));
    const next = links[at + 1];
    const isLast = next === undefined || (next.region === "main") !== (link.region === "main");
    if (!isLast && at - from + 1 < LONGEST && hashText(0, link.href) % ENDS !== 0) continue;
    const key = keyOf(hash);
    places.push([key, base.line, base.column]);
    if (!isKnown(key))
      blocks.push({ key, links: links.slice(from, at + 1).map((one) => blockLink(one, starts, base)) });
    from = at + 1;
    hash = newHash();
  }
  return { places, blocks };
}

/** Is the target worth asking? */
export function isAskable({ target, kind, element, region }: PlainLink): boolean {
  if (target === null || !/^(?:https?|file):/.test(target)) return false;
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

function placeOf(
  { source }: Link,
  starts: readonly number[],
  base: { readonly line: number; readonly column: number },
): BlockLink["place"] {
  const start = lineColumn(starts, source.start);
  const end = lineColumn(starts, source.end);
  return [
    start.line - base.line,
    start.line === base.line ? start.column - base.column : start.column,
    end.line - base.line,
    end.line === base.line ? end.column - base.column : end.column,
  ];
}

function blockLink(
  link: KeptLink,
  starts: readonly number[],
  base: { readonly line: number; readonly column: number },
): BlockLink {
  const { kind, element, region, href, target, fragment, text, path } = link;
  return { kind, element, region, href, target, fragment, text, path, place: placeOf(link, starts, base) };
}

/** Two lanes of FNV-1a, 32 bits each. */
interface Hash {
  readonly low: number;
  readonly high: number;
}

function newHash(): Hash {
  return { low: 0x811c9dc5, high: 0x9747b28c };
}

function addLink({ low, high }: Hash, link: KeptLink, place: BlockLink["place"]): Hash {
  const { kind, element, region, href, target, fragment, text, path } = link;
  let [a, b] = [low, high];
  for (const part of [href, target, text, path, kind, element, region, fragment ?? "\0"]) {
    a = Math.imul(hashText(a, part) ^ part.length, 0x01000193);
    b = Math.imul(hashText(b, part) ^ 0x1f, 0x5bd1e995);
    b ^= b >>> 15;
  }
  for (const number of place) {
    a = Math.imul(a ^ number, 0x01000193);
    b = Math.imul(b ^ number, 0x5bd1e995) ^ (a >>> 13);
  }
  return { low: a, high: b };
}

function hashText(seed: number, text: string): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 16)) >>> 0;
}

function keyOf({ low, high }: Hash): string {
  return (low >>> 0).toString(36) + (high >>> 0).toString(36).padStart(7, "0");
}
