/** Divides a page into its own content, its furniture, and what it hides, element by element. */

import type { Region } from "../model/document.ts";
import { cueOf, cueOfPooled } from "./labels.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { ElementNode } from "./tree.ts";

/** Regions as numbers, since they are noted of each element; `REGION_NAMES` has their names by number. */
export const MAIN = 0;
export const CHROME = 1;
export const HIDDEN = 2;
export const REGION_NAMES: readonly Region[] = ["main", "chrome", "hidden"];

/** Per element, its subtree included: characters of text, of these link text, and of these running prose. */
export interface Layout {
  readonly page: ParsedPage;
  readonly textLength: Int32Array;
  readonly linkLength: Int32Array;
  readonly prose: Int32Array;
  /** MAIN, CHROME or HIDDEN for each element, and for each text. */
  readonly regions: Uint8Array;
  readonly textRegions: Uint8Array;
  /** The texts of the breadcrumb, when the page has one. */
  readonly crumb: Crumb | null;
  readonly hasPager: boolean;
}

/** An element, or one text of an element that holds the list as well. */
export type Crumb = Pick<ElementNode, "textFrom" | "textTo">;

/** A text shorter than this, without a full stop, is a label rather than prose. */
const PROSE_LENGTH = 25;

/** Reads class names, tags, and set phrases; says nothing yet about where the article stands. */
export function layOut(page: ParsedPage): Layout {
  const count = page.elements.length;
  const textLength = new Int32Array(count);
  const linkLength = new Int32Array(count);
  const prose = new Int32Array(count);
  for (const text of page.texts) {
    const index = text.element.index;
    textLength[index]! += text.text.length;
    linkLength[index]! += text.linkLength;
    if (isProse(text.text, text.linkLength)) prose[index]! += text.text.length - text.linkLength;
  }
  for (let index = count - 1; index > 0; index -= 1) {
    const parent = page.elements[index]!.parent!.index;
    textLength[parent]! += textLength[index]!;
    linkLength[parent]! += linkLength[index]!;
    prose[parent]! += prose[index]!;
  }
  const layout = {
    page,
    textLength,
    linkLength,
    prose,
    regions: new Uint8Array(count),
    textRegions: new Uint8Array(0),
  };
  const own = markByHints(layout);
  const cues = markByTexts(layout, own);
  inherit(page.elements, own, layout.regions);
  const textRegions = new Uint8Array(page.texts.length);
  page.texts.forEach((text, index) => {
    textRegions[index] = Math.max(layout.regions[text.element.index]!, cues.texts[index]!);
  });
  return { ...layout, textRegions, crumb: cues.crumb ?? firstCrumb(layout), hasPager: cues.hasPager };
}

/** Is a text with so much link text in it running prose? */
export function isProse(text: string, linkLength: number): boolean {
  const own = text.length - linkLength;
  return own >= PROSE_LENGTH || (own >= 10 && own * 2 > text.length && /[。；！？]/.test(text));
}

type Measured = Omit<Layout, "crumb" | "hasPager">;

/** An element that holds most of the page's prose or text is no furniture, whatever it is called. */
function isTooBig(layout: Measured, index: number): boolean {
  const allProse = layout.prose[0]!;
  const allText = layout.textLength[0]!;
  const text = layout.textLength[index]!;
  if (allProse > 200 && layout.prose[index]! * 2 > allProse && text * 10 > allText * 3) return true;
  return allText > 0 && text * 10 > allText * 7 && layout.page.elements[index]!.name !== "nav";
}

function markByHints(layout: Measured): Uint8Array {
  const { elements } = layout.page;
  const own = new Uint8Array(elements.length);
  for (const element of elements) {
    const { hint } = element.tag;
    if (element.isHidden) own[element.index] = HIDDEN;
    else if (hint === "crumb" && layout.textLength[element.index]! <= 200) own[element.index] = CHROME;
    else if (hint === "chrome" && !isTooBig(layout, element.index) && !isArticleHead(element))
      own[element.index] = CHROME;
  }
  return own;
}

