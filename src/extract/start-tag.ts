/** Reads start tags; a tag that stands on page after page in the same spelling is read once. */

import { flatText } from "../text/flat-text.ts";
import { type Attribute, findAttribute } from "./attribute.ts";
import { readCharacterReference } from "./character-reference.ts";
import { hidesElement } from "./hidden-styles.ts";
import { type Hint, hintOf } from "./hints.ts";
import { type LinkSource, linkSources } from "./link-sources.ts";
import { type ReadableAttribute, readableAttributes } from "./readable-attribute.ts";
import { pooledSlice } from "./string-pool.ts";
import { type TagName, tagName, tagNameAt, trimTagNames } from "./tag-names.ts";

export interface StartTag {
  readonly name: TagName;
  /** From `<` to after `>`. */
  readonly length: number;
  /** Only those that extraction reads; of two with the same name the first one. */
  readonly attributes: readonly Attribute[];
  readonly isSelfClosing: boolean;
  /** `sheet`: not by itself, but style sheets may hide its class or id. */
  readonly hides: "yes" | "no" | "sheet";
  readonly hint: Hint;
  /** What it points to, were it not in a silent element. */
  readonly links: readonly LinkSource[];
  /** Values that visitors or search engines read. */
  readonly readable: readonly ReadableAttribute[];
  /** Fragments that lead to it: its id, and a link's name. */
  readonly anchors: readonly string[];
}

const READ: ReadonlySet<string> = new Set(
  (
    "id class style hidden title href src alt name content property http-equiv action value colspan rowspan scope type rel " +
    "onclick data-src data-original data-url lay-src data poster background v-for ng-repeat height width border"
  ).split(" "),
);
/** Start tags kept from page to page: many times as many as a template has. */
const MOST_KEPT = 10_000;
/** Longer ones hardly repeat. UTF-16 code units. */
const LONGEST_KEPT = 400;
const LONGEST_NAME = "data-original".length;
const NONE: readonly Attribute[] = [];
const NO_ANCHORS: readonly string[] = [];

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
  kept.clear();
  last = null;
}

/** An element that no tag makes. */
export function bareTag(name: string): StartTag {
  return makeTag(tagName(name), 0, NONE, false);
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
  if (end === 0 || end > limit || end - at > LONGEST_KEPT) return null;
  const raw = source.slice(at, end);
  const found = kept.get(raw) ?? keepTag(raw, parseStartTag(source, at, limit));
  if (found === null) return null;
  // A new tag stands in the place of the one that was expected: what followed that will follow this.
  found.next ??= guess === null ? null : guess.next;
  if (last !== null) last.next = found;
  last = found;
  return found.tag;
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
  const tag = makeTag(name, nameEnd + 1 - at, NONE, false);
  bare[name.id] = tag;
  return tag;
}

function parseStartTag(source: string, at: number, limit: number): StartTag | null {
  let index = at + 1;
  while (index < limit && !isNameEnd(source.charCodeAt(index))) index += 1;
  const name = tagNameAt(source, at + 1, index);
  let attributes: Attribute[] | null = null;
  let isSelfClosing = false;
  while (index < limit) {
    const code = source.charCodeAt(index);
    if (code === 62) {
      return makeTag(name, index + 1 - at, attributes ?? NONE, isSelfClosing);
    }
    if (isSpace(code) || code === 47) {
      isSelfClosing = code === 47 && source.charCodeAt(index + 1) === 62;
      index += 1;
      continue;
    }
    const nameStart = index;
    // A name may begin with `=`; any later one ends it.
    index += 1;
    while (index < limit && source.charCodeAt(index) !== 61 && !isNameEnd(source.charCodeAt(index))) index += 1;
    const attribute = attributeName(source, nameStart, index);
    const nameEnd = index;
    while (index < limit && isSpace(source.charCodeAt(index))) index += 1;
    let start = nameEnd;
    let end = nameEnd;
    if (source.charCodeAt(index) === 61 && index < limit) {
      index += 1;
      while (index < limit && isSpace(source.charCodeAt(index))) index += 1;
      const quote = source.charCodeAt(index);
      if (quote === 34 || quote === 39) {
        start = index + 1;
        end = source.indexOf(quote === 34 ? '"' : "'", start);
        if (end === -1) return null;
        index = end + 1;
      } else {
        start = index;
        while (index < limit && source.charCodeAt(index) !== 62 && !isSpace(source.charCodeAt(index))) index += 1;
        end = index;
      }
    } else {
      index = nameEnd;
    }
    if (attribute === "" || attributes?.some((other) => other.name === attribute)) continue;
    attributes ??= [];
    attributes.push(readValue(source, at, attribute, start, end));
  }
  return null;
}

