/** Identity and mobile numbers masked so little that they can be read or guessed: birth date visible, or 14 of 18 places, or 9 of 11. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { ANY_DAY, isBirthDate } from "../text/id-number.ts";
import { isInAddress } from "../text/number-runs.ts";
import { readNoOptions } from "../text/options.ts";
import { labelOf } from "../text/personal-context.ts";
import { isProvinceCode } from "../text/region-codes.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/** Digits with masks among them, all lengths; an X at the end is a check character, two or more X are a mask. */
const MASKED =
  /(?<![0-9A-Za-z_*＊●×])(?=[0-9*＊●×xX]{9})[0-9]+(?:[*＊●×][0-9*＊●×]*[xX]*|[xX]{2,}(?:[0-9*＊●×]+[xX]*)?)(?![0-9A-Za-z_%])/g;
const HAS_MASK = /\d[*＊●×xX]/;
const MASK_CHARACTERS = /[*＊●×]|[xX](?!$)/g;
const MOST_ID_DIGITS = 14;
const ID_LENGTHS: ReadonlySet<number> = new Set([15, 18]);
const MOBILE = /^1[3-9](?=.{9}$)[0-9*＊●]+$/;
const MOST_MOBILE_DIGITS = 9;
const PRODUCT_AFTER = /^\s?(?:[=＝]|[元米套个件])/;

/** No standard prescribes one form of masking (GB/T 37964 names methods); a readable birth date defeats all of them. */
export const weakMask: DocumentCheck<null> = {
  scope: "document",
  name: "weak-mask",
  compile: readNoOptions,
  run: findWeakMasks,
};

function* findWeakMasks(document: Document): Iterable<Match> {
  for (const segment of segmentsWith(document, TRAIT.content | TRAIT.digit | TRAIT.mask)) {
    if (HAS_MASK.test(segment.text)) yield* findInSegment(document, segment);
  }
}

function* findInSegment(document: Document, segment: Segment): Iterable<Match> {
  for (const match of segment.text.matchAll(MASKED)) {
    const end = match.index + match[0].length;
    if (isInAddress(segment.text, match.index, end)) continue;
    const label = labelOf(document, segment, match.index);
    const kind = judge(match[0], label === "id", label === "phone");
    if (kind === null || PRODUCT_AFTER.test(segment.text.slice(end, end + 3))) continue;
    yield {
      place: { segment: segment.index, span: { start: match.index, end } },
      data: { kind: kind === "mobile" ? "mobile" : "resident-id" },
      wording: kind,
    };
  }
}

function judge(
  value: string,
  isIdLabelled: boolean,
  isPhoneLabelled: boolean,
): "birthday" | "digits" | "mobile" | null {
  const shown = value.replace(MASK_CHARACTERS, "*").replace(/X$/i, (x) => (/[xX*＊●×]{2}$/.test(value) ? "*" : x));
  const visible = shown.replaceAll("*", "").length;
  if (MOBILE.test(value) && visible >= MOST_MOBILE_DIGITS && visible < 11) {
    return isPhoneLabelled || /\*{2}/.test(shown) ? "mobile" : null;
  }
  if (shown.length < 15 || shown.length > 20 || !isProvinceCode(shown)) return null;
  const isLong = isBirthDate(shown.slice(6, 14), ANY_DAY);
  // The number of asterisks is often not that of the hidden digits, so the length proves nothing once the date is legible.
  if (isLong) return "birthday";
  if (!ID_LENGTHS.has(shown.length)) return null;
  if (shown.length === 15) return isIdLabelled && isBirthDate(`19${shown.slice(6, 12)}`, ANY_DAY) ? "birthday" : null;
  const century = shown.slice(6, 8);
  const month = shown.slice(10, 12);
  const isMonth = month.includes("*") || (month >= "01" && month <= "12");
  const isShaped = isMonth && (isIdLabelled || century === "19" || century === "20");
  return isShaped && visible >= MOST_ID_DIGITS ? "digits" : null;
}
