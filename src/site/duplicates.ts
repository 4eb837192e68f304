/** Finds articles that stand on the site twice, or nearly so, from sketches of less than a hundred bytes a page. */

import type { Document } from "../model/document.ts";
import type { TextSketch } from "../model/page-digest.ts";
import type { DuplicateText, PageFact } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import { foldText } from "../text/fold.ts";
import { isSameArticle } from "./article-address.ts";
import type { ShelvedPage } from "./page-shelf.ts";
import { SKETCH_SIZE, sketchArticle } from "./text-sketch.ts";

export interface DuplicateBook {
  readonly add: (page: ShelvedPage) => void;
  /** Oldest first, in the order of the oldest one's address. */
  readonly groups: () => readonly DuplicateText[];
}

/** Characters of a text that is long enough to be told from another notice: with the same title, and without. */
const SHORTEST_TITLED = 60;
const SHORTEST = 150;
const SHORTEST_NEAR = 200;
/** Equal values of a sketch, of 32: with titles that are alike, and without. */
const NEAR_TITLED = 29;
const NEAR = 31;
const BANDS = 4;
/** Many pages of different titles with one text show a template, not an article. */
const TEMPLATE_PAGES = 5;
const TEMPLATE_TITLES = 3;
/** Members of one bucket that a further one is compared with. */
const MOST_COMPARED = 32;

interface Entry extends TextSketch {
  readonly page: PageFact;
  readonly address: string;
}

/** Articles only: lists, home pages and pages that say nothing have no text of their own. */
export function digestSketch(document: Document): TextSketch | null {
  if (document.kind !== "article" || document.status === null || document.status >= 400) return null;
  const sketch = sketchArticle(document);
  return sketch.length < SHORTEST_TITLED ? null : sketch;
}

export function createDuplicateBook(): DuplicateBook {
  const entries: Entry[] = [];
  return {
    add({ sketch, page, finalUrl }) {
      if (sketch === null) return;
      const { exact, length, numbers, values } = sketch;
      // Named one by one: spread, each entry would get a hidden class of its own, which is as large as itself.
      entries.push({ exact, length, numbers, values, page, address: finalUrl });
    },
    groups() {
      const ordered = [...entries].sort(compareEntries);
      const { exact, rest } = foldExact(ordered);
      return [...exact, ...foldNear(rest)].sort((a, b) => compareText(a.pages[0]?.url ?? "", b.pages[0]?.url ?? ""));
    },
  };
}

/** `rest`: one entry of each text. */
function foldExact(entries: readonly Entry[]): { readonly exact: DuplicateText[]; readonly rest: readonly Entry[] } {
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.exact} ${entry.length}`;
    const known = byText.get(key);
    if (known === undefined) byText.set(key, [entry]);
    else known.push(entry);
  }
  const exact: DuplicateText[] = [];
  const rest: Entry[] = [];
  for (const same of byText.values()) {
    const [first] = same;
    if (first === undefined) continue;
    if (same.length > TEMPLATE_PAGES && new Set(same.map(plainTitle)).size >= TEMPLATE_TITLES) continue;
    rest.push(first);
    const kept = [first];
    for (const entry of same.slice(1)) if (kept.every((other) => isRepeated(other, entry))) kept.push(entry);
    if (kept.length > 1) exact.push({ pages: kept.map(({ page }) => page), similarity: 1 });
  }
  return { exact, rest };
}

function isRepeated(a: Entry, b: Entry): boolean {
  const [title, other] = [plainTitle(a), plainTitle(b)];
  const shortest = title === other ? SHORTEST_TITLED : SHORTEST;
  return a.length >= shortest && hasSameNumbers(title, other) && !isSameArticle(a.address, b.address);
}

/** A text that another one resembles. */
interface Match {
  readonly entry: Entry;
  /** Equal values of both sketches. */
  readonly equal: number;
}

/** Each text with the oldest one that it resembles. */
function foldNear(entries: readonly Entry[]): DuplicateText[] {
  const long = entries.filter(({ length }) => length >= SHORTEST_NEAR);
  const matches = new Map<Entry, Match>();
  for (let band = 0; band < BANDS; band++) matchBand(long, band, matches);
  return long.flatMap((entry) => {
    const match = matches.get(entry);
    if (match === undefined) return [];
    // Not all of it is the same, or it would have been found as equal.
    const similarity = Math.min(0.99, match.equal / SKETCH_SIZE);
    return [{ pages: [match.entry.page, entry.page], similarity }];
  });
}

/** One band after the other, so that the buckets of one are in memory: they hold texts with the same numbers and this band equal. */
function matchBand(entries: readonly Entry[], band: number, matches: Map<Entry, Match>): void {
  const buckets = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = bandKey(entry, band);
    const bucket = buckets.get(key);
    if (bucket === undefined) {
      buckets.set(key, [entry]);
      continue;
    }
    for (const other of bucket.slice(0, MOST_COMPARED)) {
      const equal = countEqual(other.values, entry.values);
      const match = matches.get(entry);
      if (isNear(other, entry, equal) && (match === undefined || compareEntries(other, match.entry) < 0)) {
        matches.set(entry, { entry: other, equal });
      }
    }
    bucket.push(entry);
  }
}

function bandKey({ numbers, values }: Entry, band: number): string {
  const width = SKETCH_SIZE / BANDS;
  return `${band} ${numbers} ${values.slice(band * width, (band + 1) * width)}`;
}

/** A form letter differs in its title's or its text's numbers, or in a name that its title holds. */
function isNear(a: Entry, b: Entry, equal: number): boolean {
  if (equal < NEAR_TITLED) return false;
  const [title, other] = [plainTitle(a), plainTitle(b)];
  const isTitled = title === other || isInside(title, other) || isInside(other, title);
  if (!isTitled && equal < NEAR) return false;
  return hasSameNumbers(title, other) && !isSameArticle(a.address, b.address);
}

function isInside(part: string, whole: string): boolean {
  return part.length >= 8 && whole.includes(part);
}

function countEqual(a: string, b: string): number {
  let equal = 0;
  for (let i = 0; i < SKETCH_SIZE; i++) if (a.charCodeAt(i) === b.charCodeAt(i)) equal += 1;
  return equal;
}

function plainTitle({ page }: Entry): string {
  return foldText(page.title).replace(/[^\p{L}\p{N}]/gu, "");
}

const TITLE_NUMBERS = /\d+|[〇零一二三四五六七八九十]{1,20}(?=[年月日期批届次季号])|第[一二三四五六七八九十百]+/g;

function hasSameNumbers(a: string, b: string): boolean {
  return a === b || (a.match(TITLE_NUMBERS) ?? []).join() === (b.match(TITLE_NUMBERS) ?? []).join();
}

function compareEntries(a: Entry, b: Entry): number {
  return compareText(a.page.publishedAt ?? "9999", b.page.publishedAt ?? "9999") || compareText(a.address, b.address);
}