function makeTag(name: TagName, length: number, attributes: readonly Attribute[], isSelfClosing: boolean): StartTag {
  return {
    name,
    length,
    attributes,
    isSelfClosing,
    hides: hidesOwn(name.name, attributes),
    hint: hintOf(name.name, attributes),
    links: linkSources(name.name, attributes),
    readable: readableAttributes(name.name, attributes),
    anchors: anchorsOf(name.name, attributes),
  };
}

function anchorsOf(name: string, attributes: readonly Attribute[]): readonly string[] {
  if (attributes.length === 0) return NO_ANCHORS;
  const id = findAttribute(attributes, "id")?.value ?? "";
  const own = name === "a" ? (findAttribute(attributes, "name")?.value ?? "") : "";
  return id === "" && own === "" ? NO_ANCHORS : [id, own].filter((anchor) => anchor !== "");
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

/** White space, `/` or `>`. */
function isNameEnd(code: number): boolean {
  return code === 62 || code === 47 || isSpace(code);
}

/** Empty for attributes that nobody reads. */
function attributeName(source: string, start: number, end: number): string {
  if (end - start > LONGEST_NAME) return "";
  const name = pooledSlice(source, start, end);
  if (READ.has(name)) return name;
  const lower = name.toLowerCase();
  return READ.has(lower) ? lower : "";
}

function readValue(source: string, tag: number, name: string, start: number, end: number): Attribute {
  let amp = start;
  while (amp < end && source.charCodeAt(amp) !== 38) amp += 1;
  const pieces: number[] = [];
  let value = "";
  let at = start;
  while (amp < end) {
    const reference = readCharacterReference(source, amp, true);
    if (reference !== null) {
      if (amp > at) pieces.push(at - tag, amp - tag, amp - at);
      value += source.slice(at, amp) + reference.text;
      pieces.push(amp - tag, reference.end - tag, reference.text.length);
      at = reference.end;
    }
    amp = Math.max(at, amp + 1);
    while (amp < end && source.charCodeAt(amp) !== 38) amp += 1;
  }
  const span = { start: start - tag, end: end - tag };
  if (pieces.length === 0) return { name, value: pooledSlice(source, start, end), ...span, pieces: null };
  if (end > at) pieces.push(at - tag, end - tag, end - at);
  return { name, value: flatText(value + source.slice(at, end)), ...span, pieces };
}

function hidesOwn(name: string, attributes: readonly Attribute[]): StartTag["hides"] {
  let isNamed = false;
  let isShown = false;
  let isTiny = false;
  for (const attribute of attributes) {
    if (attribute.name === "hidden") return "yes";
    if (attribute.name === "class" || attribute.name === "id") isNamed = true;
    else if (attribute.name === "style") {
      if (hidesElement(attribute.value, name)) return "yes";
      isShown = /display\s*:/i.test(attribute.value);
    } else if (attribute.name === "height" || attribute.name === "width") {
      isTiny ||= /^[0-5](?:px)?$/.test(attribute.value);
    }
  }
  if (name === "marquee" && isTiny) return "yes";
  return isNamed && !isShown ? "sheet" : "no";
}
