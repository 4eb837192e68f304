/** Finds everything a page points to: links, images, frames, scripts, forms, and addresses in its event handlers. */

import type { Link, LinkKind, Region } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { canonicalAddress, createCanonicalizer, fragmentOf } from "../text/url.ts";
import { handlerAddress } from "./handler-address.ts";
import { type Layout, REGION_NAMES } from "./layout.ts";
import { readScriptForwards } from "./script-forward.ts";
import { readScriptLinks } from "./script-links.ts";
import { readScriptPages } from "./script-paging.ts";
import type { Attribute } from "./start-tag.ts";
import { attributeOf, type ElementNode, type PathFinder, sourceOf } from "./tree.ts";

const KINDS: ReadonlyMap<string, LinkKind> = new Map([
  ...(
    "doc docx dot dotx xls xlsx csv ppt pptx pps ppsx pdf rtf txt zip rar 7z gz tgz tar wps wpt et ett dps ofd ceb cebx odt ods " +
    "odp apk exe dwg epub"
  )
    .split(" ")
    .map((ending) => [ending, "attachment"] as const),
  ..."jpg jpeg png gif bmp webp svg ico tif tiff".split(" ").map((ending) => [ending, "image"] as const),
  ..."mp4 mp3 flv avi wmv wma wav rm rmvb mov m3u8 webm swf ogg".split(" ").map((ending) => [ending, "media"] as const),
]);

/** What kind of thing an address leads to, judged by the element that names it and by the file name. */
export function linkKindOf(element: string, address: string): LinkKind {
  if (element === "iframe" || element === "frame") return "frame";
  if (element === "form") return "form";
  if (element === "script") return "script";
  if (element === "link") return "style";
  if (element === "img" || element === "input" || element === "background") return "image";
  const kind = KINDS.get(endingOf(address)) ?? "page";
  const isPlayer =
    element === "video" || element === "audio" || element === "source" || element === "embed" || element === "object";
  return isPlayer && kind !== "attachment" ? "media" : kind;
}

/** File ending of an address in lower case, without query and fragment; empty when it has none. */
function endingOf(address: string): string {
  let end = address.length;
  const query = address.indexOf("?");
  if (query !== -1) end = query;
  const hash = address.indexOf("#");
  if (hash !== -1 && hash < end) end = hash;
  const dot = address.lastIndexOf(".", end - 1);
  if (dot === -1 || end - dot > 6 || (address.indexOf("/", dot) !== -1 && address.indexOf("/", dot) < end)) return "";
  return address
    .slice(dot + 1, end)
    .trim()
    .toLowerCase();
}

/** Lets the link's path be worked out only when a finding needs it. */
class PageLink implements Link {
  readonly index: number;
  readonly kind: LinkKind;
  readonly element: string;
  readonly region: Region;
  readonly href: string;
  readonly target: string | null;
  readonly fragment: string | null;
  readonly text: string;
  readonly source: Span;
  readonly #node: ElementNode;
  readonly #paths: PathFinder;

  constructor(index: number, element: string, region: Region, raw: RawLink, target: string | null, paths: PathFinder) {
    this.index = index;
    this.kind = linkKindOf(element, target ?? raw.href);
    this.element = element;
    this.region = region;
    this.href = raw.href;
    this.target = target;
    this.fragment = raw.href.includes("#") ? fragmentOf(raw.href) : null;
    this.text = raw.text;
    this.source = raw.source;
    this.#node = raw.node;
    this.#paths = paths;
  }

  get path(): string {
    return this.#paths.pathOf(this.#node);
  }
}

