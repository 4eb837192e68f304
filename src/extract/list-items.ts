/** Finds the entries of lists: a title with its link and the date that stands beside it, whatever the markup. */

import { addDays } from "../text/dates.ts";
import { hrefOf, type Titles, withoutButtons } from "./entry-links.ts";
import { handlerAddress } from "./handler-address.ts";
import { type ItemDate, type ResolvedDay, readItemDate, resolveYear } from "./item-date.ts";
import { CHROME, type Layout } from "./layout.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

export interface RawItem {
  /** An `a`, or a row that a click handler opens. */
  readonly link: ElementNode;
  readonly title: string;
  readonly href: string;
  /** ISO date, resolved; null when the entry shows none. */
  readonly date: string | null;
  readonly isYearGuessed: boolean;
  /** The element that holds title and date. */
  readonly holder: ElementNode;
  /** What holds it and its neighbours. */
  readonly list: ElementNode | null;
}

const MIN_TITLE = 4;
const MAX_CLIMB = 8;
const MAX_GAP = 3;
/** Texts of one row. */
const MAX_ROW = 8;

/**
 * Entries outside the page's furniture in document order, dated and undated: links with a title of four characters or more,
 * and rows without such a link that a click opens.
 */
export function findItems(layout: Layout, clock: { readonly now: string }): RawItem[] {
  const titles = readTitles(layout);
  const counts = countTitles(layout, titles);
  const times = nextTimes(layout.page.elements);
  const drafts: Draft[] = [];
  const links = [...titles.keys()];
  links.forEach((link, position) => {
    const holder = holderOf(layout, link, titles, counts);
    if (holder === null) return;
    const title = titles.get(link) ?? "";
    const date =
      timeIn(holder, times) ??
      dateOf(layout, link, holder, links[position + 1], link.name === "a" ? link.linkText : title);
    // Other boxes that open something are buttons.
    if (date === null && !/^(?:a|li|tr|d[td])$/.test(link.name)) return;
    drafts.push({ link, title, holder, date, list: holder.parent });
  });
  return resolveDates(drafts, () => addDays(clock.now, 1));
}

function readTitles(layout: Layout): Titles {
  const titles = new Map<ElementNode, string>();
  for (const element of layout.page.elements) {
    if (element.isSilent || layout.regions[element.index] === CHROME) continue;
    const title = element.name === "a" ? titleOfLink(element) : titleOfRow(layout, element);
    if (title.length >= MIN_TITLE) titles.set(element, title);
  }
  return withoutButtons(titles);
}

