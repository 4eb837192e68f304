/** Finds everything a page points to: links, images, frames, scripts, forms, and addresses in its event handlers. */

import type { Link, LinkKind, Region } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import type { Likeness } from "../text/link-likeness.ts";
import { canonicalAddress, type LinkBase } from "../text/url.ts";
import { HIDDEN, type Layout, REGION_NAMES } from "./layout.ts";
import { LinkSource } from "./link-sources.ts";
import { Occurrences } from "./occurrences.ts";
import { readScriptForwards } from "./script-forward.ts";
import { readScriptLinks, SCRIPT_WRITE } from "./script-links.ts";
import { readScriptPages, SCRIPT_PAGING } from "./script-paging.ts";
import { attributeOf, type ElementNode, type PathFinder } from "./tree.ts";

/** Lets the link's path be worked out only when a finding needs it. */
class PageLink implements Link {
  index = 0;
  readonly kind: LinkKind;
  readonly element: string;
  readonly region: Region;
  readonly href: string;
  readonly target: string | null;
  readonly fragment: string | null;
  readonly text: string;
  readonly source: Span;
  readonly likeness: Likeness;
  readonly #node: ElementNode;
  readonly #paths: PathFinder;

  constructor(page: LinkPage, node: ElementNode, from: LinkSource, text: string, span: Span, isHidden: boolean) {
    this.target = from.targetFrom(page.base);
    this.kind = from.kind;
    this.likeness = from.likeness;
    this.element = from.element;
    this.region = REGION_NAMES[isHidden ? HIDDEN : regionOf(page.layout, node)]!;
    this.href = from.href;
    this.fragment = from.fragment;
    this.text = text;
    this.source = span;
    this.#node = node;
    this.#paths = page.paths;
  }

  get path(): string {
    return this.#paths.pathOf(this.#node);
  }
}

interface LinkPage {
  readonly layout: Layout;
  readonly base: LinkBase;
  readonly paths: PathFinder;
}

/** The address that relative links are resolved against: `<base href>` when there is one. */
export function baseAddress(layout: Layout, url: string): string {
  for (const element of layout.page.elements) {
    if (element.name !== "base") continue;
    const href = attributeOf(element, "href");
    if (href !== null) return canonicalAddress(href, url) ?? url;
  }
  return url;
}

/** All links in source order. Comments, `noscript`, `template` and ordinary script strings hold none. */
export function readLinks(layout: Layout, base: LinkBase, paths: PathFinder): Link[] {
  const page = { layout, base, paths };
  const links: PageLink[] = [];
  const { elements } = layout.page;
  for (const element of elements) {
    if (element.tag.links.length === 0 || !isRead(element)) continue;
    for (const source of element.tag.links) {
      const span = { start: element.start + source.start, end: element.start + source.end };
      links.push(new PageLink(page, element, source, textOf(element, source, elements), span, false));
    }
  }
  addScriptLinks(page, links);
  if (!links.some(({ element }) => STEPS.has(element))) addForwards(page, links);
  if (!isOrdered(links)) links.sort((a, b) => a.source.start - b.source.start);
  for (let index = 0; index < links.length; index += 1) links[index]!.index = index;
  return links;
}

function isRead(element: ElementNode): boolean {
  if (element.parent?.isSilent) return false;
  return !element.isSilent || READ_SILENT.has(element.name);
}

/** Elements that show no text of theirs and point to something all the same. */
const READ_SILENT: ReadonlySet<string> = new Set(["script", "iframe", "video", "audio"]);

function addScriptLinks(page: LinkPage, links: PageLink[]): void {
  const { source, scripts } = page.layout.page;
  const writes = new Occurrences(source, SCRIPT_WRITE);
  const pagings = new Occurrences(source, SCRIPT_PAGING);
  for (const { element, start, end } of scripts) {
    if (element.parent?.isSilent) continue;
    const written = writes.isIn(start, end) ? readScriptLinks(source, start, end) : [];
    for (const { href, source: span, text, isHidden } of written) {
      const from = new LinkSource("document.write", href, span, "content");
      links.push(new PageLink(page, element, from, text, span, isHidden));
    }
    const pages = pagings.isIn(start, end) ? readScriptPages(source, start, end) : [];
    for (const { href, source: span } of pages) {
      links.push(new PageLink(page, element, new LinkSource("createPageHTML", href, span, "content"), "", span, false));
    }
  }
}

/** Elements that lead a visitor on. */
const STEPS: ReadonlySet<string> = new Set(["a", "area", "frame", "iframe", "meta", "form", "document.write"]);

/** On a page with no other way on, the address that a script goes to is the way. */
function addForwards(page: LinkPage, links: PageLink[]): void {
  const { source, scripts } = page.layout.page;
  for (const { element, start, end } of scripts) {
    if (element.parent?.isSilent) continue;
    for (const { href, source: span } of readScriptForwards(source, start, end)) {
      links.push(new PageLink(page, element, new LinkSource("location", href, span, "content"), "", span, false));
    }
  }
}

function isOrdered(links: readonly Link[]): boolean {
  for (let index = 1; index < links.length; index += 1) {
    if (links[index]!.source.start < links[index - 1]!.source.start) return false;
  }
  return true;
}

/** Region of a link: that of the text it stands in, else that of its element. */
function regionOf(layout: Layout, node: ElementNode): number {
  const own = layout.regions[node.index]!;
  if (node.linkIn < 0 || node.isHidden || node.linkText === "") return own;
  return layout.textRegions[node.linkIn] ?? own;
}

function textOf(element: ElementNode, source: LinkSource, elements: readonly ElementNode[]): string {
  if (typeof source.text !== "string") return source.text.fixed;
  if (element.linkText !== "" || source.text === "content") return element.linkText;
  const title = attributeOf(element, "title");
  if (title !== null && title.trim() !== "") return title.trim();
  for (let index = element.index + 1; index < Math.min(element.last, element.index + 20); index += 1) {
    const alt = attributeOf(elements[index]!, "alt") ?? attributeOf(elements[index]!, "title");
    if (alt !== null && alt.trim() !== "") return alt.trim();
  }
  return "";
}
