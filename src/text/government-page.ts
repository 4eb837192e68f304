/** Tells the pages of a government site's CMS from drafts, fragments and other people's pages. */

import type { Document } from "../model/document.ts";
import type { CheckContext } from "../model/rule.ts";
import { isGovernmentHost } from "./registrable-domain.ts";
import { hostOf } from "./url.ts";

/** Tags that only the norm for government sites knows. */
const NORM_META = /^(?:site(?:name|domain|idcode)|column(?:name|type|description|keywords)|articletitle)$/i;
const HEAD = /<head[\s>]/i;
const HEAD_BEGINS_WITHIN = 4096;
/** Footers that are put in by the server or a script: nobody sees from the page what stands in them. */
const INCLUDED_FOOTER =
  /<(?:script|iframe|frame|object|include)\s[^>]{0,300}?(?:src|data)\s*=\s*["']?[^"'>\s]{0,200}(?:foot|bottom|copyright|dibu|yejiao)|\.load\(\s*["'][^"']{0,200}(?:foot|bottom|copyright)|<!--\s*#include[^>]{0,200}(?:foot|bottom|copyright)/i;

/**
 * A whole page that carries a tag of the norm (国办发〔2017〕47号), or an ordinary page of the site that is read as a whole when that
 * has a 网站标识码 or a government domain. Plain text, fragments and drafts are none.
 */
export function isGovernmentPage(document: Document, context: Pick<CheckContext, "siteCode" | "siteHost">): boolean {
  if (document.format !== "html" || !HEAD.test(document.source.slice(0, HEAD_BEGINS_WITHIN))) return false;
  if (document.metas.some(({ name }) => NORM_META.test(name))) return true;
  const { siteHost, siteCode } = context;
  if (siteHost === null || hostOf(document.url) !== siteHost) return false;
  if (document.kind === "other" || document.kind === "attachment") return false;
  return siteCode !== null || isGovernmentHost(siteHost);
}

/** Is the page's footer, or most of the page, filled in by something that the page only names? */
export function isFooterIncluded({ source, segments }: Document): boolean {
  if (INCLUDED_FOOTER.test(source)) return true;
  let length = 0;
  for (const { text } of segments) {
    length += text.length;
    if (length >= SHORTEST_PAGE) return false;
  }
  return true;
}

/** A page with less text, in characters, is a shell that scripts fill, a door or an error message. */
const SHORTEST_PAGE = 200;
