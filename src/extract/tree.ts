/** A page's elements in document order: a subtree is the range from an element to its `last`. */

import type { Span } from "../model/span.ts";
import { type Attribute, findAttribute } from "./attribute.ts";
import type { StartTag } from "./start-tag.ts";

export class ElementNode {
  readonly index: number;
  /** Shared by all elements, on all pages, whose start tags are spelt alike. */
  readonly tag: StartTag;
  /** Lower case; empty for the root. */
  readonly name: string;
  readonly parent: ElementNode | null;
  /** Nearest element that begins a text of its own, itself included. */
  readonly block: ElementNode;
  /** Inside `script`, `noscript`, `template` … */
  readonly isSilent: boolean;
  /** Not shown: by its own style or an ancestor's. */
  readonly isHidden: boolean;
  /** Source offset of its `<`. */
  readonly start: number;
  /** Source offset after its end tag, or where it was closed. */
  end: number;
  /** Index after the last descendant. */
  last: number;
  /** Range of the texts ended before its start and before its end: for blocks exactly its own texts. */
  textFrom: number;
  textTo: number;
  /** Read text of links and options; empty for others. */
  linkText = "";
  /** Index of the text that a link stands in; -1 when unknown. */
  linkIn = -1;

  constructor(
    index: number,
    tag: StartTag,
    parent: ElementNode | null,
    start: number,
    textFrom: number,
    isHidden: boolean,
  ) {
    this.index = index;
    this.tag = tag;
    this.name = tag.name.name;
    this.parent = parent;
    this.block = parent === null || tag.name.isBlock ? this : parent.block;
    this.isSilent = parent !== null && (parent.isSilent || tag.name.isSilent);
    this.isHidden = isHidden;
    this.start = start;
    this.end = start;
    this.last = index + 1;
    this.textFrom = textFrom;
    this.textTo = textFrom;
  }

  /** Begins and ends a text of its own. */
  get isBlock(): boolean {
    return this.block === this;
  }

  /** Only the attributes that extraction reads. */
  get attributes(): readonly Attribute[] {
    return this.tag.attributes;
  }
}

/** The content of a script, where it is not empty. */
export interface RawScript {
  readonly element: ElementNode;
  readonly start: number;
  readonly end: number;
}

/** Value of an attribute, or null when the element has none of that (lower-case) name. */
export function attributeOf(element: ElementNode, name: string): string | null {
  return findAttribute(element.tag.attributes, name)?.value ?? null;
}

/** Where the raw value of an element's attribute stands in the source, without quotation marks. */
export function sourceOf(element: ElementNode, attribute: Attribute): Span {
  return { start: element.start + attribute.start, end: element.start + attribute.end };
}

/** CSS paths of elements, worked out when asked for; siblings are counted once a parent. */
export class PathFinder {
  readonly #elements: readonly ElementNode[];
  /** By element: which of its parent's children of that name it is, from 1; 0 when it is the only one, or nobody has counted. */
  #places: Int32Array | null = null;
  /** By element: have its children been counted? */
  #counted = new Uint8Array(0);
  #paths: (string | undefined)[] | null = null;

  constructor(elements: readonly ElementNode[]) {
    this.#elements = elements;
  }

  /** From `body`'s child, or from the nearest ancestor with an id, down to the element. */
  pathOf(element: ElementNode): string {
    return element.parent !== null && isFrame(element) ? element.name : this.#pathFrom(element);
  }

  #pathFrom(element: ElementNode): string {
    const { parent } = element;
    if (parent === null || isFrame(element)) return "";
    this.#paths ??= new Array<string | undefined>(this.#elements.length);
    const known = this.#paths[element.index];
    if (known !== undefined) return known;
    const id = attributeOf(element, "id");
    const path =
      id !== null && /^[A-Za-z_][\w-]*$/.test(id)
        ? `#${id}`
        : joined(this.#pathFrom(parent), this.#step(element, parent));
    this.#paths[element.index] = path;
    return path;
  }

  #step(element: ElementNode, parent: ElementNode): string {
    if (this.#places === null) {
      this.#places = new Int32Array(this.#elements.length);
      this.#counted = new Uint8Array(this.#elements.length);
    }
    if (this.#counted[parent.index] === 0) countChildren(this.#elements, parent, this.#places);
    this.#counted[parent.index] = 1;
    const place = this.#places[element.index]!;
    return place === 0 ? element.name : `${element.name}:nth-of-type(${place})`;
  }
}

function isFrame({ name }: ElementNode): boolean {
  return name === "body" || name === "html";
}

function joined(path: string, step: string): string {
  return path === "" ? step : `${path} > ${step}`;
}

/** How many of each name were met; all zero between two counts. */
const counts: number[] = [];

function countChildren(elements: readonly ElementNode[], parent: ElementNode, places: Int32Array): void {
  for (let index = parent.index + 1; index < parent.last; index = elements[index]!.last) {
    const { id } = elements[index]!.tag.name;
    while (counts.length <= id) counts.push(0);
    counts[id]! += 1;
    places[index] = counts[id]!;
  }
  for (let index = parent.index + 1; index < parent.last; index = elements[index]!.last) {
    const { id } = elements[index]!.tag.name;
    if (counts[id] === 1) places[index] = 0;
  }
  for (let index = parent.index + 1; index < parent.last; index = elements[index]!.last) {
    counts[elements[index]!.tag.name.id] = 0;
  }
}
