/** One pass over a page's source: its elements in document order, and its texts with the origin of every character. */

import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { AttributeReader, lowerName } from "./attribute-reader.ts";
import { BLOCKS, CLOSES_PARAGRAPH, HEADINGS, IMPLIED_ENDS, SCOPES, VOIDS } from "./element-names.ts";
import { HiddenSelectors, hidesElement } from "./hidden-styles.ts";
import { type PageText, PageTexts } from "./page-texts.ts";
import { type Attribute, ElementNode } from "./tree.ts";

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
const NO_ATTRIBUTES: readonly Attribute[] = [];

/** Never throws, whatever the source is; time grows with its length only. */
export function parseHtml(source: string): ParsedPage {
  const builder = new PageBuilder(source);
  builder.read(0, source.length);
  return builder.finish();
}

class PageBuilder implements TokenizerCallbacks {
  readonly #source: string;
  readonly #elements: ElementNode[] = [];
  readonly #scripts: RawScript[] = [];
  readonly #texts: PageTexts;
  readonly #styles = new HiddenSelectors();
  readonly #attributes: AttributeReader;
  readonly #openCounts = new Map<string, number>();
  readonly #stack: ElementNode[] = [];
  #top: ElementNode;
  /** Elements deeper than MAX_DEPTH that still wait for their end tags. */
  #overflow = 0;
  /** Open elements that end tags of a nested source must leave alone. */
  #floor = 1;
  /** Added to every offset of the tokenizer: nested sources begin inside the page. */
  #shift = 0;
  #name = "";
  #start = 0;

  constructor(source: string) {
    this.#source = source;
    this.#texts = new PageTexts(source);
    this.#attributes = new AttributeReader(source);
    this.#top = this.#makeElement("", null, NO_ATTRIBUTES, 0);
    this.#stack.push(this.#top);
  }

  read(start: number, end: number): void {
    const shift = this.#shift;
    this.#shift = start;
    const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, this);
    tokenizer.write(start === 0 && end === this.#source.length ? this.#source : this.#source.slice(start, end));
    tokenizer.end();
    this.#shift = shift;
  }

