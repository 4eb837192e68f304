/** Finds articles that stand on one site twice, or nearly so, from sketches of less than a hundred bytes a page. */

import type { Document } from "../model/document.ts";
import type { TextSketch } from "../model/page-digest.ts";
import type { DuplicateText } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import { foldLetters } from "../text/fold.ts";
import { createIntList } from "../text/int-list.ts";
import { createTextPool } from "../text/text-pool.ts";
import { isSameArticle } from "./article-address.ts";
import { createEqualBuckets } from "./equal-buckets.ts";
import type { KnownPages } from "./known-pages.ts";
import type { ShelvedPage } from "./page-shelf.ts";
import { SKETCH_SIZE, sketchArticle } from "./text-sketch.ts";

export interface DuplicateBook {
  /** `row`: of the page. */
  readonly add: (page: Pick<ShelvedPage, "sketch" | "page">, row: number) => void;
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
const HASH_FACTOR = 0x85ebca6b;

/** Articles only: lists, home pages and pages that say nothing have no text of their own. */
export function digestSketch(document: Document): TextSketch | null {
  if (document.kind !== "article" || document.status === null || document.status >= 400) return null;
  const sketch = sketchArticle(document);
  return sketch.length < SHORTEST_TITLED ? null : sketch;
}

/** Of each sketch in a list of integers: length, numbers, the two halves of `exact`, the values by two. */
const LENGTH = 0;
const NUMBERS = 1;
const LOW = 2;
const HIGH = 3;
const VALUES = 4;
const RECORD = VALUES + SKETCH_SIZE / 2;

/** `siteOf`: as `createSiteOf` makes it. Sites may take over each other's articles. */
export function createDuplicateBook(
  pages: Pick<KnownPages, "look" | "fact" | "finalUrlOf">,
  siteOf: (address: string) => string,
): DuplicateBook {
  const sketches = createIntList();
  /** Of each sketch. */
  const rows = createIntList();
  const published: string[] = [];
  const known = createTextPool();
  return {
    add({ sketch, page }, row) {
      if (sketch === null) return;
      const { exact, length, numbers, values } = sketch;
      sketches.push(length);
      sketches.push(numbers);
      sketches.push(exact | 0);
      sketches.push(Math.floor(exact / 2 ** 32));
      for (let at = 0; at < SKETCH_SIZE; at += 2)
        sketches.push(values.charCodeAt(at) | (values.charCodeAt(at + 1) << 16));
      rows.push(row);
      published.push(known(page.publishedAt ?? "9999"));
    },
    groups() {
      const addresses = published.map((_, entry) => pages.finalUrlOf(rows.at(entry)));
      const sites = addresses.map(siteOf);
      const entries: Entries = {
        count: rows.length(),
        at: (entry, field) => sketches.at(entry * RECORD + field),
        address: (entry) => addresses[entry] ?? "",
        isOneSite: (a, b) => sites[a] === sites[b],
        title: rememberTitles((entry) => pages.look(rows.at(entry)).title),
        compare: (a, b) =>
          compareText(published[a] ?? "", published[b] ?? "") || compareText(addresses[a] ?? "", addresses[b] ?? ""),
      };
      const ordered = Array.from(published, (_, entry) => entry).sort(entries.compare);
      const { exact, rest } = foldExact(ordered, entries);
      return [...exact, ...foldNear(rest, entries)]
        .map(({ same, similarity }) => ({ pages: same.map((entry) => pages.fact(rows.at(entry))), similarity }))
        .sort((a, b) => compareText(a.pages[0]?.url ?? "", b.pages[0]?.url ?? ""));
    },
  };
}

/** The sketches by number, with what is looked at where they are equal. */
interface Entries {
  readonly count: number;
  /** A field of the sketch. */
  readonly at: (entry: number, field: number) => number;
  readonly address: (entry: number) => string;
  readonly isOneSite: (a: number, b: number) => boolean;
  /** Letters and digits of the page's title. */
  readonly title: (entry: number) => string;
  /** Older ones first. */
  readonly compare: (a: number, b: number) => number;
}

/** Entries of a group, oldest first. */
interface Group {
  readonly same: readonly number[];
  readonly similarity: number;
}

function rememberTitles(titleOf: (entry: number) => string): (entry: number) => string {
  const known = new Map<number, string>();
  return (entry) => {
    const title = known.get(entry) ?? foldLetters(titleOf(entry));
    known.set(entry, title);
    return title;
  };
}

/** `rest`: one entry of each text. */
function foldExact(
  ordered: readonly number[],
  entries: Entries,
): { readonly exact: readonly Group[]; readonly rest: readonly number[] } {
  const { at, title, isOneSite } = entries;
  const byText = createEqualBuckets(
    entries.count,
    (entry) => at(entry, LOW),
    (a, b) => isOneSite(a, b) && [LOW, HIGH, LENGTH].every((field) => at(a, field) === at(b, field)),
  );
  for (const entry of ordered) byText.add(entry);
  const exact: Group[] = [];
  const rest: number[] = [];
  for (const first of byText.firsts()) {
    const same = [...byText.from(first)];
    if (same.length > TEMPLATE_PAGES && new Set(same.map(title)).size >= TEMPLATE_TITLES) continue;
    rest.push(first);
    const kept = [first];
    for (const entry of same.slice(1)) if (kept.every((other) => isRepeated(other, entry, entries))) kept.push(entry);
    if (kept.length > 1) exact.push({ same: kept, similarity: 1 });
  }
  return { exact, rest };
}

function isRepeated(a: number, b: number, { at, title, address }: Entries): boolean {
  const [one, other] = [title(a), title(b)];
  const shortest = one === other ? SHORTEST_TITLED : SHORTEST;
  return at(a, LENGTH) >= shortest && hasSameNumbers(one, other) && !isSameArticle(address(a), address(b));
}

/** A text that another one resembles. */
interface Match {
  readonly entry: number;
  /** Equal values of both sketches. */
  readonly equal: number;
}

/** Each text with the oldest one that it resembles. */
function foldNear(rest: readonly number[], entries: Entries): readonly Group[] {
  const long = rest.filter((entry) => entries.at(entry, LENGTH) >= SHORTEST_NEAR);
  const matches = new Map<number, Match>();
  for (let band = 0; band < BANDS; band++) matchBand(long, band, entries, matches);
  return long.flatMap((entry) => {
    const match = matches.get(entry);
    if (match === undefined) return [];
    // Not all of it is the same, or it would have been found as equal.
    return [{ same: [match.entry, entry], similarity: Math.min(0.99, match.equal / SKETCH_SIZE) }];
  });
}

/** One band after the other, so that the buckets of one are in memory: they hold texts with the same numbers and this band equal. */
function matchBand(long: readonly number[], band: number, entries: Entries, matches: Map<number, Match>): void {
  const { at, compare } = entries;
  const width = SKETCH_SIZE / BANDS / 2;
  const fields = [NUMBERS, ...Array.from({ length: width }, (_, index) => VALUES + band * width + index)];
  const buckets = createEqualBuckets(
    entries.count,
    (entry) => fields.reduce((hash, field) => Math.imul(hash ^ at(entry, field), HASH_FACTOR) ^ (hash >>> 15), 0),
    (a, b) => fields.every((field) => at(a, field) === at(b, field)),
  );
  for (const entry of long) {
    let compared = 0;
    for (const other of buckets.add(entry)) {
      if (compared === MOST_COMPARED) break;
      compared += 1;
      const equal = countEqual(other, entry, entries);
      const match = matches.get(entry);
      if (isNear(other, entry, equal, entries) && (match === undefined || compare(other, match.entry) < 0)) {
        matches.set(entry, { entry: other, equal });
      }
    }
  }
}

/** A form letter differs in its title's or its text's numbers, or in a name that its title holds. */
function isNear(a: number, b: number, equal: number, { title, address, isOneSite }: Entries): boolean {
  if (equal < NEAR_TITLED || !isOneSite(a, b)) return false;
  const [one, other] = [title(a), title(b)];
  const isTitled = one === other || isInside(one, other) || isInside(other, one);
  if (!isTitled && equal < NEAR) return false;
  return hasSameNumbers(one, other) && !isSameArticle(address(a), address(b));
}

function isInside(part: string, whole: string): boolean {
  return part.length >= 8 && whole.includes(part);
}

function countEqual(a: number, b: number, { at }: Entries): number {
  let equal = 0;
  for (let field = VALUES; field < RECORD; field++) {
    const difference = at(a, field) ^ at(b, field);
    equal += ((difference & 0xffff) === 0 ? 1 : 0) + (difference >>> 16 === 0 ? 1 : 0);
  }
  return equal;
}

const TITLE_NUMBERS = /\d+|[〇零一二三四五六七八九十]{1,20}(?=[年月日期批届次季号])|第[一二三四五六七八九十百]+/g;

function hasSameNumbers(a: string, b: string): boolean {
  return a === b || (a.match(TITLE_NUMBERS) ?? []).join() === (b.match(TITLE_NUMBERS) ?? []).join();
}
