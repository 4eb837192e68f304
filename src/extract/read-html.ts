/** Reads a page's HTML into a `Document`. */

import type { Document, ListItem } from "../model/document.ts";
import { createLinkBase, type LinkBase } from "../text/url.ts";
import { findArticleBody, narrowToArticle } from "./article-body.ts";
import { cleanColumns, readBreadcrumb, splitCrumbs } from "./breadcrumb.ts";
import { readHtmlWaivers } from "./html-waivers.ts";
import { CHROME, type Layout, layOut, MAIN, REGION_NAMES } from "./layout.ts";
import { baseAddress, readLinks } from "./links.ts";
import { findItems, type RawItem } from "./list-items.ts";
import type { PageContext } from "./options.ts";
import { judgeKind } from "./page-kind.ts";
import { readTitle } from "./page-title.ts";
import { parseHtml } from "./parse-html.ts";
import { hasDateLabel, metaValue, readPublishInfo } from "./publish-info.ts";
import { makeSegments, readMetas } from "./segments.ts";
import { readTables } from "./tables.ts";
import { type ElementNode, PathFinder } from "./tree.ts";

/** The lines around an article's title: as many before its body, and the body's own first and last ones. */
const LINES_BEFORE = 12;
const LINES_INSIDE = 4;

/** A folder, or a file named as the CMSs name the pages of a column. */
const COLUMN_ADDRESS = /\/(?:(?:index|list|col|node|channel|default)[\w-]*\.(?:s?html?|jsp|aspx?|php))?(?:[?#]|$)/i;

/** Never throws: any source is some page. */
export function readHtml(source: string, context: PageContext): Document {
  const page = parseHtml(source);
  const layout = layOut(page);
  const metas = readMetas(page.elements);
  const base = createLinkBase(baseAddress(layout, context.finalUrl));
  const paths = new PathFinder(page.elements);
  const body = findArticleBody(layout);
  const title = readTitle(layout, metas, body);
  const head = headLines(layout, body, title.text);
  const info = readPublishInfo(metas, head, context.finalUrl);
  const rawItems = findItems(layout, context);
  const hasArticleMeta = metaValue(metas, "articletitle") !== "";
  const isNamedColumn = !hasArticleMeta && metaValue(metas, "columnname") !== "";
  const hasDateLine = head.some(hasDateLabel);
  const { kind, listSource } = judgeKind(layout, {
    isHome: context.home,
    hasArticleMeta,
    hasDateLine,
    isColumnPage: !hasArticleMeta && (COLUMN_ADDRESS.test(context.finalUrl) || isNamedColumn),
    isNamedColumn,
    hasDate: info.publishedAt !== null,
    body,
    items: rawItems,
  });
  if (kind === "article" && body !== null) narrowToArticle(layout, body, title.text);
  const tables = readTables(layout);
  const { segments, ofText } = makeSegments(layout, tables.cells, paths);
  const waivers = readHtmlWaivers(page);
  const isDated = kind === "article" || (kind === "other" && hasDateLine && info.publishedFrom !== "address");
  return {
    url: context.url,
    name: context.name,
    finalUrl: context.finalUrl,
    status: context.status,
    format: "html",
    source,
    encoding: context.encoding,
    kind,
    title: title.title,
    column: readColumn(layout, metas, kind === "list" ? "" : title.title, context),
    columnType: metaValue(metas, "columntype"),
    publishedAt: isDated ? info.publishedAt : null,
    publishedFrom: isDated ? info.publishedFrom : null,
    contentSource: info.contentSource,
    author: info.author,
    metas,
    segments,
    links: readLinks(layout, base, paths),
    tables: tables.finish(ofText),
    items: kind === "article" ? [] : makeItems(layout, rawItems, base),
    listSource,
    anchors: readAnchors(page.elements),
    ...(waivers.length === 0 ? {} : { waivers }),
  };
}

/** Furniture counts only between title and body, where share buttons and the date may share a box. */
function headLines(layout: Layout, body: ElementNode | null, titleText: number): string[] {
  const { texts } = layout.page;
  const first = body === null ? 0 : body.textFrom;
  const anchor = titleText < 0 ? first : Math.min(first, titleText);
  const start = Math.max(0, anchor - LINES_BEFORE);
  const end = body === null ? 60 : first + LINES_INSIDE;
  const lines: string[] = [];
  const add = (from: number, to: number): void => {
    for (let index = from; index < Math.min(to, texts.length); index += 1) {
      const region = layout.textRegions[index]!;
      const isBetween = body !== null && index >= anchor && index < first;
      if (region === MAIN || (region === CHROME && isBetween)) lines.push(texts[index]!.text);
    }
  };
  add(start, end);
  if (body !== null) add(Math.max(end, body.textTo - 2), body.textTo + 4);
  return lines;
}

function readColumn(layout: Layout, metas: Document["metas"], title: string, context: PageContext): readonly string[] {
  if (layout.crumb !== null) {
    const columns = readBreadcrumb(layout.crumb, layout.page.texts, title);
    if (columns.length > 0) return columns;
  }
  const named = cleanColumns(splitCrumbs(metaValue(metas, "columnname")), "");
  if (named.length > 0) return named;
  return context.columnMap?.(context.finalUrl) ?? [];
}

function makeItems(layout: Layout, items: readonly RawItem[], { resolve }: LinkBase): ListItem[] {
  const made: ListItem[] = [];
  const lists = new Map<ElementNode | null, number>();
  for (const item of items) {
    const region = REGION_NAMES[layout.regions[item.link.index]!]!;
    if (region !== "main" && item.date === null) continue;
    const source = { start: item.link.start, end: item.link.end };
    const guess = item.isYearGuessed ? { isYearGuessed: true as const } : {};
    const list = lists.get(item.list) ?? lists.size;
    lists.set(item.list, list);
    made.push({ title: item.title, target: resolve(item.href), date: item.date, ...guess, list, region, source });
  }
  return made;
}

function readAnchors(elements: readonly ElementNode[]): Set<string> {
  const anchors = new Set<string>();
  for (const { tag } of elements) for (const anchor of tag.anchors) anchors.add(anchor);
  return anchors;
}