  finish(): ParsedPage {
    this.#closeDownTo(0, this.#source.length);
    return { source: this.#source, elements: this.#elements, texts: this.#texts.all, scripts: this.#scripts };
  }

  ontext(start: number, end: number): void {
    const top = this.#top;
    if (!top.isSilent) this.#texts.addSource(start + this.#shift, end + this.#shift);
    else if (top.name === "script" || top.name === "style") {
      this.#scripts.push({ element: top, start: start + this.#shift, end: end + this.#shift });
    }
  }

  ontextentity(codepoint: number, end: number): void {
    if (!this.#top.isSilent) this.#texts.addEntity(String.fromCodePoint(codepoint), end + this.#shift);
  }

  onopentagname(start: number, end: number): void {
    this.#name = lowerName(this.#source, start + this.#shift, end + this.#shift);
    this.#start = start + this.#shift - 1;
    this.#attributes.begin();
  }

  onattribname(start: number, end: number): void {
    this.#attributes.name(start + this.#shift, end + this.#shift);
  }

  onattribdata(start: number, end: number): void {
    this.#attributes.data(start + this.#shift, end + this.#shift);
  }

  onattribentity(codepoint: number): void {
    this.#attributes.entity(codepoint);
  }

  onattribend(quote: number, end: number): void {
    this.#attributes.end(end + this.#shift - (quote > 1 ? 1 : 0));
  }

  onopentagend(end: number): void {
    this.#open(end + this.#shift + 1, false);
  }

  onselfclosingtag(end: number): void {
    this.#open(end + this.#shift + 1, true);
  }

  onclosetag(start: number, end: number): void {
    const name = lowerName(this.#source, start + this.#shift, end + this.#shift);
    const after = this.#source.indexOf(">", end + this.#shift) + 1 || this.#source.length;
    this.#close(name, start + this.#shift - 2, after);
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #open(end: number, isSelfClosing: boolean): void {
    const name = this.#name;
    if (name === "br") {
      this.#texts.lineBreak(this.#start, end, this.#top);
      return;
    }
    if ((name === "html" || name === "body" || name === "head") && this.#isOpen(name)) return;
    this.#endImplied(name);
    const parent = this.#top;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#texts.flush(parent);
    const element = this.#makeElement(name, parent, this.#attributes.take(), this.#start);
    if (VOIDS.has(name) || (isSelfClosing && name === "script")) {
      element.end = end;
      element.last = element.index + 1;
      return;
    }
    if (this.#stack.length >= MAX_DEPTH) {
      this.#overflow += 1;
      element.end = end;
      element.last = element.index + 1;
      return;
    }
    this.#stack.push(element);
    this.#top = element;
    this.#openCounts.set(name, (this.#openCounts.get(name) ?? 0) + 1);
    if (!isBlock && element.isHidden && !parent.isHidden) this.#texts.enterAside();
    if (name === "a" || name === "option") this.#texts.beginLink(element);
    else if (!isBlock) this.#texts.beginInline(element);
  }

  #endImplied(name: string): void {
    if (this.#overflow > 0) return;
    if (CLOSES_PARAGRAPH.has(name) && this.#isOpen("p")) this.#closeParagraph();
    if (HEADINGS.has(name) && HEADINGS.has(this.#top.name)) this.#closeDownTo(this.#stack.length - 1, this.#start);
    if (name === "a" && this.#top.name === "a") this.#closeDownTo(this.#stack.length - 1, this.#start);
    const implied = IMPLIED_ENDS.get(name);
    if (implied === undefined) return;
    let lowest = -1;
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.name;
      if (implied.stops.has(open)) break;
      if (implied.ends.has(open)) lowest = depth;
    }
    if (lowest !== -1) this.#closeDownTo(lowest, this.#start);
  }

  #closeParagraph(): void {
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const element = this.#stack[depth]!;
      if (element.name === "p") {
        this.#closeDownTo(depth, this.#start);
        return;
      }
      if (element.isBlock) return;
    }
  }

  #close(name: string, start: number, after: number): void {
    if (name === "br") {
      this.#texts.lineBreak(start, after, this.#top);
      return;
    }
    if (name === "html" || name === "body" || VOIDS.has(name)) return;
    if (this.#overflow > 0) {
      this.#overflow -= 1;
      if (BLOCKS.has(name)) this.#texts.flush(this.#top);
      return;
    }
    if (!this.#isOpen(name)) return;
    const depth = this.#depthOf(name);
    if (depth !== -1) this.#closeDownTo(depth, after);
    else if (name === "a") this.#texts.endLink();
  }

  /** Where the end tag's element lies in the stack; -1 when the end tag may not reach it. */
  #depthOf(name: string): number {
    const isTablePart = SCOPES.has(name) || name === "tr" || name === "tbody" || name === "thead" || name === "tfoot";
    const isInline = !BLOCKS.has(name);
    for (let depth = this.#stack.length - 1; depth >= this.#floor; depth -= 1) {
      const open = this.#stack[depth]!.name;
      if (open === name) return depth;
      if (isTablePart ? open === "table" : SCOPES.has(open)) return -1;
      if (isInline && BLOCKS.has(open)) return -1;
      if ((name === "li" || name === "p") && (open === "ul" || open === "ol")) return -1;
    }
    return -1;
  }

  #closeDownTo(depth: number, end: number): void {
    while (this.#stack.length > depth) {
      const element = this.#top;
      if (element.isBlock) this.#texts.flush(element);
      if (element.name === "script" || element.name === "style") this.#endRaw(element);
      this.#texts.endElement(element);
      element.end = end;
      element.last = this.#elements.length;
      element.textTo = this.#texts.count;
      this.#stack.pop();
      this.#openCounts.set(element.name, (this.#openCounts.get(element.name) ?? 1) - 1);
      this.#top = this.#stack[this.#stack.length - 1] ?? element;
      if (this.#stack.length > 0 && element.isHidden && !this.#top.isHidden && !element.isBlock) {
        this.#texts.leaveAside(element);
      }
      if (element.name === "script") this.#readRecords(element);
    }
  }

  #endRaw(element: ElementNode): void {
    if (element.name !== "style") return;
    for (let index = this.#scripts.length - 1; this.#scripts[index]?.element === element; index -= 1) {
      const raw = this.#scripts.pop()!;
      this.#styles.read(this.#source.slice(raw.start, raw.end));
    }
  }

  /** jcms keeps list entries as HTML in CDATA sections of a script and shows them at once: they are part of the page. */
  #readRecords(script: ElementNode): void {
    const raw = this.#scripts[this.#scripts.length - 1];
    if (raw?.element !== script || this.#shift > 0 || script.parent?.isSilent) return;
    const text = this.#source.slice(raw.start, raw.end);
    if (!text.includes("<record>") || !text.includes("<![CDATA[")) return;
    const outer = { floor: this.#floor, name: this.#name };
    const holder = this.#makeElement("datastore", this.#top, NO_ATTRIBUTES, raw.start);
    this.#stack.push(holder);
    this.#top = holder;
    this.#floor = this.#stack.length;
    for (const record of text.matchAll(/<record>\s*<!\[CDATA\[/g)) {
      const start = record.index + record[0].length;
      const end = text.indexOf("]]>", start);
      if (end !== -1) this.read(raw.start + start, raw.start + end);
      this.#overflow = 0;
      this.#closeDownTo(this.#floor, raw.start + Math.max(start, end));
      this.#texts.flush(holder);
    }
    this.#floor = outer.floor;
    this.#closeDownTo(this.#stack.indexOf(holder), raw.end);
  }

  #makeElement(name: string, parent: ElementNode | null, attributes: readonly Attribute[], start: number): ElementNode {
    const isHidden = parent !== null && (parent.isHidden || this.#hides(name, attributes));
    const element = new ElementNode(
      this.#elements.length,
      name,
      parent,
      attributes,
      start,
      this.#texts.count,
      isHidden,
    );
    this.#elements.push(element);
    return element;
  }

  #hides(name: string, attributes: readonly Attribute[]): boolean {
    if (attributes.length === 0) return false;
    let className: string | null = null;
    let id: string | null = null;
    let isShown = false;
    let isTiny = false;
    for (const attribute of attributes) {
      if (attribute.name === "class") className = attribute.value;
      else if (attribute.name === "id") id = attribute.value;
      else if (attribute.name === "hidden") return true;
      else if (attribute.name === "style") {
        if (hidesElement(attribute.value, name)) return true;
        isShown = /display\s*:/i.test(attribute.value);
      } else if (attribute.name === "height" || attribute.name === "width")
        isTiny ||= /^[0-5](?:px)?$/.test(attribute.value);
    }
    if (name === "marquee" && isTiny) return true;
    return !this.#styles.isEmpty && !isShown && this.#styles.hides(className, id);
  }

  #isOpen(name: string): boolean {
    return (this.#openCounts.get(name) ?? 0) > 0;
  }
}
