/** Turns the stream of characters and tags into texts: one for each run of inline content, split where readers see a gap. */

import { isProvenNumber } from "../text/proven-number.ts";
import { readCharacterReference } from "./character-reference.ts";
import { HEADINGS } from "./element-names.ts";
import { isInfoLabel } from "./labels.ts";
import { Occurrences } from "./occurrences.ts";
import type { Label } from "./string-pool.ts";
import { type BuiltText, TextBuilder } from "./text-builder.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

export interface PageText {
  readonly text: string;
  readonly origin: readonly number[];
  /** The block that it stands in, or the hidden inline element that it is cut out of. */
  readonly element: ElementNode;
  /** How many of its characters are link text. */
  readonly linkLength: number;
  /** See `BuiltText`; in a kept subtree, of any text. */
  readonly label: Label | null;
}

interface Mark {
  readonly element: ElementNode;
  readonly builder: TextBuilder;
  readonly count: number;
  readonly offset: number;
}

/** A date or a label such as 来源： in an element of its own: the gap before it is made by styles, not by characters. */
const ONLY_DATE =
  /^[[［【(（]?\s?(?:(?:19|20)\d{2}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s?[\]］】)）]?$/;

/** Digits of a number before a break in it. */
const LEAST_PIECE = 3;
const LONGEST_PIECE = 18;
const NUMBER_REST = /^\s{0,20}(\d{1,15}[\dXx]?)\s{0,20}</;
const LONGEST_REST = 60;

/** Beside other words of an entry that is one link; elsewhere it is a part of a sentence. */
const ONLY_AGO = /^(?:刚刚|[今昨前]天|\d{1,3}\s?(?:分钟|小时|天|周|个月)前)$/;

/** To be told of everything in the order of the source. Texts come out as their blocks end. */
export class PageTexts {
  readonly all: PageText[] = [];
  readonly #source: string;
  #builder = new TextBuilder();
  readonly #references: Occurrences;
  #linkLength = 0;
  #openLinks: Mark[] = [];
  #inlines: Mark[] = [];
  /** Links that ended since the last text was handed out. */
  #endedLinks: Mark[] = [];
  #lastLinkEnd: Mark | null = null;
  /** End of a date that began a text: a link right after it begins the next text. */
  #dateEnd = -1;
  /** The element of a date with its year at the end of the text so far: a number right after it is another one. */
  #dayEnd: ElementNode | null = null;
  #outer: { readonly builder: TextBuilder; readonly linkLength: number; readonly endedLinks: Mark[] } | null = null;

  constructor(source: string) {
    this.#source = source;
    this.#references = new Occurrences(source, "&");
  }

  get count(): number {
    return this.all.length;
  }

  /** Does the next text owe nothing to what was read before? */
  get isBetween(): boolean {
    return (
      this.#builder.length === 0 && this.#openLinks.length === 0 && this.#inlines.length === 0 && this.#outer === null
    );
  }

  /** Adds source text in which character references may stand. */
  addMarkup(start: number, end: number): void {
    if (this.#dayEnd !== null && start < end) this.#separateNumber(start);
    let at = start;
    let next = this.#references.next(at);
    while (next < end) {
      const reference = readCharacterReference(this.#source, next, false);
      if (reference === null) {
        next = this.#references.next(next + 1);
        continue;
      }
      if (next > at) this.addSource(at, next);
      this.#addReference(reference.text, next, reference.end);
      at = reference.end;
      next = this.#references.next(at);
    }
    if (at < end) this.addSource(at, end);
  }

  /** Adds verbatim source text. */
  addSource(start: number, end: number): void {
    const before = this.#builder.length;
    this.#builder.addSource(this.#source, start, end);
    if (this.#openLinks.length > 0) this.#linkLength += this.#builder.length - before;
  }

  #addReference(decoded: string, start: number, end: number): void {
    const before = this.#builder.length;
    this.#builder.addEntity(decoded, start, end);
    if (this.#openLinks.length > 0) this.#linkLength += this.#builder.length - before;
  }

  /** Ends a text, save in headings: there a break only folds the line; and inside a number that is cut to fit its cell. */
  lineBreak(start: number, end: number, top: ElementNode): void {
    if (HEADINGS.has(top.block.name) || top.block.name === "title") this.#builder.addBreak(start, end);
    else if (!this.#isInNumber(end)) this.flush(top);
  }

  /** Do the digits so far and those from `end` on make one number, as its last digit proves? */
  #isInNumber(end: number): boolean {
    const { length } = this.#builder;
    if (length < LEAST_PIECE || length > LONGEST_PIECE) return false;
    const head = this.#builder.tail(0);
    if (!/^\d+$/.test(head)) return false;
    const rest = NUMBER_REST.exec(this.#source.slice(end, end + LONGEST_REST))?.[1];
    return rest !== undefined && isProvenNumber(head + rest.toUpperCase());
  }

  /** Hands out the text collected so far; it belongs to the block of `top`. */
  flush(top: ElementNode): void {
    this.#dateEnd = -1;
    this.#dayEnd = null;
    this.#lastLinkEnd = null;
    const built = this.#builder.take();
    if (built !== null) this.#push(built, top.block, this.#linkLength);
    this.#linkLength = 0;
    if (this.#endedLinks.length > 0) this.#endedLinks = [];
  }

  /** Hidden inline content is set aside, so that the sentence around it stays whole. */
  enterAside(): void {
    this.#outer = { builder: this.#builder, linkLength: this.#linkLength, endedLinks: this.#endedLinks };
    this.#builder = new TextBuilder();
    this.#linkLength = 0;
    this.#endedLinks = [];
  }

  leaveAside(element: ElementNode): void {
    if (this.#outer === null) return;
    const built = this.#builder.take();
    if (built !== null) this.#push(built, element, this.#linkLength);
    this.#builder = this.#outer.builder;
    this.#linkLength = this.#outer.linkLength;
    this.#endedLinks = this.#outer.endedLinks;
    this.#outer = null;
  }

  beginLink(element: ElementNode): void {
    const inline = this.#inlines[this.#inlines.length - 1];
    if (inline !== undefined) this.#separateLabel(inline);
    if (element.name === "a") this.#separateLink(element);
    this.#openLinks.push(this.#mark(element));
  }

  beginInline(element: ElementNode): void {
    this.#inlines.push(this.#mark(element));
  }

  /** Called for every element that ends, in stack order. */
  endElement(element: ElementNode): void {
    if (element.name === "a" || element.name === "option") {
      if (this.#openLinks[this.#openLinks.length - 1]?.element === element) this.#finishLink();
      return;
    }
    const mark = this.#inlines[this.#inlines.length - 1];
    if (mark?.element !== element) return;
    this.#inlines.pop();
    if (mark.builder === this.#builder && mark.count === this.all.length) this.#separateInline(mark);
  }

  /** An end tag of a link that may not close the blocks inside it: the link text ends here all the same. */
  endLink(): void {
    if (this.#openLinks.length > 0) this.#finishLink();
  }

  #finishLink(): void {
    const mark = this.#openLinks.pop();
    if (mark === undefined) return;
    const rest =
      mark.builder === this.#builder ? this.#builder.tail(mark.count === this.all.length ? mark.offset : 0) : "";
    if (mark.count === this.all.length) mark.element.linkText = rest.trim();
    else {
      const parts: string[] = [];
      for (let index = mark.count; index < this.all.length && parts.length < 50; index += 1) {
        parts.push(index === mark.count ? this.all[index]!.text.slice(mark.offset) : this.all[index]!.text);
      }
      if (rest !== "") parts.push(rest);
      mark.element.linkText = parts.join(" ").trim();
    }
    mark.element.linkIn =
      this.#builder.length === 0 && this.all.length > mark.count ? this.all.length - 1 : this.all.length;
    // Mostly it is the text's only link, and an array written out takes no more memory than it holds.
    if (this.#endedLinks.length === 0) this.#endedLinks = [mark];
    else this.#endedLinks.push(mark);
    const { element, builder } = mark;
    this.#lastLinkEnd = { element, builder, count: this.all.length, offset: this.#builder.length };
  }

  /** Two links side by side are two texts, unless they lead to the same place, or it is 大 中 小. */
  #separateLink(element: ElementNode): void {
    const length = this.#builder.length;
    if (length === 0) return;
    if (this.#dateEnd === length) {
      this.#split(length, element);
      return;
    }
    const last = this.#lastLinkEnd;
    if (last === null || last.count !== this.all.length || last.builder !== this.#builder || last.offset !== length)
      return;
    if (last.element.linkText.length < 2) return;
    if (attributeOf(last.element, "href") !== attributeOf(element, "href")) this.#split(length, element);
  }

  #separateLabel(mark: Mark): void {
    if (mark.offset === 0 || mark.builder !== this.#builder || mark.count !== this.all.length) return;
    const length = this.#builder.length - mark.offset;
    if (length >= 3 && length <= 60 && isInfoLabel(this.#builder.tail(mark.offset).trim())) {
      this.#split(mark.offset, mark.element);
    }
  }

  #separateInline(mark: Mark): void {
    const length = this.#builder.length - mark.offset;
    if (length < 2 || length > 60) return;
    const text = this.#builder.tail(mark.offset).trim();
    if (text.length <= 24 && ONLY_DATE.test(text)) this.#separateDate(mark);
    else if (text.length <= 8 && this.#openLinks.length > 0 && ONLY_AGO.test(text)) {
      if (mark.offset > 0) this.#split(mark.offset, mark.element);
    } else this.#separateLabel(mark);
  }

  #separateDate(mark: Mark): void {
    const link = this.#openLinks[this.#openLinks.length - 1];
    const linkStart = link?.builder === this.#builder && link.count === this.all.length ? link.offset : -1;
    const isFirst = mark.offset === 0 || mark.offset === linkStart;
    const isAfterLink = this.#lastLinkEnd?.offset === mark.offset && this.#lastLinkEnd.count === this.all.length;
    if (mark.offset > 0 && isAfterLink) this.#split(mark.offset, mark.element);
    else if (isFirst) this.#dateEnd = this.#builder.length;
    if (isFirst || isAfterLink) this.#dayEnd = mark.element;
  }

  #separateNumber(start: number): void {
    const element = this.#dayEnd;
    this.#dayEnd = null;
    if (element === null || !/\d/.test(this.#source.charAt(start))) return;
    const text = this.#builder.tail(0);
    if (!/\d$/.test(text) || !/\d{4}/.test(text.slice(0, -1))) return;
    this.#split(this.#builder.length, element);
  }

  #split(offset: number, element: ElementNode): void {
    const linkLength = Math.min(this.#linkLength, offset);
    const head = this.#builder.splitAt(offset);
    this.#dateEnd = -1;
    this.#lastLinkEnd = null;
    if (head === null) return;
    this.#push(head, element.block, linkLength);
    this.#linkLength -= linkLength;
    const moved = this.#endedLinks.filter((link) => link.offset >= offset && link.count === this.all.length - 1);
    for (const link of moved) link.element.linkIn = this.all.length;
    const shift = (marks: Mark[]): Mark[] =>
      marks.map((m) =>
        m.builder === this.#builder && m.count === this.all.length - 1 && m.offset >= offset
          ? { ...m, count: this.all.length, offset: Math.max(0, m.offset - offset) }
          : m,
      );
    this.#openLinks = shift(this.#openLinks);
    this.#inlines = shift(this.#inlines);
    this.#endedLinks = shift(moved);
  }

  #mark(element: ElementNode): Mark {
    return { element, builder: this.#builder, count: this.all.length, offset: this.#builder.length };
  }

  #push({ text, origin, label }: BuiltText, element: ElementNode, linkLength: number): void {
    this.all.push({ text, origin, element, linkLength: Math.min(linkLength, text.length), label });
  }
}
