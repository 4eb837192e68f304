/** Collects the attributes of one start tag, those that extraction reads, with their places in the source. */

import { pooledSlice } from "./string-pool.ts";
import type { Attribute } from "./tree.ts";

const READ: ReadonlySet<string> = new Set(
  (
    "id class style hidden title href src alt name content property http-equiv action value colspan rowspan scope type rel " +
    "onclick data-src data-original data-url lay-src data poster background v-for ng-repeat height width border"
  ).split(" "),
);
const NONE: readonly Attribute[] = [];
const ENTITY = /&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z0-9]+);?/y;

/** Fed with the offsets of the tokenizer's attribute events. */
export class AttributeReader {
  readonly #source: string;
  #attributes: Attribute[] | null = null;
  #name = "";
  #isRead = false;
  #nameEnd = 0;
  #value = "";
  /** `start, end, length of what it decodes to` for each piece once an entity was met. */
  #pieces: number[] = [];
  #start = -1;
  #last = 0;
  #hasEntity = false;

  constructor(source: string) {
    this.#source = source;
  }

  begin(): void {
    this.#attributes = null;
  }

  name(start: number, end: number): void {
    this.#name = lowerName(this.#source, start, end);
    this.#isRead = READ.has(this.#name);
    this.#nameEnd = end;
    this.#value = "";
    this.#start = -1;
    this.#last = end;
    this.#hasEntity = false;
  }

  data(start: number, end: number): void {
    if (!this.#isRead) return;
    if (this.#start === -1) this.#start = start;
    const text = pooledSlice(this.#source, start, end);
    this.#value = this.#value === "" ? text : this.#value + text;
    if (this.#hasEntity && end > start) this.#pieces.push(start, end, end - start);
    this.#last = end;
  }

  entity(codepoint: number): void {
    if (!this.#isRead) return;
    const decoded = String.fromCodePoint(codepoint);
    const start = this.#start === -1 ? this.#source.indexOf("&", this.#nameEnd) : this.#last;
    ENTITY.lastIndex = start;
    const match = ENTITY.exec(this.#source);
    if (!this.#hasEntity) this.#pieces = this.#value === "" ? [] : [this.#start, this.#last, this.#value.length];
    this.#value += decoded;
    this.#hasEntity = true;
    if (match === null) {
      // The second character of an entity that stands for two.
      this.#pieces[this.#pieces.length - 1]! += decoded.length;
      return;
    }
    if (this.#start === -1) this.#start = start;
    this.#last = start + match[0].length;
    this.#pieces.push(start, this.#last, decoded.length);
  }

  end(end: number): void {
    if (!this.#isRead) return;
    this.#attributes ??= [];
    this.#attributes.push({
      name: this.#name,
      value: this.#value,
      source: { start: this.#start === -1 ? end : this.#start, end },
      pieces: this.#hasEntity ? this.#pieces : null,
    });
  }

  /** The attributes of the tag that has just ended. */
  take(): readonly Attribute[] {
    return this.#attributes ?? NONE;
  }
}

/** A tag or attribute name in lower case. */
export function lowerName(source: string, start: number, end: number): string {
  const name = pooledSlice(source, start, end);
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code >= 65 && code <= 90) return name.toLowerCase();
  }
  return name;
}
