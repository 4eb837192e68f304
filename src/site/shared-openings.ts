/** Finds reports of different units that open with the same words, from a few numbers a report. */

import type { Document } from "../model/document.ts";
import type { OpeningDigest } from "../model/page-digest.ts";
import type { SharedOpening } from "../model/site.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { compareText } from "../text/compare-text.ts";
import { isSameUnit, readArticleOpening } from "../text/openings.ts";
import type { KnownPages } from "./known-pages.ts";
import type { ShelvedPage } from "./page-shelf.ts";

export interface OpeningBook {
  /** `row`: of the page. */
  readonly add: (page: Pick<ShelvedPage, "opening" | "page">, row: number) => void;
  /** Each later report with the oldest one that it resembles, in the order of the later one's address. */
  readonly shared: () => readonly SharedOpening[];
}

interface Entry extends OpeningDigest {
  readonly row: number;
  /** `9999` when unknown. */
  readonly publishedAt: string;
}

/** What more reports than these share was prescribed to them. */
const PRESCRIBED = 5;

/** Null for what is no report of a unit, and for openings that hold set phrases only. */
export function digestOpening(document: Document): OpeningDigest | null {
  if (document.kind !== "article" || document.status === null || document.status >= 400) return null;
  const opening = readArticleOpening(document);
  if (opening === null || opening.runs.length === 0) return null;
  return { unit: opening.unit, runs: opening.runs.map(({ key }) => hash(key)) };
}

export function createOpeningBook(pages: Pick<KnownPages, "fact" | "finalUrlOf">): OpeningBook {
  const entries: Entry[] = [];
  return {
    add({ opening, page }, row) {
      if (opening !== null) entries.push({ ...opening, row, publishedAt: page.publishedAt ?? "9999" });
    },
    shared() {
      const ordered = entries.toSorted(
        (a, b) =>
          compareText(a.publishedAt, b.publishedAt) || compareText(pages.finalUrlOf(a.row), pages.finalUrlOf(b.row)),
      );
      const holders = new Map<number, Entry[]>();
      for (const entry of ordered) {
        for (const run of new Set(entry.runs)) addToGroup(holders, run, entry);
      }
      return ordered
        .flatMap((again): SharedOpening[] => {
          const first = firstOf(again, holders);
          return first === null ? [] : [{ first: pages.fact(first.row), again: pages.fact(again.row) }];
        })
        .sort((a, b) => compareText(a.again.url, b.again.url));
    },
  };
}

function firstOf(again: Entry, holders: ReadonlyMap<number, readonly Entry[]>): Entry | null {
  for (const run of again.runs) {
    const known = holders.get(run) ?? [];
    const [first] = known;
    if (first === undefined || known.length > PRESCRIBED) continue;
    if (first !== again && !isSameUnit(first.unit, again.unit)) return first;
  }
  return null;
}

/** 53 bits (FNV-1a and a second mixing), so that no two texts of one site share it by chance. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
  }
  return (low >>> 0) + (high & 0x1fffff) * 2 ** 32;
}
