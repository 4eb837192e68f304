/** Finds a long sentence or an opening that stands twice in one text, and an article or its opening that stands twice on the site. */

import type { Document, Segment } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { DocumentCheck, JsonObject, Match, SiteMatch } from "../model/rule.ts";
import type { PageFact, SiteFacts } from "../model/site.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { daysBetween } from "../text/dates.ts";
import { findSharedOpenings, readOpenings } from "../text/openings.ts";
import { readNoOptions, readObject } from "../text/options.ts";
import { isSameColumn, pageColumnName } from "../text/page-column.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { readPageExample, siteFactsWith } from "../text/site-example.ts";

/** Within so many days an equal text in the same column is a slip; later it may be a notice of every year. */
const SAME_SEASON = 90;
/** So many equal articles in two columns are shown there on purpose. */
const MIRRORED = 5;
/** In UTF-16 code units: shorter sentences recur as formulas. */
const SHORTEST = 30;
/** Characters of a sentence's end that are compared before anything else. Shorter than any sentence. */
const COMPARED = 12;
/** In segments: what recurs farther away stands in another part of a collection (minutes, volumes of rules), not in the same text. */
const FARTHEST = 300;
/** A page that repeats itself as a whole is shown by its first places. */
const MOST = 5;
const LEADING =
  /^(?:[\s　]|[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])+/;

function* run(document: Document): Iterable<Match> {
  // Abstracts of several entries begin alike.
  if (document.kind === "list") return;
  yield* repeatedSentences(document);
  for (const { first, again, span } of findSharedOpenings(readOpenings(document.segments))) {
    yield { place: { segment: again.segment, span }, wording: "opening", data: { heading: first.heading } };
  }
}

function* repeatedSentences(document: Document): Iterable<Match> {
  const texts = segmentsWith(document, TRAIT.main).filter(
    ({ text, kind }) => (kind === "paragraph" || kind === "item") && text.length >= SHORTEST,
  );
  if (!mayRepeat(texts)) return;
  const seen = new Map<string, number>();
  let found = 0;
  for (const { index, text } of texts) {
    for (let at = startOfSentence(text, 0); at < text.length; ) {
      const end = endOfSentence(text, at);
      const from = at;
      at = startOfSentence(text, end);
      if (end - from < SHORTEST) continue;
      const whole = text.slice(from, end);
      const skipped = LEADING.exec(whole)?.[0].length ?? 0;
      const sentence = whole.slice(skipped);
      if (sentence.length < SHORTEST || !/[一-龥]{4}/.test(sentence)) continue;
      const before = seen.get(sentence);
      seen.set(sentence, index);
      if (before === undefined || index - before > FARTHEST) continue;
      const start = from + skipped;
      yield { place: { segment: index, span: { start, end: start + sentence.length } } };
      if (++found === MOST) return;
    }
  }
}

/** Do two sentences end alike? Equal ones do, and to keep each sentence costs more than to look at its end. */
function mayRepeat(texts: readonly Segment[]): boolean {
  const ends = new Set<number>();
  for (const { text } of texts) {
    for (let at = startOfSentence(text, 0); at < text.length; ) {
      const end = endOfSentence(text, at);
      const isLong = end - at >= SHORTEST;
      at = startOfSentence(text, end);
      if (!isLong) continue;
      let hash = 0;
      for (let unit = end - COMPARED; unit < end; unit++) hash = Math.imul(hash ^ text.charCodeAt(unit), 0x01000193);
      if (ends.has(hash)) return true;
      ends.add(hash);
    }
  }
  return false;
}

/** From here on the first character that ends no sentence. */
function startOfSentence(text: string, from: number): number {
  let at = from;
  while (at < text.length && isEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the mark that ends the sentence. */
function endOfSentence(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isEnd(text.charCodeAt(at))) at++;
  return at < text.length ? at + 1 : at;
}

/** 。！？!? */
function isEnd(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x21 || code === 0x3f;
}

interface Pair {
  readonly first: PageFact;
  readonly again: PageFact;
}

/** Each later page against the oldest one. The same file in two columns is common practice: for a person to judge. */
function* runSite({ duplicates, sharedOpenings }: SiteFacts): Iterable<SiteMatch> {
  const mirrored = new Map<string, Pair[]>();
  for (const { pages, similarity } of duplicates) {
    const [first, ...later] = pages;
    if (first === undefined) continue;
    for (const again of later) {
      const pair = { first, again };
      if (similarity < 1) yield review(pair, "near", { percent: String(Math.round(similarity * 100)) });
      else if (!isSameColumn(first, again)) note(mirrored, pair);
      else
        yield isSameSeason(pair)
          ? { ...matchOf(pair), severity: "warning", verdict: "violation" }
          : review(pair, "article");
    }
  }
  for (const pairs of mirrored.values()) {
    const [pair] = pairs;
    if (pair !== undefined && pairs.length >= MIRRORED) yield review(pair, "mirror", { count: String(pairs.length) });
    else for (const one of pairs) yield review(one, "article");
  }
  for (const pair of sharedOpenings) {
    const isTold = duplicates.some(({ pages }) => pages.includes(pair.first) && pages.includes(pair.again));
    if (!isTold) yield review(pair, "copied");
  }
}

function note(mirrored: Map<string, Pair[]>, pair: Pair): void {
  const key = [pageColumnName(pair.first), pageColumnName(pair.again)].sort().join("\n");
  addToGroup(mirrored, key, pair);
}

function isSameSeason({ first, again }: Pair): boolean {
  if (first.publishedAt === null || again.publishedAt === null) return true;
  return daysBetween(first.publishedAt, again.publishedAt) < SAME_SEASON;
}

function matchOf({ first, again }: Pair): SiteMatch {
  const data = {
    title: first.title,
    url: first.url,
    column: pageColumnName(first),
    ownColumn: pageColumnName(again),
  };
  return { page: again.url, quote: again.title, data, wording: "article" };
}

function review(pair: Pair, wording: string, more: Readonly<Record<string, string>> = {}): SiteMatch {
  const match = matchOf(pair);
  return { ...match, wording, data: { ...match.data, ...more }, severity: "notice", verdict: "review" };
}

/** Keys: `first`, `again` (pages), `similarity` (1; 0: only their openings are the same). */
function readExample(example: JsonObject): SiteFacts {
  const { first, again, similarity = 1 } = readObject(example, ["first", "again", "similarity"]);
  if (typeof similarity !== "number") throw new OptionsError(["similarity"], "应为数字");
  if (first === undefined) return siteFactsWith({});
  const pair = { first: readPageExample(first, "first"), again: readPageExample(again, "again") };
  const pages = [pair.first, pair.again];
  return siteFactsWith(
    similarity === 0 ? { pages, sharedOpenings: [pair] } : { pages, duplicates: [{ pages, similarity }] },
  );
}

/** Compares sentences of 30 characters and more exactly, without their item numbers; articles as the site facts tell. */
export const duplicate: DocumentCheck<null> = {
  scope: "document",
  name: "duplicate",
  compile: readNoOptions,
  run,
  site: { run: runSite, example: readExample },
};
