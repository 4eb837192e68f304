/** One pass over a page's source: its elements in document order, and its texts with the origin of every character. */

import { findAttribute } from "./attribute.ts";
import { HiddenSelectors } from "./hidden-styles.ts";
import { type PageText, PageTexts } from "./page-texts.ts";
import { bareTag, type StartTag } from "./start-tag.ts";
import { trimStartTags } from "./tag-memory.ts";
import { type TagName, tagName } from "./tag-names.ts";
import { Tokenizer, type TokenSink } from "./tokenizer.ts";
import { ElementNode } from "./tree.ts";

export interface RawScript {
  readonly element: ElementNode;
  readonly start: number;
  readonly end: number;
}

export interface ParsedPage {
  readonly source: string;
  /** Document order; the first one is a nameless root. */
  readonly elements: readonly ElementNode[];
  readonly texts: readonly PageText[];
  readonly scripts: readonly RawScript[];
}

/** Deeper elements become siblings, as in browsers: so walking up is never long. */
const MAX_DEPTH = 512;
const ROOT = bareTag("");
const DATASTORE = bareTag("datastore");
const A = tagName("a");
const BR = tagName("br");
const P = tagName("p");
const HTML = tagName("html");
const HEAD = tagName("head");
const BODY = tagName("body");
const LI = tagName("li");
const OPTION = tagName("option");
const SCRIPT = tagName("script");
const STYLE = tagName("style");
const SVG = tagName("svg");
const MATH = tagName("math");
const TABLE = tagName("table");
const UL = tagName("ul");
const OL = tagName("ol");

/** Never throws, whatever the source is; time grows with its length only. */
export function parseHtml(source: string): ParsedPage {
  trimStartTags();
  const builder = new PageBuilder(source);
  builder.read(0, source.length);
  return builder.finish();
}

class PageBuilder implements TokenSink {
  readonly #source: string;
  readonly #elements: ElementNode[] = [];
  readonly #scripts: RawScript[] = [];
  readonly #texts: PageTexts;
  readonly #styles = new HiddenSelectors();
  /** Open elements by the number of their name. */
  readonly #openCounts: number[] = [];
  readonly #stack: ElementNode[] = [];
  #top: ElementNode;
  /** Elements deeper than MAX_DEPTH that still wait for their end tags. */
  #overflow = 0;
  /** Open elements that end tags of a nested source must leave alone. */
  #floor = 1;
  #isNested = false;

  constructor(source: string) {
    this.#source = source;
    this.#texts = new PageTexts(source);
    this.#top = this.#makeElement(ROOT, null, 0);
    this.#push(this.#top);
  }

