/** One pass over a page's source: its elements in document order, and its texts with the origin of every character. */

import { findAttribute } from "./attribute.ts";
import { HiddenSelectors } from "./hidden-styles.ts";
import { type PageText, PageTexts } from "./page-texts.ts";
import { bareTag, type StartTag } from "./start-tag.ts";
import { findSubtree, isRepeated, keepSubtree, placeSubtree, type ReadSoFar } from "./subtree-memory.ts";
import { trimStartTags } from "./tag-memory.ts";
import { type TagName, tagName } from "./tag-names.ts";
import { RAW_CONTENT, Tokenizer, type TokenSink } from "./tokenizer.ts";
import { ElementNode, type RawScript } from "./tree.ts";

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
  /** All three as one. */
  readonly #read: ReadSoFar;
  readonly #styles = new HiddenSelectors();
  /** Open elements by the number of their name. */
  readonly #openCounts: number[] = [];
  readonly #stack: ElementNode[] = [];
  #top: ElementNode;
  /** Elements deeper than MAX_DEPTH that still wait for their end tags. */
  #overflow = 0;
  /** For each open element: the lowest level of the stack that its content has asked about. */
  readonly #reaches: number[] = [];
  /** That of the element closed last. */
  #reach = 0;
  /** Open elements that end tags of a nested source must leave alone. */
  #floor = 1;
  #isNested = false;

  constructor(source: string) {
    this.#source = source;
    this.#texts = new PageTexts(source);
    this.#read = { elements: this.#elements, texts: this.#texts.all, scripts: this.#scripts };
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
    } else if (tag.name === STYLE) {
      this.#styles.read(this.#source.slice(start, end));
      this.#ask(0);
    } else if (top.isSilent || tag.name.isSilent) return;
    else if (tag.name.content === "rcdata") this.#texts.addMarkup(start, end);
    else this.#texts.addSource(start, end);
  }

  open(tag: StartTag, start: number): number {
    const { name } = tag;
    const end = start + tag.length;
    if (name === BR) {
      this.#texts.lineBreak(start, end, this.#top);
      return end;
    }
    if (name === HTML || name === BODY || name === HEAD) {
      this.#ask(0);
      if (this.#isOpen(name)) return end;
    }
    this.#endImplied(name, start);
    const parent = this.#top;
    if (name.isBlock) this.#texts.flush(parent);
    if (tag.subtrees !== null && this.#isSelfContained()) {
      const known = findSubtree(tag, this.#source, start, this.#styles.key);
      if (known !== null && this.#stack.length + known.depth < MAX_DEPTH) {
        placeSubtree(known, start, parent, this.#read);
        return start + known.source.length;
      }
    }
    const element = this.#makeElement(tag, parent, start);
    const isEmpty = name.isVoid || (tag.isSelfClosing && (name === SCRIPT || this.isForeign()));
    if (isEmpty || this.#stack.length >= MAX_DEPTH) {
      if (!isEmpty) {
        this.#overflow += 1;
        this.#ask(0);
      }
      element.end = end;
      element.last = element.index + 1;
      return isEmpty || name.content === "markup" ? end : RAW_CONTENT;
    }
    this.#push(element);
    if (!name.isBlock && element.isHidden && !parent.isHidden) this.#texts.enterAside();
    if (name === A || name === OPTION) this.#texts.beginLink(element);
    else if (!name.isBlock) this.#texts.beginInline(element);
    return name.content === "markup" ? end : RAW_CONTENT;
  }

  /** Would an element here be read as anywhere else, for all that is open around it? */
  #isSelfContained(): boolean {
    const { isSilent, isHidden } = this.#top;
    return !isSilent && !isHidden && !this.#isNested && this.#overflow === 0 && this.#texts.isBetween;
  }

  /** Keeps the element that its own end tag has just closed, when it repeats and asked about nothing outside. */
  #remember(root: ElementNode, depth: number): void {
    if (!root.isBlock || this.#reach < depth || !this.#isSelfContained()) return;
    if (!isRepeated(this.#source, root.start, root.end)) return;
    keepSubtree(this.#source, root, this.#read, this.#styles.key);
  }

  /** Notes that what is read now hangs on the open element of that depth, or on there being no such one. */
  #ask(depth: number): void {
    const top = this.#reaches.length - 1;
    if (depth < this.#reaches[top]!) this.#reaches[top] = depth;
  }

  isForeign(): boolean {
    return this.#isOpen(SVG) || this.#isOpen(MATH);
  }

  #push(element: ElementNode): void {
    const { id } = element.tag.name;
    this.#stack.push(element);
    this.#reaches.push(MAX_DEPTH);
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
    let depth = this.#stack.length - 1;
    for (; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      if ((open.stops & name.impliedBit) !== 0) break;
      if ((open.endedBy & name.impliedBit) !== 0) lowest = depth;
    }
    this.#ask(depth);
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
    if (!this.#isOpen(name)) {
      this.#ask(0);
      return;
    }
    const depth = this.#depthOf(name);
    if (depth !== -1) {
      const element = this.#stack[depth]!;
      this.#closeDownTo(depth, end);
      this.#remember(element, depth);
    } else if (name === A) this.#texts.endLink();
  }

  /** Where the end tag's element lies in the stack; -1 when the end tag may not reach it. */
  #depthOf(name: TagName): number {
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.tag.name;
      this.#ask(depth);
      if (open === name) return depth;
      if (name.isTablePart ? open === TABLE : open.isScope) return -1;
      if (!name.isBlock && open.isBlock) return -1;
      if ((name === LI || name === P) && (open === UL || open === OL)) return -1;
    }
    this.#ask(0);
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
      this.#reach = this.#reaches.pop()!;
      this.#ask(this.#reach);
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
    this.#ask(0);
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
