/** Finds numbers that are written partly with full-width digits and partly with half-width ones. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { foldText } from "../text/fold.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/** Longer ones may be somebody's number, which is for other rules to tell, masked. Digits. */
const LONGEST = 8;
const HAS_FULL = /[０-９]/;
const HAS_HALF = /[0-9]/;
const DIGITS = /[0-9０-９]+/g;

function* run(document: Document): Iterable<Match> {
  for (const { index: segment, text } of segmentsWith(document, TRAIT.main | TRAIT.wideDigit)) {
    for (const { 0: digits, index } of text.matchAll(DIGITS)) {
      if (digits.length > LONGEST || !HAS_FULL.test(digits) || !HAS_HALF.test(digits)) continue;
      const span = { start: index, end: index + digits.length };
      yield { place: { segment, span }, suggestion: foldText(digits) };
    }
  }
}

/** Digits take half a square (GB/T 15835-2011); a text in full-width digits throughout is its writer's choice, a mixed number nobody's. */
export const digitWidth: DocumentCheck<null> = { scope: "document", name: "digit-width", compile: readNoOptions, run };
