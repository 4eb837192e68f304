/** Reads a start tag and all that can be known of it wherever it stands (HTML Standard 13.2.5). */

import { flatText } from "../text/flat-text.ts";
import { type Attribute, findAttribute } from "./attribute.ts";
import { readCharacterReference } from "./character-reference.ts";
import { hidingOf } from "./hidden-styles.ts";
import { type Hint, hintOf } from "./hints.ts";
import { type LinkSource, linkSources } from "./link-sources.ts";
import { type ReadableAttribute, readableAttributes } from "./readable-attribute.ts";
import { LONGEST_POOLED, pooledSlice } from "./string-pool.ts";
import type { KeptSubtree } from "./subtree-memory.ts";
import { type TagName, tagName, tagNameAt } from "./tag-names.ts";

export interface StartTag {
  readonly name: TagName;
  /** From `<` to after `>`. */
  readonly length: number;
  /** Only those that extraction reads; of two with the same name the first one. */
  readonly attributes: readonly Attribute[];
  readonly isSelfClosing: boolean;
  /** `sheet`: not by itself, but style sheets may hide its class or id. */
  readonly hides: ReturnType<typeof hidingOf>;
  readonly hint: Hint;
  /** What it points to, were it not in a silent element. */
  readonly links: readonly LinkSource[];
  /** Values that visitors or search engines read. */
  readonly readable: readonly ReadableAttribute[];
  /** Fragments that lead to it: its id, and a link's name. */
  readonly anchors: readonly string[];
  /** Subtrees that begin with it, as `subtree-memory.ts` keeps them; null while there are none. */
  subtrees: KeptSubtree[] | null;
}

const READ: ReadonlySet<string> = new Set(
  (
    "id class style hidden title href src alt name content property http-equiv action value colspan rowspan scope type rel " +
    "onclick datetime data-src data-original data-url lay-src data poster background v-for ng-repeat height width border"
  ).split(" "),
);
const LONGEST_NAME = "data-original".length;
const NONE: readonly Attribute[] = [];
const NO_ANCHORS: readonly string[] = [];

/** An element that no tag makes. */
export function bareTag(name: string): StartTag {
  return makeTag(tagName(name), 0, NONE, false);
}

/** The start tag whose `<` stands at `at`; null when the source ends (at `limit`) before the tag does. */
export function parseStartTag(source: string, at: number, limit: number): StartTag | null {
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

/** With what follows from name and attributes. */
export function makeTag(
  name: TagName,
  length: number,
  attributes: readonly Attribute[],
  isSelfClosing: boolean,
): StartTag {
  return {
    name,
    length,
    attributes,
    isSelfClosing,
    hides: hidingOf(name.name, attributes),
    hint: hintOf(name.name, attributes),
    links: linkSources(name.name, attributes),
    readable: readableAttributes(name.name, attributes),
    anchors: anchorsOf(name.name, attributes),
    subtrees: null,
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
export function isNameEnd(code: number): boolean {
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
  if (pieces.length === 0) return { name, value: ownSlice(source, start, end), ...span, pieces: null };
  if (end > at) pieces.push(at - tag, end - tag, end - at);
  return { name, value: flatText(value + source.slice(at, end)), ...span, pieces };
}

/** In memory of its own: tags are kept longer than their pages. */
function ownSlice(source: string, start: number, end: number): string {
  return end - start > LONGEST_POOLED ? flatText(source.slice(start, end)) : pooledSlice(source, start, end);
}
