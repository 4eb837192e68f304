/** Finds marks that nobody means: two in a row, a title, quotation or bracket that is opened and never closed, a mark behind a bracketed number. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

type Found = Omit<Match, "place"> & { readonly start: number; readonly end: number };

/** A colon before another mark is a blank of a form (`住址：，`). */
const DOUBLED = /[，、；。][，、；：。]+/g;
const ELLIPSIS = "……";
/** 增强“四个意识、坚定“四个自信”: opened again within a list, where nobody quotes inside a quotation. */
const REOPENED = /(?<=[一-龥])“(?=[^“”。]{0,14}[，、；][^“”。]{0,14}“)/g;
const HAN = /[一-龥]/;
/** A list of such numbers (`（二）、（四）项`) names items and begins none. */
const MARKED_NUMBER = /^\s{0,9}([（(][一二三四五六七八九十]{1,3}[）)])[、，](?=[一-龥])/;

/** Which of the marks stays: the one that ends most; three and more of one kind stand for an ellipsis. */
function mend(marks: string): string {
  if (/^(?:(。)\1{2,}|(、)\2{2,})$/.test(marks)) return ELLIPSIS;
  return [..."。；：，、"].find((mark) => marks.includes(mark)) ?? marks;
}

function* findDoubled(text: string): Iterable<Found> {
  for (const { 0: marks, index } of text.matchAll(DOUBLED)) {
    yield { start: index, end: index + marks.length, suggestion: mend(marks) };
  }
}

/** 《 without its 》 before the end of the sentence. What follows the last 。 may go on in the next paragraph, and is not judged. */
function* findOpenTitles(text: string): Iterable<Found> {
  let open: number[] = [];
  for (let at = text.indexOf("《"); at >= 0 && at < text.length; at++) {
    const mark = text.charAt(at);
    if (mark === "《") open.push(at);
    else if (mark === "》") open.pop();
    else if (mark === "。") {
      const [start] = open;
      if (start !== undefined) yield { start, end: Math.min(start + 8, at), wording: "title", verdict: "review" };
      open = [];
    }
  }
}

/** （ without its ） in a paragraph of which nothing is missing: it ends with 。, and the bracket stands in its last sentence. */
function* findOpenBracket(text: string): Iterable<Found> {
  const open: number[] = [];
  const end = text.trimEnd().length - 1;
  if (text.charAt(end) !== "。") return;
  for (let at = 0; at < end; at++) {
    const mark = text.charAt(at);
    if (mark === "（" || mark === "(") open.push(at);
    else if (mark === "）" || mark === ")") open.pop();
  }
  const [start] = open;
  if (start === undefined || open.length > 1 || !HAN.test(text.charAt(start - 1))) return;
  if (text.indexOf("。", start) < end) return;
  yield { start, end: Math.min(start + 8, end), wording: "bracket", verdict: "review" };
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function* findOpenQuotations(text: string): Iterable<Found> {
  if (count(text, "“") !== count(text, "”") + 1) return;
  for (const { index } of text.matchAll(REOPENED)) {
    const end = index + 1 + text.slice(index + 1).search(/[，、；“]/);
    yield { start: index, end, wording: "quotation", verdict: "review" };
  }
}

/** The first of the page only: its writer has numbered the others likewise. */
function findMarkedNumber(segments: readonly Segment[]): Match | null {
  for (const { index, text } of segments) {
    const match = MARKED_NUMBER.exec(text);
    if (match === null) continue;
    const [hit, suggestion = ""] = match;
    const place = { segment: index, span: { start: hit.search(/\S/), end: hit.length } };
    return { place, wording: "number", suggestion };
  }
  return null;
}

function* find(text: string): Iterable<Found> {
  yield* findDoubled(text);
  if (text.includes("《")) yield* findOpenTitles(text);
  if (text.includes("“")) yield* findOpenQuotations(text);
  if (text.includes("（")) yield* findOpenBracket(text);
}

function* run(document: Document): Iterable<Match> {
  for (const { index: segment, text } of segmentsWith(document, TRAIT.main)) {
    for (const { start, end, ...match } of find(text)) yield { place: { segment, span: { start, end } }, ...match };
  }
  const number = findMarkedNumber(segmentsWith(document, TRAIT.main | TRAIT.bracket | TRAIT.hanNumber));
  if (number !== null) yield number;
}

/** Use of marks by GB/T 15834-2011. */
export const punctuation: DocumentCheck<null> = { scope: "document", name: "punctuation", compile: readNoOptions, run };
