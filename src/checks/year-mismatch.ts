/** Compares the year of a title with the years of its text: 2023年度 above a text about 2022 was probably copied. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

const YEAR = /(?<!\d)(20\d{2})(?=年)/g;
/** Texts that look ahead or cover several years name other years rightly. */
const LOOKS_ELSEWHERE = /计划|要点|预算|安排|规划|方案|目标|历史|回顾|修订|修正|废止|清理|延期|届|“?十[三四五]五/;
/** Who, year, what: two headings that differ in the year only. */
const NAMED = /([一-龥]{2,14})(20\d{2})年度?([一-龥]{2,16}?(?:总结|年度报告|工作报告))/g;
/** Reports of one year; only these are compared with years further back, which other texts have reason to name. */
const ANNUAL = /工作总结|工作报告|年度报告|情况的报告|决算|年报/;
/** Years after the title's. */
const BESIDE = [-1, 1];
const FURTHER_BACK = [...BESIDE, -2, -3, -4, -5];
const FEWEST_MENTIONS = 3;
const LONGEST_HEADING = 40;

function countYears(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of segments) {
    for (const [year] of text.matchAll(YEAR)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}

/** The body never names the year of the title, but again and again the year before or after it. */
function judgeTitle(document: Document, body: readonly Segment[]): Match | null {
  const years = new Set(Array.from(document.title.matchAll(YEAR), ([year]) => year));
  const [year] = years;
  if (year === undefined || years.size > 1 || LOOKS_ELSEWHERE.test(document.title)) return null;
  // The window's title adds the site's name to it.
  const isTitle = ({ text }: Segment): boolean => document.title.includes(text) || text.includes(document.title);
  const counts = countYears(body.filter((segment) => !isTitle(segment)));
  if (counts.has(year)) return null;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const distance of ANNUAL.test(document.title) ? FURTHER_BACK : BESIDE) {
    const other = String(Number(year) + distance);
    const count = counts.get(other) ?? 0;
    if (count < FEWEST_MENTIONS || count * 3 < total * 2) continue;
    const title = document.segments.find(({ text, region }) => region === "main" && text.includes(`${year}年`));
    const start = title?.text.indexOf(year) ?? 0;
    const place: Match["place"] = title ? { segment: title.index, span: { start, end: start + 5 } } : { page: true };
    return { place, data: { year, other, count: String(count) } };
  }
  return null;
}

/** A heading and a mention of the same thing with another year: the mention is wrong when no heading has that year. */
function* judgeHeadings(body: readonly Segment[]): Iterable<Match> {
  const headings = new Map<string, Set<string>>();
  const mentions: { readonly key: string; readonly year: string; readonly segment: Segment; readonly start: number }[] =
    [];
  const reports = body.filter(({ text }) => text.includes("总结") || text.includes("报告"));
  // Most texts have no such heading, and then nothing that a mention could contradict.
  if (!reports.some(isNamedHeading)) return;
  for (const segment of reports) {
    for (const match of segment.text.matchAll(NAMED)) {
      const [hit, who = "", year = "", what = ""] = match;
      const key = `${who}|${what}`;
      if (hit === segment.text.trim() && hit.length <= LONGEST_HEADING) {
        headings.set(key, (headings.get(key) ?? new Set()).add(year));
      } else mentions.push({ key, year, segment, start: match.index + who.length });
    }
  }
  for (const { key, year, segment, start } of mentions) {
    const known = headings.get(key);
    if (!known || known.size > 1 || known.has(year)) continue;
    const [other = ""] = known;
    const span = { start, end: start + 5 };
    yield { place: { segment: segment.index, span }, wording: "heading", data: { year, other } };
  }
}

function isNamedHeading({ text }: Segment): boolean {
  const heading = text.trim();
  if (heading.length > LONGEST_HEADING) return false;
  for (const [hit] of text.matchAll(NAMED)) if (hit === heading) return true;
  return false;
}

function* run(document: Document): Iterable<Match> {
  if (document.kind === "list" || document.kind === "home") return;
  // Without a digit there is no year.
  const body = segmentsWith(document, TRAIT.main | TRAIT.digit).filter(
    ({ kind }) => kind === "paragraph" || kind === "heading" || kind === "title",
  );
  const title = judgeTitle(document, body);
  if (title) yield title;
  else yield* judgeHeadings(body);
}

/** Always for a person to decide: `review` stands in the rule. */
export const yearMismatch: DocumentCheck<null> = {
  scope: "document",
  name: "year-mismatch",
  compile: readNoOptions,
  run,
};
