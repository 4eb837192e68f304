/** Judges the numbering of items in a paragraph, over neighbouring paragraphs, and of headings: skipped, repeated, or missing its 是. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { formatChineseNumber } from "../text/chinese-number.ts";
import { readNoOptions } from "../text/options.ts";
import { findSeriesFaults, type SeriesFault } from "../text/ordinal-series.ts";
import { type Ordinal, type OrdinalStyle, readLeadingOrdinal, readOrdinals } from "../text/ordinals.ts";
import { segmentsWith, TRAIT, traitsAt } from "../text/segment-traits.ts";

interface PlacedOrdinal extends Ordinal {
  readonly segment: Segment;
}

const INLINE_STYLES: readonly OrdinalStyle[] = ["是", "要", "第", "（一）", "(1)", "①"];
const NO_STYLES: readonly OrdinalStyle[] = [];
const ARTICLE = /^\s*第[一二三四五六七八九十百千零〇\d]+[条章节编]/;
/** 二者, 二次, 三级 …: the number counts something, so that no 是 is lost. */
const COUNTED =
  /^[者次级手维月等期孩十百千万亿氧号类项个名批种位家条年天日时分线产层元角楼室组队班院胎甲乙样是要来则为、，,。；;：:]|^(?:季度|方面|阶段|星期|分之)/;

function write(ordinal: Ordinal, value: number): string {
  const chinese = formatChineseNumber(value);
  const texts: Readonly<Record<OrdinalStyle, string>> = {
    是: `${chinese}是`,
    要: `${chinese}要`,
    第: `第${chinese}`,
    "（一）": `（${chinese}）`,
    "(1)": `（${value}）`,
    "①": String.fromCharCode(0x245f + Math.min(value, 20)),
    "一、": `${chinese}、`,
    "1.": `${value}.`,
  };
  return texts[ordinal.style];
}

/** The place where a number stands without its 是 between two items of the same paragraph: `。二加强`. */
function findLost(text: string, from: number, to: number, value: number): number | null {
  const number = formatChineseNumber(value);
  for (let at = text.indexOf(number, from); at >= 0 && at < to; at = text.indexOf(number, at + 1)) {
    const after = text.slice(at + number.length, at + number.length + 3);
    if (/[。；;]/.test(text.charAt(at - 1)) && /^[一-龥]{2}/.test(after) && !COUNTED.test(after)) return at;
  }
  return null;
}

/** Another way to count the missing item, so that nothing is missing: 一是…二要…三是…, 一是…第二，…. */
function isCountedOtherwise(text: string, from: number, to: number, value: number): boolean {
  const number = formatChineseNumber(value);
  const between = text.slice(from, to);
  return new RegExp(
    `第${number}|${number}[是要来则为、，,）)：:]|其${number}|[（(]${value}[）)]|(?:^|[。；;\\s])${value}[.．、]`,
  ).test(between);
}

function matchOf(ordinal: PlacedOrdinal, fault: SeriesFault, rest: Partial<Match>): Match {
  const expected = write(ordinal, fault.expected);
  const place = { segment: ordinal.segment.index, span: { start: ordinal.start, end: ordinal.end } };
  const base = { place, wording: fault.kind, data: { expected } };
  return fault.mends ? { ...base, ...rest, wording: "wrong", suggestion: expected } : { ...base, ...rest };
}

/** Faults among the ordinals of one style inside one paragraph. */
function* judgeParagraph(ordinals: readonly PlacedOrdinal[], style: OrdinalStyle): Iterable<Match> {
  for (const fault of findSeriesFaults(ordinals.map((ordinal) => ordinal.value))) {
    const ordinal = ordinals[fault.index]!;
    const { segment, start } = ordinal;
    const from = ordinals[fault.previous]!.end;
    if (fault.kind === "gap") {
      const lost = style === "是" ? findLost(segment.text, from, start, fault.expected) : null;
      if (lost !== null) {
        const number = formatChineseNumber(fault.expected);
        const end = lost + number.length + 2;
        const place = { segment: segment.index, span: { start: lost, end } };
        const suggestion = `${number}是${segment.text.slice(lost + number.length, end)}`;
        yield { place, wording: "lost", suggestion };
        continue;
      }
      if (isCountedOtherwise(segment.text, from, start, fault.expected)) continue;
    }
    yield matchOf(ordinal, fault, style === "是" || style === "要" ? {} : { severity: "notice", verdict: "review" });
  }
}

