/** Tells the pages of a government site's CMS from drafts, fragments and other people's pages. */

import type { Document } from "../model/document.ts";
import type { CheckContext } from "../model/rule.ts";
import { isGovernmentHost } from "./registrable-domain.ts";
import { hostOf } from "./url.ts";

/** Tags that only the norm for government sites knows. */
const NORM_META = /^(?:site(?:name|domain|idcode)|column(?:name|type|description|keywords)|articletitle)$/i;
const HEAD = /<head[\s>]/i;
const HEAD_BEGINS_WITHIN = 4096;
/** Files whose names say that they put in a footer. */
const INCLUDED_FOOTER =
  /<(?:script|iframe|frame|object|include)\s[^>]{0,300}?(?:src|data)\s*=\s*["']?[^"'>\s]{0,200}(?:foot|bottom|copyright|dibu|yejiao)|\.load\(\s*["'][^"']{0,200}(?:foot|bottom|copyright)|<!--\s*#include[^>]{0,200}(?:foot|bottom|copyright)/i;

/**
 * A whole page that carries a tag of the norm (国办发〔2017〕47号), or an ordinary page of the site that is read as a whole when that
 * has a 网站标识码 or a government domain. Plain text, fragments and drafts are none.
 */
export function isGovernmentPage(document: Document, context: SiteContext): boolean {
  const { siteCode, siteHost } = context;
  const isSame = last?.document === document && last.siteCode === siteCode && last.siteHost === siteHost;
  if (last === null || !isSame) last = { document, siteCode, siteHost, answer: judge(document, context) };
  return last.answer;
}

type SiteContext = Pick<CheckContext, "siteCode" | "siteHost">;

/** Several rules ask about each page. */
let last: (SiteContext & { readonly document: Document; readonly answer: boolean }) | null = null;

function judge(document: Document, context: SiteContext): boolean {
  if (document.format !== "html" || !HEAD.test(document.source.slice(0, HEAD_BEGINS_WITHIN))) return false;
  if (document.metas.some(({ name }) => NORM_META.test(name))) return true;
  const { siteHost, siteCode } = context;
  if (siteHost === null || hostOf(document.url) !== siteHost) return false;
  if (document.kind === "other" || document.kind === "attachment") return false;
  return siteCode !== null || isGovernmentHost(siteHost);
}

/** Does a footer stand in the page itself, as far as its words tell? */
const FOOTER_TEXT = /标识码|ICP\s?[备证]|公网安备|主办(?:单位)?\s?[:：]|版权所有/i;

/** Pictures so close before the footer's words belong to it. Characters of source. */
const FOOTER_MARGIN = 1500;
/** Characters. */
const SHORTEST_PAGE = 200;
/** A crumb has fewer links to pages, a menu more. */
const FEW_LINKS = 4;

/**
 * What a page tells about its footer. `unknown`: it is put in from elsewhere, or the page is a shell that scripts fill, a door, an
 * error message, or one without menu and footer, as it is shown in a frame or for printing · `partly`: it is there, with pictures that nobody named, or a script that may add to it · `shown`.
 */
export function footerState(document: Document): "unknown" | "partly" | "shown" {
  const { source, segments, links } = document;
  const footer = segments.findLast(({ text }) => FOOTER_TEXT.test(text));
  const isIncluded = INCLUDED_FOOTER.test(source);
  if (isShell(document) || (footer === undefined && (isIncluded || isBare(document)))) return "unknown";
  if (isIncluded) return "partly";
  const from = (footer?.origin[1] ?? source.length) - FOOTER_MARGIN;
  const hasPicture = links.some(
    ({ kind, text, source: at }) => kind === "image" && text.trim() === "" && at.start > from,
  );
  return hasPicture ? "partly" : "shown";
}

/** Entries of a list and the crumb are no menu. */
function isBare({ kind: page, links, items }: Document): boolean {
  if (page === "home") return false;
  const dated = items.filter(({ date }) => date !== null).length;
  return links.filter(({ kind, element }) => kind === "page" && element === "a").length - dated < FEW_LINKS;
}

function isShell({ segments }: Document): boolean {
  let length = 0;
  for (const { text } of segments) {
    length += text.length;
    if (length >= SHORTEST_PAGE) return false;
  }
  return true;
}
