/** How a finding names the page, link or column that it stands on, for what is judged without page text. */

import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import type { AskedLink, ColumnFact, LinkOccurrence, PageFact } from "../model/site.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { Evidence } from "./evidence.ts";

/** The page as a finding names it, unmasked. */
export interface PageLabel {
  readonly name: string;
  readonly address: string;
  readonly title: string;
  readonly column: readonly string[];
  readonly publishedAt: string | null;
  readonly contentSource: string;
  readonly author: string;
}

/** Of a page that is being judged. */
export function labelDocument(document: Document): PageLabel {
  const { name, url, title, column, publishedAt, contentSource, author } = document;
  return { name, address: url, title, column, publishedAt, contentSource, author };
}

/** Of a page that holds a link: its own name, with the hints at its owner. */
export function labelOccurrence({ page, address, contentSource, author }: LinkOccurrence): PageLabel {
  return { ...labelPage(page.url, page), address, contentSource, author };
}

/** `page` is null when the name belongs to no page of the run. */
export function labelPage(name: string, page: PageFact | null): PageLabel {
  return {
    name,
    address: page?.finalUrl ?? name,
    title: page?.title ?? "",
    column: page?.column ?? [],
    publishedAt: page?.publishedAt ?? null,
    contentSource: "",
    author: "",
  };
}

/** A column stands for its list page. */
export function labelColumn({ url, name, path }: ColumnFact): PageLabel {
  return {
    name: url,
    address: url,
    title: name,
    column: path.length === 0 ? [name] : path,
    publishedAt: null,
    contentSource: "",
    author: "",
  };
}

/** The link's address is the quote, its text the context. */
export function evidenceOfLink({ link, location, isTemplate }: LinkOccurrence, { answer }: AskedLink): Evidence {
  const { href, target, text } = link;
  const { status, error, redirects } = answer;
  return {
    quote: href,
    text,
    span: { start: 0, end: text.length },
    location,
    order: 0,
    link: { href, target, text, status, error, redirects },
    isTemplate,
  };
}

/** What was found is the whole text: a column, or something about the site. */
export function evidenceOfText(quote: string): Evidence {
  return {
    quote,
    text: quote,
    span: { start: 0, end: quote.length },
    location: {},
    order: 0,
    link: null,
    isTemplate: false,
  };
}

/** A template finding that is known to stand on further pages too. */
export function spreadOver(raw: RawFinding, otherUrls: readonly string[], reveal: boolean): RawFinding {
  const urls = reveal ? [...otherUrls] : otherUrls.map(maskPersonalData);
  return { ...raw, draft: { ...raw.draft, places: 1 + urls.length, otherUrls: urls.sort() } };
}