/** Faults of 一是 … 二是 … that open neighbouring paragraphs, one each. */
function* judgeNeighbours(openers: readonly PlacedOrdinal[]): Iterable<Match> {
  for (const fault of findSeriesFaults(openers.map((opener) => opener.value))) {
    yield matchOf(openers[fault.index]!, fault, { severity: "notice", verdict: "review" });
  }
}

/** A numbered level of headings that is being read. */
type Level = PlacedOrdinal[];

function isChineseStyle(level: Level | undefined): boolean {
  const style = level?.[0]?.style;
  return style === "一、" || style === "（一）";
}

/**
 * A whole level with exactly one fault; more faults mean that the text is an excerpt or a compilation. Arabic numbers count
 * only below a Chinese level: alone they number news items, questions and tables, which come in pieces.
 */
function* judgeLevel(level: Level, parent: Level | undefined): Iterable<Match> {
  if (!isChineseStyle(level) && !isChineseStyle(parent)) return;
  const faults = findSeriesFaults(level.map((ordinal) => ordinal.value));
  const [fault] = faults;
  if (!fault || faults.length > 1 || level.length < 3) return;
  yield matchOf(level[fault.index]!, fault, { severity: "notice", verdict: "review" });
}

function* closeLevels(levels: Level[], from: number): Iterable<Match> {
  for (let depth = levels.length - 1; depth >= from; depth--) yield* judgeLevel(levels[depth]!, levels[depth - 1]);
  levels.length = Math.min(levels.length, from);
}

function* judgeHeadings(segments: readonly Segment[]): Iterable<Match> {
  const levels: Level[] = [];
  let isLaw = false;
  for (const segment of segments) {
    const leading = readLeadingOrdinal(segment.text);
    const isArticle = ARTICLE.test(segment.text);
    if (isArticle || (leading === null && segment.kind !== "paragraph")) {
      yield* closeLevels(levels, 0);
      isLaw = isArticle;
    }
    if (leading === null || isLaw) continue;
    const ordinal = { ...leading, segment };
    const depth = levels.findIndex((level) => level[0]?.style === leading.style);
    if (depth < 0) {
      levels.push([ordinal]);
      continue;
    }
    yield* closeLevels(levels, leading.value === 1 ? depth : depth + 1);
    if (leading.value === 1) levels.push([ordinal]);
    else levels[depth]?.push(ordinal);
  }
  yield* closeLevels(levels, 0);
}

const NO_ORDINALS: readonly PlacedOrdinal[] = [];

function ordinalsOf(document: Document, segment: Segment): readonly PlacedOrdinal[] {
  const mayHold = (traitsAt(document, segment.index) & (TRAIT.hanNumber | TRAIT.bracket)) !== 0;
  const ordinals = mayHold ? readOrdinals(segment.text) : NO_ORDINALS;
  return ordinals.length === 0 ? NO_ORDINALS : ordinals.map((ordinal) => ({ ...ordinal, segment }));
}

function* judgeItems(document: Document, segments: readonly Segment[]): Iterable<Match> {
  let openers: PlacedOrdinal[] = [];
  for (const segment of segments) {
    const ordinals = ordinalsOf(document, segment);
    for (const style of ordinals.length > 1 ? INLINE_STYLES : NO_STYLES) {
      const same = ordinals.filter((ordinal) => ordinal.style === style);
      if (same.length > 1) yield* judgeParagraph(same, style);
    }
    const opener = ordinals.find(({ style }) => style === "是");
    if (opener?.start === 0 && ordinals.findLast(({ style }) => style === "是") === opener) {
      openers.push(opener);
      continue;
    }
    if (openers.length > 2) yield* judgeNeighbours(openers);
    openers = [];
  }
  if (openers.length > 2) yield* judgeNeighbours(openers);
}

function* run(document: Document): Iterable<Match> {
  const segments = segmentsWith(document, TRAIT.main).filter(
    ({ kind }) => kind === "paragraph" || kind === "heading" || kind === "item",
  );
  yield* judgeItems(document, segments);
  yield* judgeHeadings(segments);
}

/** Numbering by GB/T 9704-2012 §7.3.3 (一、（一）1.（1）) and by the set phrases 一是…二是…. */
export const ordinal: DocumentCheck<null> = { scope: "document", name: "ordinal", compile: readNoOptions, run };