const NO_PAGE = /^\s*(?:#|javascript:|mailto:|tel:|$)/i;

interface Draft {
  readonly link: ElementNode;
  readonly title: string;
  readonly holder: ElementNode;
  readonly date: ItemDate | null;
  readonly list: ElementNode | null;
}

/** Empty for a link that leads to no page. */
function titleOfLink(link: ElementNode): string {
  const href = attributeOf(link, "href");
  return href === null || NO_PAGE.test(href) ? "" : titleOf(link);
}

/** The longest text of a block that a click opens, without the date at its end; empty when a link inside stands for it. */
function titleOfRow(layout: Layout, row: ElementNode): string {
  const handler = row.isBlock && row.textTo - row.textFrom <= MAX_ROW ? attributeOf(row, "onclick") : null;
  if (handler === null || handlerAddress(handler) === null) return "";
  const { elements, texts } = layout.page;
  for (let index = row.index + 1; index < row.last; index += 1) {
    const inner = elements[index]!;
    if (inner.name === "a" && titleOfLink(inner) !== "") return "";
  }
  let longest = "";
  for (const { text } of texts.slice(row.textFrom, row.textTo)) {
    const title = withoutDate(text);
    if (title.length > longest.length) longest = title;
  }
  return longest;
}

function withoutDate(text: string): string {
  const date = dateAtEdge(text);
  return (date !== "" && text.endsWith(date) ? text.slice(0, -date.length) : text).trim();
}

/** The link's text without its date; the title attribute when the text was cut short. */
function titleOf(link: ElementNode): string {
  const text = link.linkText.replace(/^[·•▪■◆●★>»\s]+/, "");
  const shown = withoutDate(text);
  const named = attributeOf(link, "title")?.trim() ?? "";
  const isCut = shown === "" || shown.endsWith("..") || shown.endsWith("…");
  return isCut && named.length >= shown.length - 3 && named !== "" ? named : shown;
}

/** Title links in each element's subtree. */
function countTitles(layout: Layout, titles: Titles): Int32Array {
  const { elements } = layout.page;
  const counts = new Int32Array(elements.length);
  for (const link of titles.keys()) counts[link.index]! += 1;
  for (let index = elements.length - 1; index > 0; index -= 1)
    counts[elements[index]!.parent!.index]! += counts[index]!;
  return counts;
}

/** The largest element with no other title in it; in a `li` or `tr` with several links the longest one stands for all. */
function holderOf(layout: Layout, link: ElementNode, titles: Titles, counts: Int32Array): ElementNode | null {
  let holder = link;
  for (let step = 0; step < MAX_CLIMB; step += 1) {
    const parent: ElementNode | null = holder.parent;
    if (parent === null || parent.name === "body" || parent.name === "datastore" || parent.name === "") break;
    const count = counts[parent.index]!;
    if (count > 1) {
      if ((parent.name !== "li" && parent.name !== "tr") || count > 3 || countDates(layout, parent) > 1) break;
      if (!isLongest(layout, parent, link, titles)) return null;
    }
    holder = parent;
    if (holder.name === "li" || holder.name === "tr" || holder.name === "ul" || holder.name === "table") break;
  }
  return holder;
}

function countDates(layout: Layout, element: ElementNode): number {
  let count = 0;
  for (let index = element.textFrom; index < element.textTo; index += 1) {
    const text = layout.page.texts[index]!;
    if (text.text.length < 40 && readItemDate(text.text) !== null) count += 1;
  }
  return count;
}

function isLongest(layout: Layout, holder: ElementNode, link: ElementNode, titles: Titles): boolean {
  const own = titles.get(link)?.length ?? 0;
  for (let index = holder.index; index < holder.last; index += 1) {
    const other = layout.page.elements[index]!;
    const length = other === link ? undefined : titles.get(other)?.length;
    if (length === undefined) continue;
    if (length > own || (length === own && other.index < link.index)) return false;
  }
  return true;
}

/** For each element the first `time` element from it on; empty for a page without any. */
function nextTimes(elements: readonly ElementNode[]): readonly (ElementNode | null)[] {
  if (!elements.some(({ name }) => name === "time")) return [];
  const next: (ElementNode | null)[] = [...elements];
  for (let index = elements.length - 1; index >= 0; index -= 1) {
    if (elements[index]?.name !== "time") next[index] = next[index + 1] ?? null;
  }
  return next;
}

/** What a `time` element says of itself, whatever it shows (HTML Living Standard §4.5.14). */
function timeIn(holder: ElementNode, times: readonly (ElementNode | null)[]): ItemDate | null {
  const time = times[holder.index] ?? null;
  const value = time === null || time.index >= holder.last ? null : attributeOf(time, "datetime");
  return value === null ? null : readItemDate(value.trim().slice(0, "2026-11-22".length));
}

/** The date in the entry's own texts; else, in flat markup, in what follows the link before the next one. */
function dateOf(
  layout: Layout,
  link: ElementNode,
  holder: ElementNode,
  next: ElementNode | undefined,
  shown: string,
): ItemDate | null {
  const { texts } = layout.page;
  const rests: string[] = [];
  const from = Math.min(holder.textFrom, link.linkIn < 0 ? holder.textFrom : link.linkIn);
  const to = Math.max(holder.block === holder ? holder.textTo : 0, link.linkIn + 1);
  for (let index = from; index < Math.min(to, from + 12, texts.length); index += 1) {
    const text = texts[index]!;
    if (text.text.length > 400) continue;
    const rest = withoutTitle(text.text, shown, link.name === "a" ? text.linkLength : shown.length);
    if (rest !== "") rests.push(rest);
  }
  const abstracts = rests.filter(isAbstract);
  const lines = abstracts.length === 0 ? rests : rests.filter((rest) => !abstracts.includes(rest));
  const own =
    readItemDate(lines.join(" ")) ??
    firstDateOf(lines) ??
    readItemDate(dateAtEdge(link.linkText)) ??
    firstDateOf(abstracts.map(dateBesideAbstract));
  if (own !== null) return own;
  const stop = next === undefined ? texts.length : next.name === "a" ? next.linkIn : next.textFrom;
  const siblings = holder.block.parent;
  for (let index = to; index < Math.min(stop, to + MAX_GAP, texts.length); index += 1) {
    const text = texts[index]!;
    if (text.text.length > 40) break;
    if (text.element !== link.block && text.element.block.parent !== siblings) break;
    const date = readItemDate(text.text);
    if (date !== null) return date;
  }
  return null;
}

function withoutTitle(text: string, linkText: string, linkLength: number): string {
  if (linkLength === 0 || linkText === "") return text;
  const at = text.indexOf(linkText);
  if (at === -1) return linkLength >= text.length && text.length > 24 ? "" : text;
  return `${text.slice(0, at)} ${text.slice(at + linkText.length)}`.trim();
}

function firstDateOf(rests: readonly string[]): ItemDate | null {
  for (const rest of rests) {
    const date = readItemDate(rest);
    if (date !== null) return date;
  }
  return null;
}

/** Sentences below a title: the days that they speak of are not the entry's. */
function isAbstract(text: string): boolean {
  return text.length >= 25 && /[，。；！？]/.test(text);
}

const DATE_BESIDE_ABSTRACT =
  /(?<!\d)(?:19|20)\d{2}\s?([-/.])\s?\d{1,2}\s?\1\s?\d{1,2}(?!\d)|(?:(?:时间|日期)\s?[:：]\s?|[[［(（【])\s?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?=$|[\s\]］)）】])|(?:^|[\s。…])(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/;

/** Where abstract and date share a text: in digits, in brackets, after its label or at the end; empty for days inside sentences. */
function dateBesideAbstract(text: string): string {
  return DATE_BESIDE_ABSTRACT.exec(text)?.[0] ?? "";
}

const DATE_AT_EDGE =
  /[[［(（【]?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[\]］)）】]?$|^[[［(（【]?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[\]］)）】]?(?=\s)/;

/** Link text that ends or begins with a full date, as where the whole entry is one link. */
function dateAtEdge(linkText: string): string {
  return linkText.length < 300 && /\d/.test(linkText) ? (DATE_AT_EDGE.exec(linkText)?.[0] ?? "") : "";
}

const NO_DAY: ResolvedDay = { date: null, isYearGuessed: false };

function resolveDates(drafts: readonly Draft[], latest: () => string): RawItem[] {
  const previous = new Map<ElementNode | null, string>();
  return drafts.map((draft) => {
    const href = hrefOf(draft.link);
    const above = previous.get(draft.list) ?? null;
    const { date, isYearGuessed } = draft.date === null ? NO_DAY : resolveYear(draft.date, latest, href, above);
    if (date !== null) previous.set(draft.list, date);
    return {
      link: draft.link,
      title: draft.title,
      href,
      date,
      isYearGuessed: date !== null && isYearGuessed,
      holder: draft.holder,
      list: draft.list,
    };
  });
}
