/** Decides what a page is: home, list, article or something else, and whether its list is filled by a script. */

import type { Document, PageKind } from "../model/document.ts";
import { isEmptyListText } from "./labels.ts";
import { type Layout, MAIN } from "./layout.ts";
import type { RawItem } from "./list-items.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

export interface KindSigns {
  readonly isHome: boolean;
  /** `ArticleTitle` or the like says so. */
  readonly hasArticleMeta: boolean;
  /** A labelled date of publication is shown. */
  readonly hasDateLine: boolean;
  /** A date of publication is known from metas, the head of the page, or the address. */
  readonly hasDate: boolean;
  /** The address or a `ColumnName` meta without an article's title says that this is a column's page. */
  readonly isColumnPage: boolean;
  /** A `ColumnName` meta says so. */
  readonly isNamedColumn: boolean;
  readonly body: ElementNode | null;
  readonly items: readonly RawItem[];
}

export interface KindOfPage {
  readonly kind: PageKind;
  readonly listSource: Document["listSource"];
}

const AJAX =
  /\$\.(?:ajax|get|post|getJSON)\s*\(|\bfetch\s*\(|XMLHttpRequest|axios[.(]|new\s+Vue\s*\(|createApp\s*\(|laypage|dataproxy\.jsp|\.render\s*\(|getList|loadList|queryList|initList/;
const TEMPLATE = /\{\{|v-for=|ng-repeat=|<%=?|\$\{/;

/** Characters of running text. */
const LONGEST_ABSTRACT = 200;

/** Signs are weighed in the order of how often they are right on real pages; metas first. */
export function judgeKind(layout: Layout, signs: KindSigns): KindOfPage {
  if (signs.isHome) return { kind: "home", listSource: "none" };
  const entries = signs.items.filter(({ date, link }) => date !== null && layout.regions[link.index] === MAIN);
  const isOne = isOneArticle(layout, entries);
  const dated = isOne ? 0 : entries.length;
  const prose = proseOutsideItems(layout, isOne ? [] : signs.items);
  const isLongEnough = signs.body !== null && prose >= 50;
  if (signs.hasArticleMeta && !(dated >= 5 && prose < 50)) return { kind: "article", listSource: "none" };
  if (signs.hasDateLine && (isLongEnough || dated < 3) && prose >= dated * 15)
    return { kind: "article", listSource: "none" };
  if (dated >= 3 && prose < Math.max(150, dated * 20)) return { kind: "list", listSource: "static" };
  if (dated >= 1 && (layout.hasPager || signs.isColumnPage) && prose < 100)
    return { kind: "list", listSource: "static" };
  if (prose < 100) {
    const source = emptyListSource(layout, signs);
    if (source !== null) return { kind: "list", listSource: source };
  }
  if (
    prose >= 50 &&
    dated <= 1 &&
    signs.hasDate &&
    !signs.isColumnPage &&
    !layout.hasPager &&
    isPlain(layout, signs.body)
  )
    return { kind: "article", listSource: "none" };
  if (prose >= 150) return { kind: signs.hasDate ? "article" : "other", listSource: "none" };
  if (signs.items.length >= 3 && (layout.hasPager || (signs.isColumnPage && hasHeadlines(signs.items))))
    return { kind: "list", listSource: "static" };
  return { kind: "other", listSource: "none" };
}

/** Undated entries of a column have whole titles; what links to services or parts of the site has names. A menu beside them does not count. */
function hasHeadlines(items: readonly RawItem[]): boolean {
  const lists = new Map<ElementNode | null, { long: number; all: number }>();
  for (const { title, holder } of items) {
    const list = lists.get(holder.parent) ?? { long: 0, all: 0 };
    lists.set(holder.parent, list);
    list.all += 1;
    if (title.length >= 12 || /\.\.$|…$/.test(title)) list.long += 1;
  }
  return [...lists.values()].some(({ long, all }) => long >= 3 && long * 2 > all);
}

/** One or two links with a day in so much text are its author and its column, not entries with abstracts. */
function isOneArticle({ prose }: Layout, entries: readonly RawItem[]): boolean {
  return entries.length <= 2 && entries.some(({ holder }) => prose[holder.index]! > LONGEST_ABSTRACT);
}

/** A short notice has a body without rows: dated rows are entries, linked or not. */
function isPlain(layout: Layout, body: ElementNode | null): boolean {
  if (body === null) return false;
  const rows = layout.page.elements.slice(body.index, body.last).filter(({ name }) => name === "tr");
  return rows.length < 3;
}

/** Running text of the main part that belongs to no entry: abstracts below list titles are no article. */
function proseOutsideItems(layout: Layout, items: readonly RawItem[]): number {
  const covered = new Set<number>();
  for (const item of items) {
    if (item.date === null || item.holder.block !== item.holder) continue;
    for (let index = item.holder.textFrom; index < item.holder.textTo; index += 1) covered.add(index);
  }
  let prose = 0;
  layout.page.texts.forEach((text, index) => {
    if (layout.textRegions[index] !== MAIN || covered.has(index) || text.element.name === "title") return;
    const own = text.text.length - text.linkLength;
    if (own >= 20) prose += own;
  });
  return prose;
}

/** A list without entries: `static` when it says so in words, `script` when a script or a template is to fill it. */
function emptyListSource(layout: Layout, { items, isNamedColumn }: KindSigns): "static" | "script" | null {
  const hasMarker = layout.page.texts.some(
    (text, index) => layout.textRegions[index] === MAIN && isEmptyListText(text.text),
  );
  const hasContainer = layout.page.elements.some((element) => isEmptyContainer(layout, element));
  const isScripted =
    hasTemplate(layout) ||
    (hasContainer && hasAjax(layout)) ||
    hasMount(layout) ||
    isLoading(layout) ||
    isWritten(layout);
  if (isScripted) return "script";
  if (hasMarker) return "static";
  if (hasContainer && layout.hasPager) return "script";
  // A column's page that neither shows nor says anything must not be passed over.
  if (!isNamedColumn || items.some(({ link }) => layout.regions[link.index] === MAIN)) return null;
  return layout.page.elements.some((element) => isList(element) && isEmptyContainer(layout, element)) ? "static" : null;
}

/** An empty element that Vue or React fills. */
function hasMount(layout: Layout): boolean {
  return layout.page.elements.some(
    (element) =>
      element.name === "div" &&
      layout.textLength[element.index] === 0 &&
      layout.regions[element.index] === MAIN &&
      /^(?:app|root)$/i.test(attributeOf(element, "id") ?? ""),
  );
}

const LOADING = /^(?:(?:数据|列表|内容|信息)?(?:正在)?(?:努力|拼命)?加载中|正在加载(?:数据|列表|内容|信息)?)/;

/** What a list shows until its script has run. */
function isLoading({ page, textRegions }: Layout): boolean {
  return page.texts.some(({ text }, index) => text.length < 30 && textRegions[index] === MAIN && LOADING.test(text));
}

/** A script that writes row after row. */
function isWritten({ page }: Layout): boolean {
  return page.scripts.some(({ start, end }) => {
    const script = page.source.slice(start, end);
    return /\bfor\s*\(/.test(script) && /document\.write(?:ln)?\s*\(\s*["'`]<(?:li|tr|dl|dd)\b/.test(script);
  });
}

function isList(element: ElementNode): boolean {
  return /^(?:ul|ol|tbody)$/.test(element.name) || /list/i.test(attributeOf(element, "class") ?? "");
}

function isEmptyContainer(layout: Layout, element: ElementNode): boolean {
  if (layout.regions[element.index] !== MAIN || layout.textLength[element.index]! > 20) return false;
  const names = `${attributeOf(element, "class") ?? ""} ${attributeOf(element, "id") ?? ""}`;
  if (element.name === "ul" || element.name === "ol" || element.name === "tbody")
    return element.last - element.index <= 3;
  return (
    (element.name === "div" || element.name === "table") && /list|data|item|result|infos|xxgk|content/i.test(names)
  );
}

function hasAjax(layout: Layout): boolean {
  return layout.page.scripts.some((script) => AJAX.test(layout.page.source.slice(script.start, script.end)));
}

function hasTemplate(layout: Layout): boolean {
  const { page } = layout;
  for (const element of page.elements) {
    if (element.attributes.some((attribute) => attribute.name === "v-for" || attribute.name === "ng-repeat"))
      return true;
  }
  if (page.texts.some((text) => text.text.length < 200 && text.text.includes("{{"))) return true;
  return page.scripts.some(
    (script) =>
      /^text\/(?:template|html|x-[\w-]+)$/i.test(attributeOf(script.element, "type") ?? "") &&
      TEMPLATE.test(page.source.slice(script.start, script.end)) &&
      /<(?:li|tr|dl|div)\b/i.test(page.source.slice(script.start, script.end)),
  );
}