  read(start: number, end: number): void {
    new Tokenizer(this.#source, this).read(start, end);
  }

  finish(): ParsedPage {
    this.#closeDownTo(0, this.#source.length);
    return { source: this.#source, elements: this.#elements, texts: this.#texts.all, scripts: this.#scripts };
  }

  text(start: number, end: number): void {
    if (!this.#top.isSilent) this.#texts.addMarkup(start, end);
  }

  raw(tag: StartTag, start: number, end: number): void {
    const top = this.#top;
    if (tag.name === SCRIPT) {
      if (top.tag === tag) this.#scripts.push({ element: top, start, end });
    } else if (tag.name === STYLE) this.#styles.read(this.#source.slice(start, end));
    else if (top.isSilent || tag.name.isSilent) return;
    else if (tag.name.content === "rcdata") this.#texts.addMarkup(start, end);
    else this.#texts.addSource(start, end);
  }

  open(tag: StartTag, start: number): boolean {
    const { name } = tag;
    const end = start + tag.length;
    if (name === BR) {
      this.#texts.lineBreak(start, end, this.#top);
      return false;
    }
    if ((name === HTML || name === BODY || name === HEAD) && this.#isOpen(name)) return false;
    this.#endImplied(name, start);
    const parent = this.#top;
    if (name.isBlock) this.#texts.flush(parent);
    const element = this.#makeElement(tag, parent, start);
    const isEmpty = name.isVoid || (tag.isSelfClosing && (name === SCRIPT || this.isForeign()));
    if (isEmpty || this.#stack.length >= MAX_DEPTH) {
      if (!isEmpty) this.#overflow += 1;
      element.end = end;
      element.last = element.index + 1;
      return !isEmpty && name.content !== "markup";
    }
    this.#push(element);
    if (!name.isBlock && element.isHidden && !parent.isHidden) this.#texts.enterAside();
    if (name === A || name === OPTION) this.#texts.beginLink(element);
    else if (!name.isBlock) this.#texts.beginInline(element);
    return name.content !== "markup";
  }

  isForeign(): boolean {
    return this.#isOpen(SVG) || this.#isOpen(MATH);
  }

  #push(element: ElementNode): void {
    const { id } = element.tag.name;
    this.#stack.push(element);
    this.#top = element;
    while (this.#openCounts.length <= id) this.#openCounts.push(0);
    this.#openCounts[id]! += 1;
  }

  #endImplied(name: TagName, start: number): void {
    if (this.#overflow > 0) return;
    if (name.closesParagraph && this.#isOpen(P)) this.#closeParagraph(start);
    const top = this.#top.tag.name;
    if ((name.isHeading && top.isHeading) || (name === A && top === A))
      this.#closeDownTo(this.#stack.length - 1, start);
    if (name.impliedBit === 0) return;
    let lowest = -1;
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      if ((open.stops & name.impliedBit) !== 0) break;
      if ((open.endedBy & name.impliedBit) !== 0) lowest = depth;
    }
    if (lowest !== -1) this.#closeDownTo(lowest, start);
  }

  #closeParagraph(start: number): void {
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const { name } = this.#stack[depth]!.tag;
      if (name === P) {
        this.#closeDownTo(depth, start);
        return;
      }
      if (name.isBlock) return;
    }
  }

  close(name: TagName, start: number, end: number): void {
    if (name === BR) {
      this.#texts.lineBreak(start, end, this.#top);
      return;
    }
    if (name === HTML || name === BODY || name.isVoid) return;
    if (this.#overflow > 0) {
      this.#overflow -= 1;
      if (name.isBlock) this.#texts.flush(this.#top);
      return;
    }
    if (!this.#isOpen(name)) return;
    const depth = this.#depthOf(name);
    if (depth !== -1) this.#closeDownTo(depth, end);
    else if (name === A) this.#texts.endLink();
  }

  /** Where the end tag's element lies in the stack; -1 when the end tag may not reach it. */
  #depthOf(name: TagName): number {
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      if (open === name) return depth;
      if (name.isTablePart ? open === TABLE : open.isScope) return -1;
      if (!name.isBlock && open.isBlock) return -1;
      if ((name === LI || name === P) && (open === UL || open === OL)) return -1;
    }
    return -1;
  }

  #closeDownTo(depth: number, end: number): void {
    while (this.#stack.length > depth) {
      const element = this.#top;
      if (element.isBlock) this.#texts.flush(element);
      this.#texts.endElement(element);
      element.end = end;
      element.last = this.#elements.length;
      element.textTo = this.#texts.count;
      this.#stack.pop();
      this.#openCounts[element.tag.name.id]! -= 1;
      this.#top = this.#stack[this.#stack.length - 1] ?? element;
      if (element.isHidden && !element.isBlock && this.#stack.length > 0 && !this.#top.isHidden) {
        this.#texts.leaveAside(element);
      }
      if (element.tag.name === SCRIPT) this.#readRecords(element);
    }
  }

  /** jcms keeps list entries as HTML in CDATA sections of a script and shows them at once: they are part of the page. */
  #readRecords(script: ElementNode): void {
    const raw = this.#scripts[this.#scripts.length - 1];
    if (raw?.element !== script || this.#isNested || script.parent?.isSilent) return;
    const text = this.#source.slice(raw.start, raw.end);
    if (!text.includes("<record>") || !text.includes("<![CDATA[")) return;
    const holder = this.#makeElement(DATASTORE, this.#top, raw.start);
    this.#push(holder);
    const floor = this.#floor;
    this.#floor = this.#stack.length;
    this.#isNested = true;
    for (const record of text.matchAll(/<record>\s*<!\[CDATA\[/g)) {
      const start = record.index + record[0].length;
      const end = text.indexOf("]]>", start);
      if (end === -1) break;
      this.read(raw.start + start, raw.start + end);
      this.#overflow = 0;
      this.#closeDownTo(this.#floor, raw.start + end);
      this.#texts.flush(holder);
    }
    this.#isNested = false;
    this.#floor = floor;
    this.#closeDownTo(this.#stack.indexOf(holder), raw.end);
  }

  #makeElement(tag: StartTag, parent: ElementNode | null, start: number): ElementNode {
    const isHidden = parent !== null && (parent.isHidden || this.#hides(tag));
    const element = new ElementNode(this.#elements.length, tag, parent, start, this.#texts.count, isHidden);
    this.#elements.push(element);
    return element;
  }

  #hides(tag: StartTag): boolean {
    if (tag.hides !== "sheet") return tag.hides === "yes";
    if (this.#styles.isEmpty) return false;
    const { attributes } = tag;
    return this.#styles.hides(
      findAttribute(attributes, "class")?.value ?? null,
      findAttribute(attributes, "id")?.value ?? null,
    );
  }

  #isOpen({ id }: TagName): boolean {
    return (this.#openCounts[id] ?? 0) > 0;
  }
}
