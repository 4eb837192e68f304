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
  readonly #places = new Map<number, string>();
  readonly #counted = new Set<ElementNode>();

  constructor(elements: readonly ElementNode[]) {
    this.#elements = elements;
  }

  /** From `body`'s child, or from the nearest ancestor with an id, down to the element. */
  pathOf(element: ElementNode): string {
    const steps: string[] = [];
    for (let node: ElementNode | null = element; node?.parent; node = node.parent) {
      if (node.name === "body" || node.name === "html") {
        if (steps.length === 0) steps.push(node.name);
        break;
      }
      const id = attributeOf(node, "id");
      if (id !== null && /^[A-Za-z_][\w-]*$/.test(id)) {
        steps.push(`#${id}`);
        break;
      }
      steps.push(this.#place(node, node.parent));
    }
    return steps.reverse().join(" > ");
  }

  #place(element: ElementNode, parent: ElementNode): string {
    if (!this.#counted.has(parent)) {
      this.#counted.add(parent);
      this.#countChildren(parent);
    }
    return this.#places.get(element.index) ?? element.name;
  }

  #countChildren(parent: ElementNode): void {
    const counts = new Map<string, number>();
    const children: ElementNode[] = [];
    for (let index = parent.index + 1; index < parent.last; ) {
      const child = this.#elements[index]!;
      children.push(child);
      counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
      index = child.last;
    }
    const seen = new Map<string, number>();
    for (const child of children) {
      const nth = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, nth);
      const isOnly = counts.get(child.name) === 1;
      this.#places.set(child.index, isOnly ? child.name : `${child.name}:nth-of-type(${nth})`);
    }
  }
}
