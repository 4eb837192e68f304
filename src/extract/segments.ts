/** Makes the segments of a page: its texts, and the readable attribute values that no text repeats. */

import type { CellPlace, Meta, Region, Segment, SegmentKind } from "../model/document.ts";
import type { Origin } from "../model/span.ts";
import { type Layout, REGION_NAMES } from "./layout.ts";
import { attributeOf, type ElementNode, type PathFinder, sourceOf } from "./tree.ts";

class PageSegment implements Segment {
  readonly index: number;
  readonly kind: SegmentKind;
  readonly region: Region;
  readonly text: string;
  readonly origin: Origin;
  readonly cell: CellPlace | null;
  readonly #node: ElementNode;
  readonly #paths: PathFinder;

  constructor(index: number, draft: Draft, cell: CellPlace | null, paths: PathFinder) {
    this.index = index;
    this.kind = draft.kind;
    this.region = draft.region;
    this.text = draft.text;
    this.origin = draft.origin;
    this.cell = cell;
    this.#node = draft.node;
    this.#paths = paths;
  }

  get path(): string {
    return this.#paths.pathOf(this.#node);
  }
}

interface Draft {
  readonly kind: SegmentKind;
  readonly region: Region;
  readonly text: string;
  readonly origin: Origin;
  readonly node: ElementNode;
  /** Index of the page's text; -1 for attributes. */
  readonly textIndex: number;
}

export interface PageSegments {
  readonly segments: readonly Segment[];
  /** Index of the page's text → index of its segment. */
  readonly ofText: Int32Array;
}

/** In source order. `cells` gives the place of each text that stands in a data table. */
export function makeSegments(layout: Layout, cells: ReadonlyMap<number, CellPlace>, paths: PathFinder): PageSegments {
  const drafts: Draft[] = [];
  layout.page.texts.forEach((text, index) => {
    drafts.push({
      kind: kindOf(text.element, text.text.length, text.linkLength),
      region: REGION_NAMES[layout.textRegions[index]!]!,
      text: text.text,
      origin: text.origin,
      node: text.element,
      textIndex: index,
    });
  });
  addAttributes(layout, drafts);
  if (!isOrdered(drafts)) drafts.sort((a, b) => a.origin[1]! - b.origin[1]!);
  const ofText = new Int32Array(layout.page.texts.length);
  const segments = drafts.map((draft, index) => {
    if (draft.textIndex !== -1) ofText[draft.textIndex] = index;
    return new PageSegment(index, draft, cells.get(draft.textIndex) ?? null, paths);
  });
  return { segments, ofText };
}

function kindOf(element: ElementNode, length: number, linkLength: number): SegmentKind {
  const { name } = element.block;
  if (name === "title") return "title";
  if (name.length === 2 && name.charCodeAt(0) === 104 && name !== "hr") return "heading";
  if (linkLength > 0 && linkLength + 2 >= length) return "link";
  if (name === "td" || name === "th") return "cell";
  if (name === "li" || name === "dt" || name === "dd" || name === "option") return "item";
  return "paragraph";
}

function addAttributes(layout: Layout, drafts: Draft[]): void {
  const { page, regions } = layout;
  let last = "";
  for (const element of page.elements) {
    if (element.tag.readable.length === 0 || element.isSilent) continue;
    for (const attribute of element.tag.readable) {
      const { kind } = attribute;
      if (kind === "alt" && attribute.value === element.linkText) continue;
      const text = attribute.textAt(page.source, element.start);
      if (text === null || (kind === "alt" && (text === last || isShown(layout, element, text)))) continue;
      last = text;
      const region = kind === "meta" ? "main" : REGION_NAMES[regions[element.index]!]!;
      drafts.push({ kind, region, text, origin: attribute.originAt(element.start), node: element, textIndex: -1 });
    }
  }
}

function isOrdered(drafts: readonly Draft[]): boolean {
  for (let index = 1; index < drafts.length; index += 1) {
    if (drafts[index]!.origin[1]! < drafts[index - 1]!.origin[1]!) return false;
  }
  return true;
}

/** In longer texts nobody finds the picture's own line. UTF-16 code units. */
const LONGEST_SEARCHED = 10_000;

/** Does the element's own visible text say the same? */
function isShown(layout: Layout, element: ElementNode, text: string): boolean {
  if (element.name === "a") return element.linkText === text;
  const { texts } = layout.page;
  for (
    let index = element.textFrom;
    index < Math.min(element.textTo + 1, texts.length, element.textFrom + 3);
    index += 1
  ) {
    const shown = texts[index]!.text;
    if (shown.length <= LONGEST_SEARCHED && shown.includes(text)) return true;
  }
  return false;
}

/** All `<meta name content>` pairs, names as written. */
export function readMetas(elements: readonly ElementNode[]): Meta[] {
  const metas: Meta[] = [];
  for (const element of elements) {
    if (element.name !== "meta" || element.isSilent) continue;
    const name = attributeOf(element, "name") ?? attributeOf(element, "property");
    const content = element.attributes.find((attribute) => attribute.name === "content");
    if (name === null || content === undefined) continue;
    metas.push({ name, content: content.value, source: sourceOf(element, content) });
  }
  return metas;
}
