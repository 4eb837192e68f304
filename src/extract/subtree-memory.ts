/** Remembers subtrees from page to page: menus, side lists and footers that stand on many pages in one spelling are parsed once. */

import { flatText } from "../text/flat-text.ts";
import { MetBefore } from "./met-before.ts";
import type { PageText } from "./page-texts.ts";
import type { StartTag } from "./start-tag.ts";
import { Label } from "./string-pool.ts";
import { ElementNode, type RawScript } from "./tree.ts";

/** Shorter ones are parsed as fast as they are found again; longer ones hardly repeat. UTF-16 code units. */
const SHORTEST = 200;
const LONGEST = 60_000;
/** Code units of source kept in all: several times as much as the templates of a site have. */
const MOST_KEPT = 1 << 19;
/** Subtrees kept for one spelling of a start tag. */
const MOST_OF_TAG = 16;
/** Letters that tell a subtree from others of its length. */
const SAMPLES = 24;

/**
 * A subtree that reads the same wherever it stands: nothing in it asked what is open around it. Offsets count from its first `<`,
 * indexes from its first element and its first text.
 */
export interface KeptSubtree {
  /** From the `<` of its root to after the root's end tag. */
  readonly source: string;
  /** What style sheets hid when it was read. */
  readonly hidden: string;
  /** Levels of elements, the root's included. */
  readonly depth: number;
  readonly elements: readonly KeptElement[];
  readonly texts: readonly KeptText[];
}

interface KeptElement {
  readonly tag: StartTag;
  /** -1 for the root. */
  readonly parent: number;
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly isHidden: boolean;
  readonly linkText: string;
  /** -1 when unknown. */
  readonly linkIn: number;
  /** Raw content of a script. */
  readonly script: { readonly start: number; readonly end: number } | null;
}

interface KeptText {
  readonly origin: readonly number[];
  readonly element: number;
  readonly linkLength: number;
  /** The text, however long, with what the pages find out about it. */
  readonly label: Label;
}

/** What a page came to so far. */
export interface ReadSoFar {
  readonly elements: ElementNode[];
  readonly texts: PageText[];
  readonly scripts: RawScript[];
}

const metBefore = new MetBefore(1 << 14);
/** Start tags that have subtrees kept. */
const holders: StartTag[] = [];
let kept = 0;

/** The subtree whose start tag stands at `at`, when the very same text was kept. */
export function findSubtree(tag: StartTag, source: string, at: number, hidden: string): KeptSubtree | null {
  if (tag.subtrees === null) return null;
  for (const one of tag.subtrees) if (one.hidden === hidden && isAt(one.source, source, at)) return one;
  return null;
}

/** Engines compare a slice with a text many bytes at a time; two letters first, since most candidates differ at their end or middle. */
function isAt(known: string, source: string, at: number): boolean {
  const { length } = known;
  const middle = length >> 1;
  return (
    source.charCodeAt(at + middle) === known.charCodeAt(middle) &&
    source.charCodeAt(at + length - 1) === 62 &&
    source.slice(at, at + length) === known
  );
}

/** Was a subtree of this text probably met before? Told of each, it remembers what it was told. */
export function isRepeated(source: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST) return false;
  let hash = length;
  const step = length / SAMPLES;
  for (let at = start; at < end; at += step) hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(at | 0);
  return metBefore.has(hash);
}

/** To be called for a subtree that its own end tag has just ended. */
export function keepSubtree(source: string, root: ElementNode, read: ReadSoFar, hidden: string): void {
  if (kept > MOST_KEPT) forgetSubtrees();
  const { tag } = root;
  if (tag.subtrees === null) {
    tag.subtrees = [];
    holders.push(tag);
  }
  if (tag.subtrees.length >= MOST_OF_TAG) tag.subtrees.pop();
  tag.subtrees.unshift(record(source, root, read, hidden));
  kept += root.end - root.start;
}

/** Adds a kept subtree to what was read, as if it had been read at `start`. */
export function placeSubtree(known: KeptSubtree, start: number, parent: ElementNode, read: ReadSoFar): void {
  const { elements, texts, scripts } = read;
  const first = elements.length;
  const firstText = texts.length;
  for (const one of known.elements) {
    const above = one.parent === -1 ? parent : elements[first + one.parent]!;
    const from = firstText + one.textFrom;
    const element = new ElementNode(elements.length, one.tag, above, start + one.start, from, one.isHidden);
    element.end = start + one.end;
    element.last = first + one.last;
    element.textTo = firstText + one.textTo;
    element.linkText = one.linkText;
    if (one.linkIn !== -1) element.linkIn = firstText + one.linkIn;
    elements.push(element);
    const { script } = one;
    if (script !== null) scripts.push({ element, start: start + script.start, end: start + script.end });
  }
  for (const { origin, element, linkLength, label } of known.texts) {
    const { text } = label;
    texts.push({ text, origin: shiftOrigin(origin, start), element: elements[first + element]!, linkLength, label });
  }
}

/** To be called when start tags are forgotten: a subtree is found by its own. */
export function forgetSubtrees(): void {
  for (const tag of holders) tag.subtrees = null;
  holders.length = 0;
  kept = 0;
}

/** In memory of its own: it outlives its page. */
function record(
  source: string,
  root: ElementNode,
  { elements, texts, scripts }: ReadSoFar,
  hidden: string,
): KeptSubtree {
  const bodies = new Map(scripts.map((script) => [script.element, script]));
  const depths: number[] = [];
  const own = elements.slice(root.index, root.last).map((element): KeptElement => {
    const parent = element === root ? -1 : (element.parent?.index ?? 0) - root.index;
    depths.push((depths[parent] ?? 0) + 1);
    const body = bodies.get(element);
    return {
      tag: element.tag,
      parent,
      start: element.start - root.start,
      end: element.end - root.start,
      last: element.last - root.index,
      textFrom: element.textFrom - root.textFrom,
      textTo: element.textTo - root.textFrom,
      isHidden: element.isHidden,
      linkText: flatText(element.linkText),
      linkIn: element.linkIn < 0 ? -1 : element.linkIn - root.textFrom,
      script: body === undefined ? null : { start: body.start - root.start, end: body.end - root.start },
    };
  });
  return {
    source: flatText(source.slice(root.start, root.end)),
    hidden,
    depth: Math.max(...depths),
    elements: own,
    texts: texts.slice(root.textFrom, root.textTo).map(({ text, origin, element, linkLength, label }) => ({
      origin: shiftOrigin(origin, -root.start),
      element: element.index - root.index,
      linkLength,
      label: label ?? new Label(flatText(text)),
    })),
  };
}

/** See `Origin`: of each three numbers the last two count in the source. */
function shiftOrigin(origin: readonly number[], by: number): number[] {
  // Most texts are of one run, and an array written out takes no more memory than it holds.
  if (origin.length === 3) return [origin[0]!, origin[1]! + by, origin[2]! + by];
  return origin.map((value, index) => (index % 3 === 0 ? value : value + by));
}
