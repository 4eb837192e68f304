/** Finds the entries of lists: a title with its link and the date that stands beside it, whatever the markup. */

import { addDays } from "../text/dates.ts";
import { type ItemDate, readItemDate, resolveYear } from "./item-date.ts";
import type { Layout } from "./layout.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

export interface RawItem {
  readonly link: ElementNode;
  readonly title: string;
  readonly href: string;
  /** ISO date, resolved; null when the entry shows none. */
  readonly date: string | null;
  /** The element that holds title and date. */
  readonly holder: ElementNode;
}

const MIN_TITLE = 4;
const MAX_CLIMB = 8;
const MAX_GAP = 3;

/** Entries in document order, dated and undated; only links with a title of four characters or more count. */
export function findItems(layout: Layout, now: string): RawItem[] {
  const titles = countTitles(layout);
  const drafts: Draft[] = [];
  const links = layout.page.elements.filter((element) => isTitleLink(element));
  links.forEach((link, position) => {
    const holder = holderOf(layout, link, titles);
    if (holder === null) return;
    const next = links[position + 1];
    const title = titleOf(link);
    drafts.push({ link, title, holder, date: dateOf(layout, link, holder, next), list: listOf(holder) });
  });
  return resolveDates(drafts, addDays(now, 1));
}

interface Draft {
  readonly link: ElementNode;
  readonly title: string;
  readonly holder: ElementNode;
  readonly date: ItemDate | null;
  readonly list: ElementNode | null;
}

function isTitleLink(element: ElementNode): boolean {
  if (element.name !== "a" || element.isSilent) return false;
  const href = attributeOf(element, "href");
  if (href === null || /^\s*(?:#|javascript:|mailto:|tel:|$)/i.test(href)) return false;
  return titleOf(element).length >= MIN_TITLE;
}

/** The link's text without its date; the title attribute when the text was cut short. */
function titleOf(link: ElementNode): string {
  const shown = link.linkText
    .replace(/^[·•▪■◆●★>»\s]+/, "")
    .replace(/\s*[[［(（【]?(?:(?:19|20)\d{2}[-/.年])\d{1,2}[-/.月]\d{1,2}日?[\]］)）】]?$/, "")
    .trim();
  const named = attributeOf(link, "title")?.trim() ?? "";
  const isCut = /(?:\.{2,}|…+)$/.test(shown) || shown === "";
  return isCut && named.length >= shown.length - 3 && named !== "" ? named : shown;
}

/** Title links in each element's subtree. */
function countTitles(layout: Layout): Int32Array {
  const { elements } = layout.page;
  const counts = new Int32Array(elements.length);
  for (let index = elements.length - 1; index > 0; index -= 1) {
    const element = elements[index]!;
    if (isTitleLink(element)) counts[index]! += 1;
    counts[element.parent!.index]! += counts[index]!;
  }
  return counts;
}

/** The largest element with no other title in it; in a `li` or `tr` with several links the longest one stands for all. */
function holderOf(layout: Layout, link: ElementNode, titles: Int32Array): ElementNode | null {
  let holder = link;
  for (let step = 0; step < MAX_CLIMB; step += 1) {
    const parent: ElementNode | null = holder.parent;
    if (parent === null || parent.name === "body" || parent.name === "datastore" || parent.name === "") break;
    const count = titles[parent.index]!;
    if (count > 1) {
      if ((parent.name !== "li" && parent.name !== "tr") || count > 3 || countDates(layout, parent) > 1) break;
      if (!isLongest(layout, parent, link)) return null;
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

function isLongest(layout: Layout, holder: ElementNode, link: ElementNode): boolean {
  const own = titleOf(link).length;
  for (let index = holder.index; index < holder.last; index += 1) {
    const other = layout.page.elements[index]!;
    if (other === link || !isTitleLink(other)) continue;
    const length = titleOf(other).length;
    if (length > own || (length === own && other.index < link.index)) return false;
  }
  return true;
}

function listOf(holder: ElementNode): ElementNode | null {
  return holder.parent;
}

/** The date in the entry's own texts; else, in flat markup, in what follows the link before the next one. */
function dateOf(
  layout: Layout,
  link: ElementNode,
  holder: ElementNode,
  next: ElementNode | undefined,
): ItemDate | null {
  const { texts } = layout.page;
  const rests: string[] = [];
  const from = Math.min(holder.textFrom, link.linkIn < 0 ? holder.textFrom : link.linkIn);
  const to = Math.max(holder.block === holder ? holder.textTo : 0, link.linkIn + 1);
  for (let index = from; index < Math.min(to, from + 12, texts.length); index += 1) {
    const text = texts[index]!;
    if (text.text.length > 400) continue;
    const rest = withoutTitle(text.text, link.linkText, text.linkLength);
    if (rest !== "") rests.push(rest);
  }
  const own = readItemDate(rests.join(" ")) ?? firstDateOf(rests) ?? readItemDate(dateAtEnd(link.linkText));
  if (own !== null) return own;
  const stop = next === undefined ? texts.length : next.linkIn;
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

/** Link text that ends or begins with a full date, as where the whole entry is one link. */
function dateAtEnd(linkText: string): string {
  const date = "[[［(（【]?(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}日?[\\]］)）】]?";
  const match = new RegExp(`(?:${date})$|^(?:${date})(?=\\s)`).exec(linkText.slice(0, 300));
  return match?.[0] ?? "";
}

function resolveDates(drafts: readonly Draft[], latest: string): RawItem[] {
  const previous = new Map<ElementNode | null, string>();
  return drafts.map((draft) => {
    const href = attributeOf(draft.link, "href") ?? "";
    const date = draft.date === null ? null : resolveYear(draft.date, latest, href, previous.get(draft.list) ?? null);
    if (date !== null) previous.set(draft.list, date);
    return { link: draft.link, title: draft.title, href, date, holder: draft.holder };
  });
}
