/** Finds in a start tag what it points to, once for all the places where the tag stands. */

import type { LinkKind } from "../model/document.ts";
import { type Likeness, likenessOf } from "../text/link-likeness.ts";
import { fragmentOf, type LinkBase, linkReach } from "../text/url.ts";
import { type Attribute, findAttribute } from "./attribute.ts";
import { handlerAddress } from "./handler-address.ts";
import { linkKindOf } from "./link-kind.ts";

/** Where a link's text comes from: the link's own content or, failing that, its titles · its content alone · the tag. */
export type LinkText = "titled" | "content" | { readonly fixed: string };

const NO_ADDRESS = /^[\s\u3000]*(?:javascript|mailto|tel|sms|data|about|vbscript|callto|weixin|blob)\s*:/i;

/** One address in a start tag. Remembers where it led from the last page, since most pages of a template are asked alike. */
export class LinkSource {
  readonly element: string;
  /** As written, entities decoded, not trimmed. */
  readonly href: string;
  /** Of the address, in code units from the tag's `<`. */
  readonly start: number;
  readonly end: number;
  readonly text: LinkText;
  readonly fragment: string | null;
  readonly #reach: ReturnType<typeof linkReach> | "none";
  /** What `#target` was resolved against. */
  #base: string | null = null;
  #target: string | null = null;
  #kind: LinkKind;
  #likeness: Likeness | null = null;

  constructor(element: string, href: string, span: { readonly start: number; readonly end: number }, text: LinkText) {
    this.element = element;
    this.href = href;
    this.start = span.start;
    this.end = span.end;
    this.text = text;
    this.fragment = href.includes("#") ? fragmentOf(href) : null;
    this.#reach = NO_ADDRESS.test(href) ? "none" : linkReach(href);
    this.#kind = linkKindOf(element, href);
  }

  /** The canonical address without fragment, or null; see `Link.target`. */
  targetFrom(base: LinkBase): string | null {
    if (this.#reach === "none") return null;
    const asked = this.#reach === "host" ? base.host : this.#reach === "folder" ? base.folder : null;
    if (asked !== null && asked === this.#base) return this.#target;
    this.#target = base.resolve(this.href);
    this.#base = asked;
    this.#kind = linkKindOf(this.element, this.#target ?? this.href);
    this.#likeness = null;
    return this.#target;
  }

  /** Judged by the target that was asked for last. */
  get kind(): LinkKind {
    return this.#kind;
  }

  /** The same. */
  get likeness(): Likeness {
    this.#likeness ??= likenessOf({
      kind: this.#kind,
      element: this.element,
      href: this.href,
      target: this.#target,
      fragment: this.fragment,
    });
    return this.#likeness;
  }
}

const NONE: readonly LinkSource[] = [];

/** In the order in which links count; handlers and backgrounds after the element's own address. */
export function linkSources(name: string, attributes: readonly Attribute[]): readonly LinkSource[] {
  if (attributes.length === 0) return NONE;
  const sources: LinkSource[] = [];
  const own = ownAddress(name, attributes);
  if (own !== null) sources.push(own);
  if (name === "video") addWhole(sources, "img", findAttribute(attributes, "poster"));
  for (const attribute of attributes) {
    if (attribute.name === "background") addWhole(sources, "background", attribute);
    else if (attribute.name === "onclick") {
      const href = handlerAddress(attribute.value);
      const text = name === "a" ? "content" : { fixed: "" };
      if (href !== null) sources.push(new LinkSource(name, href, within(attribute, href), text));
    }
  }
  return sources.length === 0 ? NONE : sources;
}

function ownAddress(name: string, attributes: readonly Attribute[]): LinkSource | null {
  const value = (attribute: string): string | null => findAttribute(attributes, attribute)?.value ?? null;
  const whole = (attribute: Attribute | null, text: LinkText): LinkSource | null =>
    attribute === null ? null : new LinkSource(name, attribute.value, attribute, text);
  switch (name) {
    case "a":
      return whole(findAttribute(attributes, "href"), "titled");
    case "area":
      return whole(findAttribute(attributes, "href"), { fixed: value("alt") ?? value("title") ?? "" });
    case "img":
      return whole(imageSource(attributes), { fixed: value("alt") ?? value("title") ?? "" });
    case "input":
      return /^image$/i.test(value("type") ?? "")
        ? whole(findAttribute(attributes, "src"), { fixed: value("alt") ?? "" })
        : null;
    case "link":
      return /stylesheet/i.test(value("rel") ?? "") ? whole(findAttribute(attributes, "href"), { fixed: "" }) : null;
    case "script":
    case "iframe":
    case "frame":
    case "embed":
    case "source":
    case "audio":
      return whole(findAttribute(attributes, "src"), { fixed: value("title") ?? "" });
    case "video":
      return whole(findAttribute(attributes, "src"), { fixed: "" });
    case "object":
      return whole(findAttribute(attributes, "data"), { fixed: "" });
    case "form":
      return (value("action") ?? "") === "" ? null : whole(findAttribute(attributes, "action"), { fixed: "" });
    case "option":
      return looksLikeAddress(value("value") ?? "") ? whole(findAttribute(attributes, "value"), "content") : null;
    case "meta":
      return /^refresh$/i.test(value("http-equiv") ?? "") ? refreshAddress(findAttribute(attributes, "content")) : null;
    default:
      return null;
  }
}

function addWhole(sources: LinkSource[], element: string, attribute: Attribute | null): void {
  if (attribute !== null) sources.push(new LinkSource(element, attribute.value, attribute, { fixed: "" }));
}

/** A lazily loaded picture keeps its address in another attribute, and a blank one in `src`. */
function imageSource(attributes: readonly Attribute[]): Attribute | null {
  for (const name of ["data-src", "data-original", "data-url", "lay-src"]) {
    const attribute = findAttribute(attributes, name);
    if (attribute !== null && attribute.value.trim() !== "") return attribute;
  }
  return findAttribute(attributes, "src");
}

function looksLikeAddress(value: string): boolean {
  return /^\s*(?:https?:)?\/\/|^\s*\.{0,2}\/[\w%-]|^\s*[\w./-]+\.(?:s?html?|jsp|aspx?|php|do)(?:[?#]|$)/i.test(value);
}

function refreshAddress(content: Attribute | null): LinkSource | null {
  const href = /;\s*url\s*=\s*(?:["']\s*)?([^"'\s>]+)/i.exec(content?.value ?? "")?.[1];
  if (content === null || href === undefined) return null;
  return new LinkSource("meta", href, within(content, href), { fixed: "" });
}

function within(attribute: Attribute, part: string): { readonly start: number; readonly end: number } {
  const at = attribute.pieces === null ? attribute.value.indexOf(part) : -1;
  return at === -1 ? attribute : { start: attribute.start + at, end: attribute.start + at + part.length };
}
