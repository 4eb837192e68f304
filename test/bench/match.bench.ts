import { bench, describe } from "vitest";
import { buildMatcher } from "../../src/match/matcher.ts";
import { SAMPLE_SIZE, sampleDocuments, sampleSite } from "./sample-pages.ts";

const texts = sampleDocuments().flatMap(({ segments }) => segments.map(({ text }) => text));
const characters = [...new Set(texts.join(""))];
/** The site's misspelt words, and made-up ones up to ten thousand. */
const terms = [
  ...sampleSite.terms.map(({ wrong }) => wrong),
  ...Array.from({ length: 10_000 - sampleSite.terms.length }, (_, at) =>
    [at, at * 7 + 1, at * 31 + 2].map((place) => characters[place % characters.length]).join(""),
  ),
];
const matcher = buildMatcher(terms);

describe("match", () => {
  bench("match: build 10,000 terms", () => {
    buildMatcher(terms);
  });
  bench(`match: 10,000 terms in the text of ${SAMPLE_SIZE} pages`, () => {
    for (const text of texts) matcher.scan(text, () => {});
  });
});
