/** Folds list pages into the site's columns with type, owner, newest entry and state. */

import type { ColumnConfig, Config } from "../model/config.ts";
import type { ColumnFact, ColumnState, ColumnType } from "../model/site.ts";
import { createColumnMap, defaultOwner } from "../text/column-map.ts";
import { compareText } from "../text/compare-text.ts";
import { judgeColumnAge } from "./column-age.ts";
import { type ColumnGroup, type ColumnGroups, settleGroup, type UnreadPage } from "./column-groups.ts";
import { guessColumnType } from "./column-type.ts";
import { listSeriesOf } from "./list-series.ts";
import type { Profile } from "./profile.ts";
import { findRefusedColumns } from "./refused-columns.ts";

export interface ColumnInput {
  readonly config: Config;
  readonly profile: Profile;
  readonly now: string;
  /** Addresses that path globs count from. */
  readonly roots: readonly string[];
  readonly gathered: ColumnGroups;
  /** As `createSiteOf` makes it: columns of other sites prove nothing about this one's. */
  readonly siteOf: (address: string) => string;
  /** Publish date of an own page by its address; null when unknown. */
  readonly publishedAt: (address: string) => string | null;
  /** Breadcrumb of an own page by its address; empty when unknown. */
  readonly columnOf: (address: string) => readonly string[];
  /** Addresses of the site that answered with a failure when they were asked. Default: none. */
  readonly failed?: readonly string[];
  /** What links call a page, the commonest first. */
  readonly linkTexts: (address: string) => readonly string[];
}

const UNREAD = "栏目页面未能读取";

/** A group with the configured column that its address lies in; `isNamed`: it is that column and not one below it. */
interface Placed {
  readonly group: ColumnGroup;
  readonly config: ColumnConfig | null;
  readonly isNamed: boolean;
  /** As `siteOf` names it. */
  readonly site: string;
}

export interface FoldedColumn {
  readonly fact: ColumnFact;
  /** Real address of the first list page; null when none was met. */
  readonly address: string | null;
  /** What its list pages show; null when none was met. */
  readonly group: ColumnGroup | null;
}

/** Configured columns and discovered ones, by address. One whose list was not met or could not be read is `unknown`. */
export function foldColumns(input: ColumnInput): readonly FoldedColumn[] {
  const map = createColumnMap(input.config.columns, input.roots);
  const unread = [...input.gathered.unread(), ...(input.failed ?? []).map(toUnread)];
  const groups = input.gathered
    .groups(unread, input.columnOf)
    .map((group) => settleGroup(group, input.publishedAt))
    .filter((group) => isColumn(group) || map.at(group.address) !== null);
  const placed = merge(place(groups, (address) => map.at(address), input.siteOf));
  const folded: FoldedColumn[] = placed.map((one) => ({
    fact: factOf(one, placed, input, ownerOf(one, input.config, map.allAt)),
    address: one.group.address,
    group: one.group,
  }));
  const met = new Set(placed.filter(({ isNamed }) => isNamed).map(({ config }) => config));
  for (const column of input.config.columns) {
    if (met.has(column)) continue;
    const isBlocked = unread.some(({ address }) => map.at(address) === column);
    const fact = unmetFact(column, input, isBlocked ? UNREAD : "没有读到该栏目的列表页");
    folded.push({ fact, address: null, group: null });
  }
  const shown = new Set(groups.map(({ address }) => listSeriesOf(address).key));
  for (const { column, address, name } of findRefusedColumns(unread, input.linkTexts)) {
    const config = map.at(address);
    // It has its line already: as a list that was met in part, or as a configured column that was not.
    if (shown.has(listSeriesOf(address).key) || (config !== null && !met.has(config))) continue;
    const owner = map.allAt(address).find((one) => one.owner !== null)?.owner ?? null;
    const line = { name: column, match: name, type: null, maxAgeDays: null, owner, exempt: config?.exempt ?? false };
    folded.push({ fact: unmetFact(line, input, UNREAD), address: null, group: null });
  }
  return folded.sort((a, b) => compareText(a.fact.url, b.fact.url) || compareText(a.fact.name, b.fact.name));
}

function toUnread(address: string): UnreadPage {
  return { address, name: address, isRefused: true };
}

