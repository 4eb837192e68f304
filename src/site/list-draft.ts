/** What the pages of one list have shown so far. */

import type { PageDigest } from "../model/page-digest.ts";

export interface ListDraft {
  name: string;
  path: readonly string[];
  url: string;
  address: string;
  number: number;
  readonly folder: string;
  readonly series: string;
  columnType: string;
  readonly entries: Set<string>;
  readonly dates: Set<string>;
  readonly dated: Map<string, string>;
  readonly undated: Set<string>;
  /** Entries whose `dated` day is of a guessed year, and not among `dates`. */
  readonly guessed: Map<string, string>;
  /** Addresses that its pager leads to. */
  readonly pages: Set<string>;
  /** Entries that stand together on some page, by a key that is equal for equal ones. */
  readonly blocks: Map<string, readonly string[]>;
  readonly frames: Set<string>;
  /** Some page of it is a list itself. */
  isList: boolean;
  hasFirstPage: boolean;
  isScripted: boolean;
  saysEmpty: boolean;
}

export function newDraft(
  { name, url }: Pick<PageDigest, "name" | "url">,
  path: readonly string[],
  folder: string,
  series: string,
): ListDraft {
  return {
    name: path.at(-1) ?? "",
    path,
    url: name,
    address: url,
    number: Number.POSITIVE_INFINITY,
    folder,
    series,
    columnType: "",
    entries: new Set(),
    dates: new Set(),
    dated: new Map(),
    undated: new Set(),
    guessed: new Map(),
    pages: new Set(),
    blocks: new Map(),
    frames: new Set(),
    isList: false,
    hasFirstPage: false,
    isScripted: false,
    saysEmpty: false,
  };
}

/** A list with what it shows in a frame, or on further pages: as one column, named as the list is. */
export function joinDrafts(draft: ListDraft, own: ListDraft): ListDraft {
  return {
    ...draft,
    columnType: draft.columnType || own.columnType,
    entries: new Set([...draft.entries, ...own.entries]),
    dates: new Set([...draft.dates, ...own.dates]),
    dated: new Map([...draft.dated, ...own.dated]),
    undated: new Set([...draft.undated, ...own.undated]),
    guessed: new Map([...draft.guessed, ...own.guessed]),
    blocks: new Map([...draft.blocks, ...own.blocks]),
    hasFirstPage: draft.hasFirstPage || own.hasFirstPage,
    isScripted: draft.isScripted || own.isScripted,
    isList: true,
    saysEmpty: (draft.saysEmpty || !draft.isList) && own.saysEmpty,
  };
}
