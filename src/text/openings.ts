/** Compares how reports open, clause by clause: what two units share besides set phrases was copied from one template. */

import type { Document, Segment } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { readLeadingOrdinal } from "./ordinals.ts";

/** The first paragraph of one report. */
export interface Opening {
  /** Whose report it is: its heading without year and kind; two of the same unit may open alike. */
  readonly unit: string;
  readonly heading: string;
  /** Index of the paragraph's segment. */
  readonly segment: number;
  readonly runs: readonly OpeningRun[];
}

/** Neighbouring clauses that say something; equal keys mean equal clauses. */
export interface OpeningRun {
  readonly key: string;
  readonly span: Span;
}

/** 某某局2025年工作总结 …: behind the unit's name and the year, what kind of report it is. */
const REPORT = /^(.{2,60}?)(?:总结|报告|汇报|小结)(?:[及和与、].{2,20})?[（()）一二三四五六七八九十\d\s]*$/;
const NAMES_REPORT = /总结|报告|汇报|小结/;
const SENTENCE_MARK = /[。！？；!?;]/;
const COMMA = /[，,]/;
const LONGEST_HEADING = 64;
const YEAR =
  /[（(]?(?:20\d{2}|20[X×]{2}|二[〇○零]..)[—–~至-]*(?:年度?|[）)])?|[上下]半年|第?[一二三四]季度|\d{1,2}月份?/g;
const NO_NAME = /[^一-龥A-Za-z]|关于|政务公开|信息公开|政府|工作|情况|年度?|自查|自评|述职|整改|履职|[本我的及和]/g;

const CLAUSE = /[^，,。；;：:！!？?]+/g;
const NOT_HAN = /[^一-龥]/g;
/** What every opening says: under whose leadership, by which document, in which spirit, and that a report follows. */
const SET_PHRASE =
  /思想|精神|领导|指导|部署|指示|要求|方针|原则|根据|按照|依照|依据|遵照|围绕|规定|通知|意见|条例|办法|方案|任务分工|党中央|国务院|[省市县区州]委|政府的|党的|总书记|主义|现将|如下|汇报|编制|期限|截[至止]|稳中求进|新发展|高质量发展|改革开放|[两三四五六][个位大]|初心|牢记|为人民服务|以人民为中心|人民群众|深入贯彻|认真贯彻|全面贯彻|贯彻落实/;
/** Chinese characters and clauses of a run. */
const ENOUGH = 24;
const FEWEST_CLAUSES = 2;
/** 一年来, 今年以来 */
const SHORTEST_CLAUSE = 5;
const MOST_CLAUSES = 8;
/** Chinese characters of a paragraph that opens a report; how many segments after the heading it may stand; how much of it is read. */
const SHORTEST_OPENING = 40;
const FARTHEST_OPENING = 5;
const READ = 400;

/** The openings of all reports that one text holds, by their headings. */
export function* readOpenings(segments: readonly Segment[]): Iterable<Opening> {
  let open: { readonly heading: string; readonly unit: string; readonly at: number } | null = null;
  let at = -1;
  for (const { index, text, region, kind } of segments) {
    at += 1;
    if (region !== "main" || (kind !== "paragraph" && kind !== "heading" && kind !== "title")) continue;
    const unit = unitOf(text);
    if (unit !== null) open = { heading: text.trim(), unit, at };
    else if (open !== null && at - open.at > FARTHEST_OPENING) open = null;
    else if (open !== null && isOpening(text)) {
      yield { unit: open.unit, heading: open.heading, segment: index, runs: readOpeningRuns(text) };
      open = null;
    }
  }
}

/** The opening of an article that is a report itself; null for other pages. */
export function readArticleOpening({ segments, title, contentSource }: Document): Opening | null {
  const named = unitOf(title);
  if (named === null) return null;
  const unit = named === "" ? contentSource : named;
  const first = segments.find(({ kind, region, text }) => kind === "paragraph" && region === "main" && isOpening(text));
  if (unit === "" || first === undefined) return null;
  return { unit, heading: title, segment: first.index, runs: readOpeningRuns(first.text) };
}

/** Does the text name a report? Whose, without what all of them hold; null when it is no such heading. */
function unitOf(text: string): string | null {
  if (text.length > LONGEST_HEADING || !NAMES_REPORT.test(text) || SENTENCE_MARK.test(text)) return null;
  const heading = REPORT.exec(text.trim());
  if (heading === null || readLeadingOrdinal(text) !== null) return null;
  return heading[1]?.replace(YEAR, "").replace(NO_NAME, "") ?? "";
}

function isOpening(text: string): boolean {
  return text.length >= SHORTEST_OPENING && COMMA.test(text) && text.replace(NOT_HAN, "").length >= SHORTEST_OPENING;
}

/** From each clause on the shortest run that says enough; set phrases may stand inside one but say nothing. */
function readOpeningRuns(text: string): readonly OpeningRun[] {
  const clauses = Array.from(text.slice(0, READ).matchAll(CLAUSE), ({ 0: clause, index }) => {
    const han = clause.replace(NOT_HAN, "");
    const says = han.length < SHORTEST_CLAUSE || SET_PHRASE.test(clause) ? 0 : han.length;
    return { han, says, start: index, end: index + clause.length };
  });
  const runs: OpeningRun[] = [];
  for (const [at, { says, start }] of clauses.entries()) {
    if (says === 0) continue;
    let said = 0;
    for (const [more, clause] of clauses.slice(at, at + MOST_CLAUSES).entries()) {
      said += clause.says;
      if (said < ENOUGH || more + 1 < FEWEST_CLAUSES) continue;
      const key = clauses
        .slice(at, at + more + 1)
        .map(({ han }) => han)
        .join(",");
      runs.push({ key, span: { start, end: clause.end } });
      break;
    }
  }
  return runs;
}

/** 市教育局 and 临溪市教育局; a heading that names no unit tells nothing. */
export function isSameUnit(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** Two reports of different units whose openings share what is no set phrase. */
export interface SharedOpening {
  readonly first: Opening;
  readonly again: Opening;
  /** The shared words, in the later one. */
  readonly span: Span;
}

/** Each later opening against the first one that it resembles. */
export function* findSharedOpenings(openings: Iterable<Opening>): Iterable<SharedOpening> {
  const known = new Map<string, Opening>();
  for (const again of openings) {
    const shared = again.runs.filter(({ key }) => !isSameUnit(known.get(key)?.unit ?? again.unit, again.unit));
    for (const { key } of again.runs) if (!known.has(key)) known.set(key, again);
    const [run] = shared;
    const first = run && known.get(run.key);
    if (run === undefined || first === undefined) continue;
    const end = Math.max(...shared.map(({ span }) => span.end));
    yield { first, again, span: { start: run.span.start, end } };
  }
}
