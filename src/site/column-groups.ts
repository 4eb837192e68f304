/** Gathers list pages into columns: the pages of one list, under one name, with what their entries show. */

import type { Document, ListItem } from "../model/document.ts";
import type { ListDigest, ListEntry } from "../model/page-digest.ts";
import { findBoxes, keyOfBlock, withoutBoxes } from "./boxes.ts";
import { columnPathOf } from "./column-path.ts";
import { pairFrames } from "./framed-lists.ts";
import { joinDrafts, type ListDraft, newDraft } from "./list-draft.ts";
import { listSeriesOf } from "./list-series.ts";
import type { ShelvedPage } from "./page-shelf.ts";
import { pairPages } from "./paged-lists.ts";
import { settleYear } from "./settle-year.ts";
import { wasCutOff } from "./was-cut-off.ts";

/** One column as its list pages show it. */
export interface ColumnGroup {
  readonly name: string;
  readonly path: readonly string[];
  /** Name of the first list page for reports, and its real address. */
  readonly url: string;
  readonly address: string;
  /** Host and folder, ending in `/`. */
  readonly folder: string;
  readonly columnType: string;
  /** Targets (or titles) of all distinct entries. */
  readonly entries: ReadonlySet<string>;
  /** Distinct dates of the entries, ISO. */
  readonly dates: ReadonlySet<string>;
  /** Day of each entry that shows one, by its target. */
  readonly dated: ReadonlyMap<string, string>;
  /** Targets of entries that show no date. */
  readonly undated: ReadonlySet<string>;
  /** Entries whose day in `dated` is of a guessed year: it is not among `dates` before `settleGroup`. */
  readonly guessed: ReadonlyMap<string, string>;
  readonly hasFirstPage: boolean;
  /** Some page is filled by a browser. */
  readonly isScripted: boolean;
  /** Some page says in words that it has no entries. */
  readonly saysEmpty: boolean;
  /** A page of the list could not be read. */
  readonly hasUnread: boolean;
}

export interface ColumnGroups {
  /** Takes pages that were read, and those that were not. */
  readonly add: (page: ShelvedPage) => void;
  /** `unread`: pages that could not be read. `columnOf`: breadcrumb of a page, empty when unknown. */
  readonly groups: (
    unread: readonly UnreadPage[],
    columnOf: (address: string) => readonly string[],
  ) => readonly ColumnGroup[];
  /** Newest article by host and folder. */
  readonly articles: () => ReadonlyMap<string, string>;
  /** Newest article by site and breadcrumb, joined by line breaks. */
  readonly articlesByPath: () => ReadonlyMap<string, string>;
  /** Pages that could not be read. */
  readonly unread: () => readonly UnreadPage[];
}

export interface UnreadPage {
  readonly address: string;
  /** For reports. */
  readonly name: string;
  /** Did the site refuse it or fail? Else the run was cut short before it. */
  readonly isRefused: boolean;
}

