/** Student register numbers (学籍号): G, L or J with an identity number, and other numbers beside their label. */

import type { Document, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { digitsOf, judgeIdNumber } from "../text/id-number.ts";
import { readNoOptions } from "../text/options.ts";
import { isSample, labelOf } from "../text/personal-context.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/** 全国学籍号: G and the identity number; L: provisional; J: without identity number checked. */
const WITH_ID = /(?<![0-9A-Za-z*＊/_.-])[GLJglj]\d{17}[\dXx](?![0-9A-Za-z*＊])/g;
const LABELLED = /(?<![0-9A-Za-z*＊/_.-])\d{10,20}(?![0-9A-Za-z*＊])/g;

/** 教财厅函〔2017〕28号 keeps identity numbers of students out of publicity; the register number holds one. */
export const studentId: DocumentCheck<null> = {
  scope: "document",
  name: "student-id",
  compile: readNoOptions,
  run: findStudentIds,
};

function* findStudentIds(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  for (const segment of segmentsWith(document, TRAIT.row10)) yield* findInSegment(document, segment, context);
}

function* findInSegment(document: Document, segment: Segment, context: CheckContext): Iterable<Match> {
  const { text } = segment;
  for (const match of text.matchAll(WITH_ID)) {
    const verdict = judgeIdNumber(digitsOf(match[0]), context);
    const isLabelled = labelOf(document, segment, match.index) === "student";
    if (verdict === "valid" || isLabelled)
      yield toMatch(segment, match.index, match[0], isLabelled ? "" : "unlabelled");
  }
  for (const match of text.matchAll(LABELLED)) {
    if (labelOf(document, segment, match.index) !== "student" || isSample(text, match.index)) continue;
    // A bare identity number under this label is found as such.
    if (judgeIdNumber(match[0], context) === "valid") continue;
    yield { ...toMatch(segment, match.index, match[0], "number"), severity: "warning" };
  }
}

function toMatch(segment: Segment, start: number, value: string, wording: string): Match {
  return {
    place: { segment: segment.index, span: { start, end: start + value.length } },
    data: { kind: "student-id" },
    ...(wording === "" ? {} : { wording }),
  };
}