/** A page about leaders or duties that looks like an empty list is no column that anybody expects entries in. */
function isColumn(group: ColumnGroup): boolean {
  const isBare = countEntries(group) === 0 && !group.saysEmpty && !group.isScripted;
  return !isBare || guessColumnType(group.path, group.columnType) !== "static";
}

function place(
  groups: readonly ColumnGroup[],
  configAt: (address: string) => ColumnConfig | null,
  siteOf: (address: string) => string,
): Placed[] {
  const placed = groups.map((group) => ({ group, config: configAt(group.address), site: siteOf(group.address) }));
  return placed.map(({ group, config, site }) => {
    if (config === null) return { group, config, isNamed: false, site };
    const kin = placed.filter((other) => other.config === config && other.site === site);
    const hasName = kin.some((other) => other.group.name === config.name);
    const shallowest = Math.min(...kin.map((other) => other.group.folder.length));
    const isNamed = hasName ? group.name === config.name : group.folder.length === shallowest;
    return { group, config, isNamed, site };
  });
}

/** Several lists of a site may make up one configured column. */
function merge(placed: readonly Placed[]): Placed[] {
  const merged: Placed[] = [];
  for (const one of placed) {
    const { config, site, isNamed } = one;
    const isKin = (other: Placed): boolean => other.isNamed && other.config === config && other.site === site;
    const known = isNamed ? merged.findIndex(isKin) : -1;
    const first = merged[known];
    if (first === undefined) merged.push(one);
    else merged[known] = { ...first, group: join(first.group, one.group) };
  }
  return merged;
}

function join(a: ColumnGroup, b: ColumnGroup): ColumnGroup {
  return {
    ...a,
    entries: new Set([...a.entries, ...b.entries]),
    dates: new Set([...a.dates, ...b.dates]),
    dated: new Map([...a.dated, ...b.dated]),
    undated: new Set([...a.undated, ...b.undated]),
    guessed: new Map([...a.guessed, ...b.guessed]),
    hasFirstPage: a.hasFirstPage || b.hasFirstPage,
    isScripted: a.isScripted || b.isScripted,
    saysEmpty: a.saysEmpty && b.saysEmpty,
    hasUnread: a.hasUnread || b.hasUnread,
  };
}

function factOf(one: Placed, all: readonly Placed[], input: ColumnInput, owner: string): ColumnFact {
  const { group, config, isNamed } = one;
  const guessed = guessColumnType(group.path, group.columnType);
  const type = typeOf(config?.type ?? null, isNamed, guessed);
  const evidence = gatherEvidence(one, all, input);
  const ownConfig = isNamed ? config : null;
  const age = judgeColumnAge(evidence.latest, group.dates, type, ownConfig, input.profile, input.now);
  const judged = judgeState(one, type, evidence, age.state);
  return {
    name: isNamed && config !== null ? config.name : group.name || group.url,
    path: group.path,
    url: group.url,
    type,
    owner,
    items: countEntries(group),
    latest: evidence.latest,
    ageDays: age.ageDays,
    maxAgeDays: judged.state === "exempt" ? null : age.maxAgeDays,
    limitFrom: judged.state === "exempt" ? "none" : age.limitFrom,
    ...judged,
  };
}

/** A column below a configured one has its own type, unless nothing is known of it or nothing there is inspected. */
function typeOf(configured: ColumnType | null, isNamed: boolean, guessed: ColumnType): ColumnType {
  if (configured === null) return guessed;
  return isNamed || guessed === "other" || configured === "topic" || configured === "static" ? configured : guessed;
}

interface Evidence {
  readonly latest: string | null;
  /** Entries below it or articles in it, although its own list shows none. */
  readonly hasOtherContent: boolean;
  /** Entries of its own or below it. */
  readonly hasEntries: boolean;
  /** Entries without any known date. */
  readonly unknownDates: number;
}

