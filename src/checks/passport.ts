/** Passport numbers and travel permit numbers of named persons, beside their label. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { isSample, labelOf } from "../text/personal-context.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/**
 * Ordinary E, EA to EZ and G; diplomatic D and DE; service S and SE; public affairs P and PE; Hong Kong and Macao permits C, CA to
 * CZ, H and M; Taiwan permits T and L.
 */
const NUMBER =
  /(?<![0-9A-Za-z*＊/_.-])(?:[EGDSPKMHCTL]\s?\d{8}|[EC][A-Z]\d{7}|[DSP]E\d{7}|[HM]\d{10})(?![0-9A-Za-z*＊])/g;

/** GB/T 35273 appendix B: passport numbers are personal identity information. */
export const passport: DocumentCheck<null> = {
  scope: "document",
  name: "passport",
  compile: readNoOptions,
  run: findPassports,
};

function* findPassports(document: Document): Iterable<Match> {
  for (const segment of segmentsWith(document, TRAIT.row7 | TRAIT.capital)) yield* findInSegment(document, segment);
}

function* findInSegment(document: Document, segment: Segment): Iterable<Match> {
  for (const match of segment.text.matchAll(NUMBER)) {
    const label = labelOf(document, segment, match.index);
    if (label !== "passport" && label !== "id") continue;
    const isExample = isSample(segment.text, match.index);
    yield {
      place: { segment: segment.index, span: { start: match.index, end: match.index + match[0].length } },
      data: { kind: "passport" },
      ...(isExample ? { verdict: "review" as const, severity: "notice" as const } : {}),
    };
  }
}
