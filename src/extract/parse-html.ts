/** One pass over a page's source: its elements in document order, and its texts with the origin of every character. */

import { findAttribute } from "./attribute.ts";
import { HiddenSelectors } from "./hidden-styles.ts";
import { MAX_DEPTH, OpenElements } from "./open-elements.ts";
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

const ROOT = bareTag("");
const DATASTORE = bareTag("datastore");
const A = tagName("a");
const BR = tagName("br");
const P = tagName("p");
const HTML = tagName("html");
const HEAD = tagName("head");
const BODY = tagName("body");
const OPTION = tagName("option");
const SCRIPT = tagName("script");
const STYLE = tagName("style");
const SVG = tagName("svg");
const MATH = tagName("math");

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
  readonly #open: OpenElements;
  /** Elements deeper than MAX_DEPTH that still wait for their end tags. */
  #overflow = 0;
  #isNested = false;

  constructor(source: string) {
    this.#source = source;
    this.#texts = new PageTexts(source);
    this.#read = { elements: this.#elements, texts: this.#texts.all, scripts: this.#scripts };
    this.#open = new OpenElements(this.#makeElement(ROOT, null, 0));
  }

  read(start: number, end: number): void {
    new Tokenizer(this.#source, this).read(start, end);
  }

  finish(): ParsedPage {
    this.#closeDownTo(0, this.#source.length);
    return { source: this.#source, elements: this.#elements, texts: this.#texts.all, scripts: this.#scripts };
  }

  text(start: number, end: number): void {
    if (!this.#open.top.isSilent) this.#texts.addMarkup(start, end);
  }

  raw(tag: StartTag, start: number, end: number): void {
    const top = this.#open.top;
    if (tag.name === SCRIPT) {
      if (top.tag === tag) this.#scripts.push({ element: top, start, end });
    } else if (tag.name === STYLE) {
      this.#styles.read(this.#source.slice(start, end));
      this.#open.ask(0);
    } else if (top.isSilent || tag.name.isSilent) return;
    else if (tag.name.content === "rcdata") this.#texts.addMarkup(start, end);
    else this.#texts.addSource(start, end);
  }

  open(tag: StartTag, start: number): number {
    const { name } = tag;
    const end = start + tag.length;
    if (name === BR) {
      this.#texts.lineBreak(start, end, this.#open.top);
      return end;
    }
    if (name === HTML || name === BODY || name === HEAD) {
      this.#open.ask(0);
      if (this.#open.isOpen(name)) return end;
    }
    this.#endImplied(name, start);
    const parent = this.#open.top;
    if (name.isBlock) this.#texts.flush(parent);
    if (tag.subtrees !== null && this.#isSelfContained()) {
      const known = findSubtree(tag, this.#source, start, this.#styles.key);
      if (known !== null && this.#open.count + known.depth < MAX_DEPTH) {
        placeSubtree(known, start, parent, this.#read);
        return start + known.source.length;
      }
    }
    const element = this.#makeElement(tag, parent, start);
    const isEmpty = name.isVoid || (tag.isSelfClosing && (name === SCRIPT || this.isForeign()));
    if (isEmpty || this.#open.count >= MAX_DEPTH) {
      if (!isEmpty) {
        this.#overflow += 1;
        this.#open.ask(0);
      }
      element.end = end;
      element.last = element.index + 1;
      return isEmpty || name.content === "markup" ? end : RAW_CONTENT;
    }
    this.#open.push(element);
    if (!name.isBlock && element.isHidden && !parent.isHidden) this.#texts.enterAside();
    if (name === A || name === OPTION) this.#texts.beginLink(element);
    else if (!name.isBlock) this.#texts.beginInline(element);
    return name.content === "markup" ? end : RAW_CONTENT;
  }

  /** Would an element here be read as anywhere else, for all that is open around it? */
  #isSelfContained(): boolean {
    const { isSilent, isHidden } = this.#open.top;
    return !isSilent && !isHidden && !this.#isNested && this.#overflow === 0 && this.#texts.isBetween;
  }

  /** Keeps the element that its own end tag has just closed, when it repeats and asked about nothing outside. */
  #remember(root: ElementNode, depth: number): void {
    if (!root.isBlock || this.#open.reach < depth || !this.#isSelfContained()) return;
    if (!isRepeated(this.#source, root.start, root.end)) return;
    keepSubtree(this.#source, root, this.#read, this.#styles.key);
  }

  isForeign(): boolean {
    return this.#open.isOpen(SVG) || this.#open.isOpen(MATH);
  }

  #endImplied(name: TagName, start: number): void {
    if (this.#overflow > 0) return;
    if (name.closesParagraph && this.#open.isOpen(P)) this.#endAt(this.#open.depthOfParagraph(), start);
    const top = this.#open.top.tag.name;
    if ((name.isHeading && top.isHeading) || (name === A && top === A)) this.#endAt(this.#open.count - 1, start);
    if (name.impliedBit !== 0) this.#endAt(this.#open.depthEndedBy(name), start);
  }

  /** -1 ends none. */
  #endAt(depth: number, start: number): void {
    if (depth !== -1) this.#closeDownTo(depth, start);
  }

  close(name: TagName, start: number, end: number): void {
    if (name === BR) {
      this.#texts.lineBreak(start, end, this.#open.top);
      return;
    }
    if (name === HTML || name === BODY || name.isVoid) return;
    if (this.#overflow > 0) {
      this.#overflow -= 1;
      if (name.isBlock) this.#texts.flush(this.#open.top);
      return;
    }
    if (!this.#open.isOpen(name)) {
      this.#open.ask(0);
      return;
    }
    const depth = this.#open.depthClosedBy(name);
    if (depth !== -1) {
      const element = this.#open.at(depth);
      this.#closeDownTo(depth, end);
      this.#remember(element, depth);
    } else if (name === A) this.#texts.endLink();
  }

  #closeDownTo(depth: number, end: number): void {
    while (this.#open.count > depth) {
      const element = this.#open.top;
      if (element.isBlock) this.#texts.flush(element);
      this.#texts.endElement(element);
      element.end = end;
      element.last = this.#elements.length;
      element.textTo = this.#texts.count;
      this.#open.pop();
      if (element.isHidden && !element.isBlock && this.#open.count > 0 && !this.#open.top.isHidden) {
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
    this.#open.ask(0);
    const holder = this.#makeElement(DATASTORE, this.#open.top, raw.start);
    this.#open.push(holder);
    const floor = this.#open.floor;
    this.#open.floor = this.#open.count;
    this.#isNested = true;
    for (const record of text.matchAll(/<record>\s*<!\[CDATA\[/g)) {
      const start = record.index + record[0].length;
      const end = text.indexOf("]]>", start);
      if (end === -1) break;
      this.read(raw.start + start, raw.start + end);
      this.#overflow = 0;
      this.#closeDownTo(this.#open.floor, raw.start + end);
      this.#texts.flush(holder);
    }
    this.#isNested = false;
    this.#open.floor = floor;
    this.#closeDownTo(this.#open.depthOf(holder), raw.end);
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
}