/** A child's update is the parent's (as inspections count it); an article that was read proves an update whatever the list shows. */
function gatherEvidence({ group, site }: Placed, all: readonly Placed[], input: ColumnInput): Evidence {
  const dates = [...group.dates];
  let unknownDates = 0;
  for (const target of group.undated) {
    const date = input.publishedAt(target);
    if (date === null) unknownDates += 1;
    else dates.push(date);
  }
  const before = dates.length;
  let children = 0;
  for (const { group: other, site: at } of all) {
    if (other === group || at !== site || !isBelow(other, group)) continue;
    children += other.entries.size;
    dates.push(...other.dates);
  }
  const isAlone = !all.some(({ group: other }) => other !== group && other.folder === group.folder);
  for (const [folder, date] of input.gathered.articles()) if (isAlone && isInside(folder, group)) dates.push(date);
  const path = [site, ...group.path].join("\n");
  for (const [own, date] of input.gathered.articlesByPath()) {
    if (group.path.length > 0 && (own === path || own.startsWith(`${path}\n`))) dates.push(date);
  }
  const hasOtherContent = children > 0 || dates.length > before;
  const hasEntries = children > 0 || countEntries(group) > 0;
  return { latest: dates.reduce<string | null>(later, null), hasOtherContent, hasEntries, unknownDates };
}

function judgeState(
  { group, config }: Placed,
  type: ColumnType,
  evidence: Evidence,
  state: "fresh" | "near" | "stale" | null,
): { readonly state: ColumnState; readonly note: string } {
  if (config?.exempt === true) return { state: "exempt", note: "配置为不考核" };
  const isEmpty = countEntries(group) === 0 && !evidence.hasOtherContent;
  const isBlank = isEmpty && group.saysEmpty && !group.isScripted && group.hasFirstPage && !group.hasUnread;
  if (isBlank) return { state: "blank", note: "" };
  if (type === "topic") return { state: "exempt", note: "专题专栏不考核更新" };
  if (type === "static") return { state: "exempt", note: "内容相对固定的栏目不考核更新" };
  // Its other pages show what was new some time ago.
  const isRefused = group.hasUnread && !group.hasFirstPage;
  if (state === "fresh" && !isRefused) return { state, note: "" };
  if (group.hasUnread) return { state: "unknown", note: "栏目有页面未能读取" };
  if (!group.hasFirstPage) return { state: "unknown", note: "没有读到列表的第一页" };
  if (group.isScripted) return { state: "unknown", note: "列表由浏览器脚本生成，程序读不到条目" };
  if (isEmpty) return { state: "unknown", note: "列表没有读到条目，也没有标明暂无内容" };
  // Articles that happened to be read prove that it is kept up, never that it is not.
  if (!evidence.hasEntries) return { state: "unknown", note: "列表没有读到条目" };
  if (state === null) return { state: "unknown", note: "列表条目未标日期" };
  if (evidence.unknownDates * 2 > group.entries.size) return { state: "unknown", note: "多数列表条目未标日期" };
  return { state, note: "" };
}

/** Where a list says that it has no entries, links without dates are its surroundings. */
function countEntries({ saysEmpty, dates, entries }: ColumnGroup): number {
  return saysEmpty && dates.size === 0 ? 0 : entries.size;
}

function unmetFact(column: ColumnConfig, input: ColumnInput, note: string): ColumnFact {
  const type = column.type ?? guessColumnType([column.name], "");
  const isExempt = column.exempt || type === "topic" || type === "static";
  const age = judgeColumnAge(null, new Set(), type, column, input.profile, input.now);
  return {
    name: column.name,
    path: [column.name],
    url: column.match,
    type,
    owner: column.owner ?? defaultOwner(input.config),
    items: 0,
    latest: null,
    ageDays: null,
    maxAgeDays: isExempt ? null : age.maxAgeDays,
    limitFrom: isExempt ? "none" : age.limitFrom,
    state: isExempt ? "exempt" : "unknown",
    note: isExempt ? "不考核更新" : note,
  };
}

function ownerOf({ group }: Placed, config: Config, allAt: (address: string) => readonly ColumnConfig[]): string {
  return allAt(group.address).find(({ owner }) => owner !== null)?.owner ?? defaultOwner(config);
}

/** By breadcrumb or by folder. A list that only shares the folder is a neighbour. */
function isBelow(child: ColumnGroup, parent: ColumnGroup): boolean {
  const { path } = parent;
  if (path.length > 0 && child.path.length > path.length && path.every((name, index) => child.path[index] === name)) {
    return true;
  }
  return child.folder.length > parent.folder.length && isInside(child.folder, parent);
}

/** Folders below a column's own; the root of a host holds everything and proves nothing. */
function isInside(folder: string, { folder: own }: ColumnGroup): boolean {
  return folder.startsWith(own) && !/^[a-z]+:\/\/[^/]*\/$/i.test(own);
}

function later(a: string | null, b: string): string {
  return a === null || b > a ? b : a;
}
