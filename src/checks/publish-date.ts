/** Reports articles that show no publish date, and articles whose `PubDate` tag differs from the date that they show. */

import type { Document, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { parseDates } from "../text/dates.ts";
import { isGovernmentPage } from "../text/government-page.ts";
import { readNoOptions } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

/** Labels that mean the publication itself; 更新时间, 成文日期 and their like may rightly differ. */
const LABEL = /(?:发布|发稿|发文|公开|上传)(?:时间|日期)\s?[:：]?\s?[[［（(]?\s?(?=(?:19|20)\d{2})/;
const ANY_DATE = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;
/** A longer text is a sentence that speaks of a day. Characters. */
const LONGEST_DATE_LINE = 80;
const LONGEST_LABEL_LINE = 300;
const PUB_DATE = /^pubdate$/i;

function* run(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  if (document.kind !== "article" || !isGovernmentPage(document, context)) return;
  const { publishedAt, publishedFrom } = document;
  if (publishedAt === null || publishedFrom === "address") {
    if (segmentsWith(document, TRAIT.shown | TRAIT.digit).some(showsDate)) return;
    const verdict = publishedAt === null ? "violation" : "review";
    yield { place: { page: true }, verdict, data: { match: "发布日期" } };
    return;
  }
  if (publishedFrom === "meta") yield* findDifference(document);
}

/** Entries of side bars carry the dates of other articles. */
function showsDate({ region, kind, text }: Segment): boolean {
  if (text.length > LONGEST_DATE_LINE) return false;
  if (region === "chrome" && (kind === "item" || kind === "link")) return false;
  return ANY_DATE.test(text);
}

/** Only where the page labels one single day as that of its publication. */
function* findDifference(document: Document): Iterable<Match> {
  const { metas, publishedAt } = document;
  if (!metas.some(({ name }) => PUB_DATE.test(name))) return;
  const dated = segmentsWith(document, TRAIT.shown | TRAIT.digit | TRAIT.period);
  const shown = dated.filter((segment) => segment.kind !== "meta").flatMap(readLabelledDate);
  const [first] = shown;
  if (first === undefined || publishedAt === null || shown.some(({ iso }) => iso !== first.iso)) return;
  if (first.iso === publishedAt) return;
  yield {
    place: first.place,
    wording: "differs",
    verdict: "review",
    data: { match: first.iso, tag: publishedAt },
  };
}

function readLabelledDate({ index, text }: Segment): { readonly iso: string; readonly place: Match["place"] }[] {
  if (text.length > LONGEST_LABEL_LINE) return [];
  const label = LABEL.exec(text);
  if (label === null) return [];
  const from = label.index + label[0].length;
  const date = parseDates(text.slice(from, from + 20))[0];
  if (date === undefined || date.iso === null) return [];
  const span = { start: from + date.span.start, end: from + date.span.end };
  return [{ iso: date.iso, place: { segment: index, span } }];
}

/** Whether one of two dates is forged a person must see: `review` with the wording `differs`. */
export const publishDate: DocumentCheck<null> = {
  scope: "document",
  name: "publish-date",
  compile: readNoOptions,
  run,
};
