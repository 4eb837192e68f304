/** The elements that are open while a page is read: which of them a tag ends, and how far out that was looked for. */

import { type TagName, tagName } from "./tag-names.ts";
import type { ElementNode } from "./tree.ts";

/** Deeper elements become siblings, as in browsers: so walking up is never long. */
export const MAX_DEPTH = 512;
const LI = tagName("li");
const OL = tagName("ol");
const P = tagName("p");
const TABLE = tagName("table");
const UL = tagName("ul");

/** Depths count from the root, which is 0. */
export class OpenElements {
  readonly #stack: ElementNode[] = [];
  /** By the number of their name. */
  readonly #counts: number[] = [];
  /** For each of them: the lowest depth that its content has asked about. */
  readonly #reaches: number[] = [];
  /** The innermost one. */
  top: ElementNode;
  /** That of the element closed last. */
  reach = 0;
  /** End tags of a nested source must leave those below alone. */
  floor = 1;

  constructor(root: ElementNode) {
    this.top = root;
    this.push(root);
  }

  get count(): number {
    return this.#stack.length;
  }

  at(depth: number): ElementNode {
    return this.#stack[depth]!;
  }

  depthOf(element: ElementNode): number {
    return this.#stack.indexOf(element);
  }

  push(element: ElementNode): void {
    const { id } = element.tag.name;
    this.#stack.push(element);
    this.#reaches.push(MAX_DEPTH);
    this.top = element;
    while (this.#counts.length <= id) this.#counts.push(0);
    this.#counts[id]! += 1;
  }

  /** Closes the innermost one; the root stays `top`. */
  pop(): void {
    const element = this.top;
    this.#stack.pop();
    this.reach = this.#reaches.pop()!;
    this.ask(this.reach);
    this.#counts[element.tag.name.id]! -= 1;
    this.top = this.#stack[this.#stack.length - 1] ?? element;
  }

  /** Notes that what is read now hangs on the open element of that depth, or on there being no such one. */
  ask(depth: number): void {
    const top = this.#reaches.length - 1;
    if (depth < this.#reaches[top]!) this.#reaches[top] = depth;
  }

  isOpen({ id }: TagName): boolean {
    return (this.#counts[id] ?? 0) > 0;
  }

  /** The outermost one that a start tag of this name ends by itself; -1 for none. */
  depthEndedBy(name: TagName): number {
    let lowest = -1;
    let depth = this.#stack.length - 1;
    for (; depth >= this.floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      if ((open.stops & name.impliedBit) !== 0) break;
      if ((open.endedBy & name.impliedBit) !== 0) lowest = depth;
    }
    this.ask(depth);
    return lowest;
  }

  /** The paragraph that a block inside of it ends; -1 for none. */
  depthOfParagraph(): number {
    for (let depth = this.#stack.length - 1; depth >= this.floor; depth -= 1) {
      const { name } = this.#stack[depth]!.tag;
      if (name === P) return depth;
      if (name.isBlock) return -1;
    }
    return -1;
  }

  /** The one that an end tag of this name closes; -1 when it may not reach it. */
  depthClosedBy(name: TagName): number {
    for (let depth = this.#stack.length - 1; depth >= this.floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      this.ask(depth);
      if (open === name) return depth;
      if (name.isTablePart ? open === TABLE : open.isScope) return -1;
      if (!name.isBlock && open.isBlock) return -1;
      if ((name === LI || name === P) && (open === UL || open === OL)) return -1;
    }
    this.ask(0);
    return -1;
  }
}