interface RawLink {
  readonly node: ElementNode;
  readonly element: string;
  readonly href: string;
  readonly source: Span;
  readonly text: string;
  /** Overrides the region of the element. */
  readonly isHidden: boolean;
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
export function readLinks(layout: Layout, base: string, paths: PathFinder): Link[] {
  const raw: RawLink[] = [];
  for (const element of layout.page.elements)
    if (element.attributes.length > 0) collect(element, layout.page.elements, raw);
  const { source } = layout.page;
  for (const script of layout.page.scripts) {
    if (script.element.name !== "script" || script.element.parent?.isSilent) continue;
    for (const link of readScriptLinks(source, script.start, script.end)) {
      raw.push({ ...link, node: script.element, element: "document.write" });
    }
    for (const page of readScriptPages(source, script.start, script.end)) {
      raw.push({ ...page, node: script.element, element: "createPageHTML", text: "", isHidden: false });
    }
  }
  if (!raw.some(({ element }) => STEPS.has(element))) addForwards(layout, raw);
  const resolve = createCanonicalizer(base);
  if (!isOrdered(raw)) raw.sort((a, b) => a.source.start - b.source.start);
  return raw.map((link, index) => {
    const region = REGION_NAMES[link.isHidden ? 2 : regionOf(layout, link.node)]!;
    return new PageLink(index, link.element, region, link, targetOf(link.href, resolve), paths);
  });
}

/** Elements that lead a visitor on. */
const STEPS: ReadonlySet<string> = new Set(["a", "area", "frame", "iframe", "meta", "form", "document.write"]);

/** On a page with no other way on, the address that a script goes to is the way. */
function addForwards(layout: Layout, raw: RawLink[]): void {
  for (const script of layout.page.scripts) {
    if (script.element.name !== "script" || script.element.parent?.isSilent) continue;
    for (const link of readScriptForwards(layout.page.source, script.start, script.end)) {
      raw.push({ ...link, node: script.element, element: "location", text: "", isHidden: false });
    }
  }
}

function isOrdered(raw: readonly RawLink[]): boolean {
  for (let index = 1; index < raw.length; index += 1) {
    if (raw[index]!.source.start < raw[index - 1]!.source.start) return false;
  }
  return true;
}

/** Region of a link: that of the text it stands in, else that of its element. */
function regionOf(layout: Layout, node: ElementNode): number {
  const own = layout.regions[node.index]!;
  if (node.linkIn < 0 || node.isHidden || node.linkText === "") return own;
  return layout.textRegions[node.linkIn] ?? own;
}

const NO_ADDRESS = /^[\s\u3000]*(?:javascript|mailto|tel|sms|data|about|vbscript|callto|weixin|blob)\s*:/i;

function targetOf(href: string, resolve: (href: string) => string | null): string | null {
  const first = href.charCodeAt(0);
  if (first !== 47 && first !== 46 && NO_ADDRESS.test(href)) return null;
  return resolve(href);
}

function collect(element: ElementNode, elements: readonly ElementNode[], raw: RawLink[]): void {
  if (element.isSilent && element.name !== "script" && element.name !== "iframe" && !isMedia(element)) return;
  if (element.parent?.isSilent) return;
  const add = (attribute: Attribute | null, text: string, name = element.name): void => {
    if (attribute === null) return;
    const source = sourceOf(element, attribute);
    raw.push({ node: element, element: name, href: attribute.value, source, text, isHidden: false });
  };
  switch (element.name) {
    case "a":
      add(find(element, "href"), textOf(element, elements));
      break;
    case "area":
      add(find(element, "href"), attributeOf(element, "alt") ?? attributeOf(element, "title") ?? "");
      break;
    case "img":
      add(imageSource(element), attributeOf(element, "alt") ?? attributeOf(element, "title") ?? "");
      break;
    case "input":
      if (/^image$/i.test(attributeOf(element, "type") ?? ""))
        add(find(element, "src"), attributeOf(element, "alt") ?? "");
      break;
    case "link":
      if (/stylesheet/i.test(attributeOf(element, "rel") ?? "")) add(find(element, "href"), "");
      break;
    case "script":
    case "iframe":
    case "frame":
    case "embed":
    case "source":
    case "audio":
      add(find(element, "src"), attributeOf(element, "title") ?? "");
      break;
    case "video":
      add(find(element, "src"), "");
      add(find(element, "poster"), "", "img");
      break;
    case "object":
      add(find(element, "data"), "");
      break;
    case "form":
      if ((attributeOf(element, "action") ?? "") !== "") add(find(element, "action"), "");
      break;
    case "option":
      if (looksLikeAddress(attributeOf(element, "value") ?? "")) add(find(element, "value"), element.linkText);
      break;
    case "meta":
      if (/^refresh$/i.test(attributeOf(element, "http-equiv") ?? "")) addRefresh(element, raw);
      break;
  }
  for (const attribute of element.attributes) {
    if (attribute.name === "background") add(attribute, "", "background");
    else if (attribute.name === "onclick") addHandler(element, attribute, raw);
  }
}

function isMedia(element: ElementNode): boolean {
  return element.name === "video" || element.name === "audio";
}

function find(element: ElementNode, name: string): Attribute | null {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute;
  return null;
}

/** A lazily loaded picture keeps its address in another attribute, and a blank one in `src`. */
function imageSource(element: ElementNode): Attribute | null {
  for (const name of ["data-src", "data-original", "data-url", "lay-src"]) {
    const attribute = find(element, name);
    if (attribute !== null && attribute.value.trim() !== "") return attribute;
  }
  return find(element, "src");
}

function textOf(element: ElementNode, elements: readonly ElementNode[]): string {
  if (element.linkText !== "") return element.linkText;
  const title = attributeOf(element, "title");
  if (title !== null && title.trim() !== "") return title.trim();
  for (let index = element.index + 1; index < Math.min(element.last, element.index + 20); index += 1) {
    const alt = attributeOf(elements[index]!, "alt") ?? attributeOf(elements[index]!, "title");
    if (alt !== null && alt.trim() !== "") return alt.trim();
  }
  return "";
}

function looksLikeAddress(value: string): boolean {
  return /^\s*(?:https?:)?\/\/|^\s*\.{0,2}\/[\w%-]|^\s*[\w./-]+\.(?:s?html?|jsp|aspx?|php|do)(?:[?#]|$)/i.test(value);
}

function addRefresh(element: ElementNode, raw: RawLink[]): void {
  const content = find(element, "content");
  const match = /;\s*url\s*=\s*["']?\s*([^"'\s>]+)/i.exec(content?.value ?? "");
  if (content === null || match?.[1] === undefined) return;
  raw.push({
    node: element,
    element: "meta",
    href: match[1],
    source: within(element, content, match[1]),
    text: "",
    isHidden: false,
  });
}

/** `onclick="window.open('…')"` and `location.href='…'`, when the address is one whole literal. */
function addHandler(element: ElementNode, handler: Attribute, raw: RawLink[]): void {
  const href = handlerAddress(handler.value);
  if (href === null) return;
  const own = element.name === "a" ? element.linkText : "";
  raw.push({
    node: element,
    element: element.name,
    href,
    source: within(element, handler, href),
    text: own,
    isHidden: false,
  });
}

function within(element: ElementNode, attribute: Attribute, part: string): Span {
  const source = sourceOf(element, attribute);
  const at = attribute.pieces === null ? attribute.value.indexOf(part) : -1;
  return at === -1 ? source : { start: source.start + at, end: source.start + at + part.length };
}
