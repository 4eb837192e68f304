/** Remembers start tags from page to page: a tag that stands on all pages of a site in the same spelling is read once. */

import { flatText } from "../text/flat-text.ts";
import { MetBefore } from "./met-before.ts";
import { isNameEnd, makeTag, parseStartTag, type StartTag } from "./start-tag.ts";
import { forgetSubtrees } from "./subtree-memory.ts";
import { tagNameAt, trimTagNames } from "./tag-names.ts";

/** Start tags kept from page to page: many times as many as a template has. */
const MOST_KEPT = 8_000;
/** Longer ones hardly repeat. UTF-16 code units. */
const LONGEST_KEPT = 400;

/** Letters at the end of a tag that tell it from others: there addresses and titles differ. */
const LETTERS = 24;
const metBefore = new MetBefore(1 << 16);

interface KeptTag {
  readonly raw: string;
  readonly tag: StartTag;
  /** The kept tag that came after it last time: in a template the same one comes again. */
  next: KeptTag | null;
}

const kept = new Map<string, KeptTag>();
let last: KeptTag | null = null;
/** Start tags without attributes, by the number of their name. */
const bare: (StartTag | undefined)[] = [];

/** To be called before each page: keeps the memory of names and tags bounded. */
export function trimStartTags(): void {
  if (!trimTagNames()) return;
  forgetTags();
  bare.length = 0;
}

function forgetTags(): void {
  forgetSubtrees();
  kept.clear();
  last = null;
}

/** The start tag whose `<` stands at `at`; null when the source ends (at `limit`) before the tag does. */
export function readStartTag(source: string, at: number, limit: number): StartTag | null {
  let nameEnd = at + 2;
  while (nameEnd < limit && !isNameEnd(source.charCodeAt(nameEnd))) nameEnd += 1;
  if (nameEnd < limit && source.charCodeAt(nameEnd) === 62) return readBareTag(source, at, nameEnd);
  return readKeptTag(source, at, limit) ?? parseStartTag(source, at, limit);
}

/** What was a whole tag once is one again: nothing after it is asked. Null for a tag that is not to be kept. */
function readKeptTag(source: string, at: number, limit: number): StartTag | null {
  const guess = last?.next ?? null;
  if (guess !== null && at + guess.raw.length <= limit && isAt(guess.raw, source, at)) {
    last = guess;
    return guess.tag;
  }
  const end = source.indexOf(">", at) + 1;
  if (end === 0 || end > limit || end - at > LONGEST_KEPT || !wasMet(source, at, end)) return null;
  const raw = source.slice(at, end);
  const found = kept.get(raw) ?? keepTag(raw, parseStartTag(source, at, limit));
  if (found === null) return null;
  // A new tag stands in the place of the one that was expected: what followed that will follow this.
  found.next ??= guess === null ? null : guess.next;
  if (last !== null) last.next = found;
  last = found;
  return found.tag;
}

/** Most of an article's own links come once: to keep them costs more than to read them. */
function wasMet(source: string, at: number, end: number): boolean {
  let hash = Math.imul(end - at, 0x5bd1e995) ^ source.charCodeAt((at + end) >> 1);
  for (let index = Math.max(at, end - LETTERS); index < end; index += 1) {
    hash = Math.imul(hash, 0x5bd1e995) ^ source.charCodeAt(index);
  }
  return metBefore.has(hash);
}

/** A tag that is longer has a `>` within a value: it is not to be found again by its first one. */
function keepTag(raw: string, tag: StartTag | null): KeptTag | null {
  if (tag === null || tag.length !== raw.length) return null;
  if (kept.size >= MOST_KEPT) forgetTags();
  const made = { raw: flatText(raw), tag, next: null };
  kept.set(made.raw, made);
  return made;
}

/** Most tags differ at their ends or in their middle, where it costs least to see. */
function isAt(raw: string, source: string, at: number): boolean {
  const { length } = raw;
  const middle = length >> 1;
  return (
    source.charCodeAt(at + length - 1) === 62 &&
    source.charCodeAt(at + middle) === raw.charCodeAt(middle) &&
    source.charCodeAt(at + length - 3) === raw.charCodeAt(length - 3) &&
    source.slice(at, at + length) === raw
  );
}

function readBareTag(source: string, at: number, nameEnd: number): StartTag {
  const name = tagNameAt(source, at + 1, nameEnd);
  const known = bare[name.id];
  if (known !== undefined) return known;
  const tag = makeTag(name, nameEnd + 1 - at, [], false);
  bare[name.id] = tag;
  return tag;
}
