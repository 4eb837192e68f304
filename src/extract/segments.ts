/** Makes the segments of a page: its texts, and the readable attribute values that no text repeats. */

import type { CellPlace, Meta, Region, Segment, SegmentKind, TextNotes } from "../model/document.ts";
import type { Origin } from "../model/span.ts";
import { type Layout, MAIN, REGION_NAMES } from "./layout.ts";
import { attributeOf, type ElementNode, type PathFinder, sourceOf } from "./tree.ts";

/** Lets the path be worked out only when a finding needs it. */
class PageSegment implements Segment {
  index = 0;
  readonly kind: SegmentKind;
  readonly region: Region;
  readonly text: string;
  readonly origin: Origin;
  readonly cell: CellPlace | null;
  readonly notes: TextNotes | null;
  readonly #node: ElementNode;
  readonly #paths: PathFinder;

  constructor(
    kind: SegmentKind,
    region: number,
    built: { readonly text: string; readonly origin: Origin; readonly label: TextNotes | null },
    cell: CellPlace | null,
    node: ElementNode,
    paths: PathFinder,
  ) {
    this.kind = kind;
    this.region = REGION_NAMES[region]!;
    this.text = built.text;
    this.origin = built.origin;
    this.cell = cell;
    this.notes = built.label;
    this.#node = node;
    this.#paths = paths;
  }

  get path(): string {
    return this.#paths.pathOf(this.#node);
  }
}

export interface PageSegments {
  readonly segments: readonly Segment[];
  /** Index of the page's text → index of its segment. */
  readonly ofText: Int32Array;
}

/** In source order. `cells` gives the place of each text that stands in a data table. */
export function makeSegments(layout: Layout, cells: ReadonlyMap<number, CellPlace>, paths: PathFinder): PageSegments {
  const ofTexts = layout.page.texts.map((text, index) => {
    const kind = kindOf(text.element, text.text.length, text.linkLength);
    const cell = cells.size === 0 ? null : (cells.get(index) ?? null);
    return new PageSegment(kind, layout.textRegions[index]!, text, cell, text.element, paths);
  });
  const segments = inOrder(ofTexts, segmentsOfAttributes(layout, paths));
  for (let index = 0; index < segments.length; index += 1) segments[index]!.index = index;
  return { segments, ofText: Int32Array.from(ofTexts, ({ index }) => index) };
}

/** By their places in the source; hidden texts are handed out before the sentence that they stand in. */
function inOrder(texts: PageSegment[], attributes: PageSegment[]): PageSegment[] {
  const byPlace = (a: PageSegment, b: PageSegment): number => a.origin[1]! - b.origin[1]!;
  if (!isOrdered(texts) || !isOrdered(attributes)) return [...texts, ...attributes].sort(byPlace);
  const merged: PageSegment[] = [];
  let next = 0;
  for (const text of texts) {
    for (; next < attributes.length && byPlace(attributes[next]!, text) < 0; next += 1) merged.push(attributes[next]!);
    merged.push(text);
  }
  for (; next < attributes.length; next += 1) merged.push(attributes[next]!);
  return merged;
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

function segmentsOfAttributes(layout: Layout, paths: PathFinder): PageSegment[] {
  const { page, regions } = layout;
  const segments: PageSegment[] = [];
  let last = "";
  for (const element of page.elements) {
    if (element.tag.readable.length === 0 || element.isSilent) continue;
    for (const attribute of element.tag.readable) {
      const { kind } = attribute;
      if (kind === "alt" && attribute.value === element.linkText) continue;
      const text = attribute.textAt(page.source, element.start);
      if (text === null || (kind === "alt" && (text === last || isShown(layout, element, text)))) continue;
      last = text;
      const built = { text, origin: attribute.originAt(element.start), label: attribute.label };
      const region = kind === "meta" ? MAIN : regions[element.index]!;
      segments.push(new PageSegment(kind, region, built, null, element, paths));
    }
  }
  return segments;
}

function isOrdered(segments: readonly PageSegment[]): boolean {
  for (let index = 1; index < segments.length; index += 1) {
    if (segments[index]!.origin[1]! < segments[index - 1]!.origin[1]!) return false;
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