const SAYS_EMPTY =
  /^[【[(（]?(?:(?:很?抱歉|对不起)[，,！!]?)?(?:(?:本|该|此|当前)?(?:栏目|频道|分类|列表)(?:下|内|中)?)?(?:目前|现在)?[还尚]?(?:暂无|暂时没有|暂没有|尚无|未找到(?:任何|相关|符合)?(?:条件的)?(?:内容|信息|数据|记录|文章|结果)|没有(?:找到|相关|符合|任何|查询到|检索到)|无相关|无数据|无记录|无内容|没有了?(?:数据|内容|记录|信息)|(?:内容|信息)?(?:正在|尚在)?(?:建设|更新|整理|补充|完善)中(?=$|[。.…！!，,]))/;

/** With more entries than this, a page that says it has none speaks of something else. */
const FEW = 3;

/** Null for a page that is no list and holds none in a frame. */
export function digestList(document: Document): ListDigest | null {
  const isList = document.kind === "list";
  if (!isList && document.kind !== "other") return null;
  const frames = framesOf(document);
  if (!isList && frames.length === 0) return null;
  const path = columnPathOf(document);
  if (!isList && path.length === 0) return null;
  const { folder } = listSeriesOf(document.url);
  const entries = isList ? entriesOf(document, folder) : [];
  return {
    isList,
    frames,
    path,
    columnType: document.columnType,
    isScripted: document.listSource === "script",
    saysEmpty: document.segments.some(saysEmpty),
    pages: isList ? pagesOf(document) : [],
    entries: entries.map(entryOf),
    lists: entries.map(({ list = 0 }) => list),
  };
}

/**
 * `latestDate`: entries dated later are slips or announcements of events and prove nothing about updates. `siteOf`: as `createSiteOf`
 * makes it.
 */
export function createColumnGroups(latestDate: string, siteOf: (address: string) => string): ColumnGroups {
  const drafts = new Map<string, ListDraft>();
  const lists = new Map<string, ListDraft>();
  const byFolder = new Map<string, string>();
  const byPath = new Map<string, string>();
  const unread: UnreadPage[] = [];
  /** Addresses of what home pages show in the frames of a frameset. */
  const homeFrames = new Set<string>();

  function addList({ url, finalUrl, name }: ShelvedPage, list: ListDigest): void {
    const series = listSeriesOf(url);
    const { path } = list;
    const key = `${series.key}\n${path.at(-1) ?? url}`;
    const draft = drafts.get(key) ?? newDraft({ name, url }, path, series.folder, series.key);
    drafts.set(key, draft);
    if (list.isList) lists.set(url, draft).set(finalUrl, draft);
    draft.isList ||= list.isList;
    for (const frame of list.frames) draft.frames.add(frame);
    for (const address of list.pages) draft.pages.add(address);
    if (isEarlier(series.number, url, draft)) {
      Object.assign(draft, { number: series.number, url: name, address: url, path });
    }
    draft.columnType ||= list.columnType;
    draft.hasFirstPage ||= list.isList && (series.page ?? 1) === 1;
    draft.isScripted ||= list.isScripted;
    draft.saysEmpty ||= list.saysEmpty;
    for (const entry of list.entries) addEntry(draft, entry, latestDate);
    for (const block of blocksOf(list)) draft.blocks.set(keyOfBlock(block), block);
  }

  return {
    add(digest) {
      const { page, list, url, column, home } = digest;
      if (page.kind === "home") for (const frame of home?.frames ?? []) homeFrames.add(frame);
      if (page.outcome === "unreadable") {
        unread.push({ address: url, name: digest.name, isRefused: !wasCutOff(page) });
      }
      if (list !== null) addList(digest, list);
      if (page.kind !== "article" || page.publishedAt === null || page.publishedAt > latestDate) return;
      raise(byFolder, folderOf(url), page.publishedAt);
      if (column.length > 0) raise(byPath, [siteOf(url), ...column].join("\n"), page.publishedAt);
    },
    groups(pages, columnOf) {
      const missing = new Set(pages.map(({ address }) => listSeriesOf(address).key));
      const framed = pairFrames([...drafts.values()], lists);
      const paged = pairPages([...drafts.values()], lists);
      const addresses = new Set(pages.map(({ address }) => address));
      const isFurniture = createFurniture(drafts.values());
      const boxes = findBoxes(drafts.values());
      const owns = (draft: ListDraft, entries: readonly string[]): boolean => ownsAll(draft, entries, columnOf);
      // A named list is a column wherever it is shown.
      const ofHome = [...homeFrames].map((frame) => lists.get(frame)).filter((draft) => draft?.name === "");
      const inOthers = new Set([...[...framed.values(), ...paged.values()].flat(), ...ofHome]);
      return [...drafts.values()].flatMap((draft) => {
        if (inOthers.has(draft)) return [];
        const own = [...(paged.get(draft) ?? []), ...(framed.get(draft) ?? [])];
        const series = [draft, ...own].map((one) => one.series);
        const frames = [...draft.frames].map((frame) => listSeriesOf(frame).key);
        const isUnread = (address: string): boolean => addresses.has(address);
        const hasUnread =
          [...series, ...frames].some((key) => missing.has(key)) ||
          [draft, ...own].some((one) => [...one.pages].some(isUnread));
        if (!draft.isList && own.length === 0 && !hasUnread) return [];
        return [groupOf(withoutBoxes(own.reduce(joinDrafts, draft), boxes, owns), lists, isFurniture, hasUnread)];
      });
    },
    articles: () => byFolder,
    articlesByPath: () => byPath,
    unread: () => unread,
  };
}

/** Tells links that stand beside several lists: the menu of a page whose markup does not say that it is one. */
function createFurniture(drafts: Iterable<ListDraft>): (target: string) => boolean {
  const shown = new Map<string, number>();
  for (const { undated } of drafts) for (const target of undated) shown.set(target, (shown.get(target) ?? 0) + 1);
  return (target) => (shown.get(target) ?? 0) >= FEW;
}

/** Links to other lists are no entries. */
function groupOf(
  draft: ListDraft,
  lists: ReadonlyMap<string, ListDraft>,
  isFurniture: (target: string) => boolean,
  hasUnread: boolean,
): ColumnGroup {
  const { name, path, url, address, folder, columnType, dates, dated, guessed, hasFirstPage, isScripted } = draft;
  const undated = new Set([...draft.undated].filter((target) => !lists.has(target)));
  const entries = new Set([...draft.entries].filter((entry) => !draft.undated.has(entry) || undated.has(entry)));
  const saysEmpty =
    draft.saysEmpty && draft.dated.size < FEW && [...undated].filter((target) => !isFurniture(target)).length < FEW;
  return {
    name,
    path,
    url,
    address,
    folder,
    columnType,
    entries,
    dates,
    dated,
    undated,
    guessed,
    hasFirstPage,
    isScripted,
    saysEmpty,
    hasUnread,
  };
}

function isEarlier(number: number, address: string, draft: ListDraft): boolean {
  return number < draft.number || (number === draft.number && address.length < draft.address.length);
}

/** Without entries of its own, a page has nothing that would tell its own part from its template: then any frame counts. */
function framesOf({ links, items, url }: Document): readonly string[] {
  const isBare = !items.some(({ region }) => region === "main");
  const frames = links.filter(
    ({ kind, region }) => kind === "frame" && (region === "main" || (isBare && region === "chrome")),
  );
  return [...new Set(frames.flatMap(({ target }) => (target === null || target === url ? [] : [target])))];
}

/** Entries of the page's own part; where there is none, entries elsewhere that lie in the column's folder. */
function entriesOf(document: Document, folder: string): readonly ListItem[] {
  const own = document.items.filter(({ region }) => region === "main");
  if (own.length > 0) return own;
  return document.items.filter(
    ({ region, target, date }) => region !== "hidden" && date !== null && target?.startsWith(folder) === true,
  );
}

function entryOf({ target, title, date, isYearGuessed }: ListItem): ListEntry {
  return isYearGuessed === true && target !== null ? [target, date, true] : [target ?? title, date];
}

/** What links of a pager say; 首页 may be the site's. */
const PAGE_LINK = /^(?:[[(<«‹【]?\s?(?:\d{1,4}|[上下]一?页|[尾末]页|next)\s?[\])>»›→】]{0,2}|[>»›→]{1,2})$/i;

function pagesOf({ links, url }: Document): readonly string[] {
  const pages = new Set<string>();
  for (const { kind, text, target } of links) {
    if (kind === "page" && text.length <= 10 && target !== null && target !== url && PAGE_LINK.test(text.trim()))
      pages.add(target);
  }
  return [...pages];
}

/** A day with its year wins over one without. */
function addEntry(draft: ListDraft, [entry, date, isYearGuessed]: ListEntry, latestDate: string): void {
  draft.entries.add(entry);
  if (date === null) draft.undated.add(entry);
  else if (date <= latestDate) {
    const isKnown = draft.dated.has(entry) && !draft.guessed.has(entry);
    if (isYearGuessed === true && isKnown) return;
    draft.dated.set(entry, date);
    if (isYearGuessed === true) draft.guessed.set(entry, date);
    else {
      draft.guessed.delete(entry);
      draft.dates.add(date);
    }
  }
}

/** Entries of a page that stand side by side. */
function blocksOf({ entries, lists }: ListDigest): Iterable<readonly string[]> {
  const blocks = new Map<number, string[]>();
  entries.forEach(([entry], index) => {
    const list = lists[index] ?? 0;
    const block = blocks.get(list) ?? [];
    block.push(entry);
    blocks.set(list, block);
  });
  return blocks.values();
}

/** Do all these entries lie in the column, by their addresses or by what their pages say? */
function ownsAll(
  { path, folder }: ListDraft,
  entries: readonly string[],
  columnOf: (address: string) => readonly string[],
): boolean {
  const isRoot = /^[a-z]+:\/\/[^/]*\/$/i.test(folder);
  return entries.every((entry) => {
    const column = columnOf(entry);
    if (column.length > 0) return path.every((name, index) => column[index] === name);
    return !isRoot && entry.startsWith(folder);
  });
}

/** The group with the days whose year was guessed, as far as the pages that they lead to tell the year. */
export function settleGroup(group: ColumnGroup, publishedAt: (address: string) => string | null): ColumnGroup {
  if (group.guessed.size === 0) return group;
  const dated = new Map(group.dated);
  const dates = new Set(group.dates);
  for (const [entry, date] of group.guessed) {
    const day = settleYear(date, publishedAt(entry));
    dated.set(entry, day);
    dates.add(day);
  }
  return { ...group, dated, dates };
}

function saysEmpty(segment: Document["segments"][number]): boolean {
  return segment.region === "main" && segment.text.length < 40 && SAYS_EMPTY.test(segment.text);
}

function folderOf(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function raise(map: Map<string, string>, key: string, date: string): void {
  const known = map.get(key);
  if (known === undefined || known < date) map.set(key, date);
}