/** The `header` of an `article` holds its title and date (HTML Living Standard §4.3.8). */
function isArticleHead(element: ElementNode): boolean {
  if (element.name !== "header") return false;
  let above = element.parent;
  while (above !== null && above.name !== "article") above = above.parent;
  return above !== null;
}

function inherit(elements: readonly ElementNode[], own: Uint8Array, regions: Uint8Array): void {
  for (const element of elements) {
    const inherited = element.parent === null ? MAIN : regions[element.parent.index]!;
    regions[element.index] = Math.max(own[element.index]!, inherited);
  }
}

interface Cues {
  readonly texts: Uint8Array;
  readonly crumb: Crumb | null;
  readonly hasPager: boolean;
}

function markByTexts(layout: Measured, own: Uint8Array): Cues {
  const { texts } = layout.page;
  const regions = new Uint8Array(texts.length);
  let crumb: Crumb | null = null;
  let hasPager = false;
  const mark = (element: ElementNode, limit: number, region: number): ElementNode => {
    const top = climb(layout, element, limit);
    if (!isTooBig(layout, top.index)) own[top.index] = Math.max(own[top.index]!, region);
    return top;
  };
  const markCrumb = (index: number): Crumb => {
    const { text, element } = texts[index]!;
    const limit = Math.max(text.length, text.length < 12 ? 80 : 0);
    if (layout.textLength[element.index]! <= limit) return mark(element, limit, CHROME);
    // Old table pages write it at the head of the cell that holds the list.
    regions[index] = CHROME;
    for (const { linkIn, index: inner } of layout.page.elements.slice(element.index + 1, element.last))
      if (linkIn === index) own[inner] = Math.max(own[inner]!, CHROME);
    return { textFrom: index, textTo: index + 1 };
  };
  for (let index = 0; index < texts.length; index += 1) {
    const { text, element, label } = texts[index]!;
    if (element.isHidden) continue;
    switch (label === null ? cueOf(text) : cueOfPooled(label)) {
      case "leaving":
        mark(element, text.length + 60, HIDDEN);
        break;
      case "crumb":
        crumb ??= markCrumb(index);
        break;
      case "pages":
        hasPager = true;
        regions[index] = CHROME;
        break;
      case "button":
        regions[index] = CHROME;
        break;
      case "form":
        mark(element, 120, CHROME);
        break;
      case "footer":
        mark(element, Math.max(text.length, 400), CHROME);
        break;
      case "related":
        markRelated(layout, own, element);
    }
  }
  return { texts: regions, crumb, hasPager };
}

/** The highest ancestor whose text is no longer than `limit`. */
function climb(layout: Measured, element: ElementNode, limit: number): ElementNode {
  let top = element;
  for (let parent = top.parent; parent?.parent; parent = parent.parent) {
    if (parent.name === "body" || layout.textLength[parent.index]! > limit) break;
    top = parent;
  }
  return top;
}

/** A heading such as 相关信息 and the link list below it, when it stands beside an article. */
function markRelated(layout: Measured, own: Uint8Array, heading: ElementNode): void {
  if (layout.prose[0]! < 200) return;
  let top: ElementNode | null = null;
  for (let parent: ElementNode | null = heading; parent?.parent; parent = parent.parent) {
    const text = layout.textLength[parent.index]!;
    if (parent.name === "body" || layout.prose[parent.index]! * 5 > layout.prose[0]!) break;
    if (text > 20 && layout.linkLength[parent.index]! * 2 > text) top = parent;
    else if (text > 400) break;
  }
  if (top !== null && !isTooBig(layout, top.index)) own[top.index] = Math.max(own[top.index]!, CHROME);
}

function firstCrumb(layout: Measured): ElementNode | null {
  for (const element of layout.page.elements) {
    if (element.tag.hint !== "crumb" || element.isHidden) continue;
    const length = layout.textLength[element.index]!;
    if (length >= 4 && length <= 200 && layout.linkLength[element.index]! >= 2) return element;
  }
  return null;
}
