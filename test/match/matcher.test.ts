import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildMatcher } from "../../src/match/matcher.ts";
import { foldText } from "../../src/text/fold.ts";

type Hit = readonly [term: number, start: number, end: number];

function scan(terms: readonly string[], text: string): readonly Hit[] {
  const hits: Hit[] = [];
  buildMatcher(terms).scan(text, (term, start, end) => hits.push([term, start, end]));
  return sort(hits);
}

/** The same answer the slow way. */
function scanNaively(terms: readonly string[], text: string): readonly Hit[] {
  const folded = foldText(text);
  const hits: Hit[] = [];
  terms.forEach((term, index) => {
    const wanted = foldText(term);
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      hits.push([index, at, at + wanted.length]);
    }
  });
  return sort(hits);
}

function sort(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

describe("buildMatcher", () => {
  it.each<[string, string[], string, Hit[]]>([
    ["one hit", ["按装"], "请按装软件", [[0, 1, 3]]],
    [
      "at both ends",
      ["按装"],
      "按装按装",
      [
        [0, 0, 2],
        [0, 2, 4],
      ],
    ],
    [
      "overlapping terms",
      ["按装", "装软", "按装软件"],
      "请按装软件",
      [
        [0, 1, 3],
        [1, 2, 4],
        [2, 1, 5],
      ],
    ],
    [
      "a term that overlaps itself",
      ["一一"],
      "一一一",
      [
        [0, 0, 2],
        [0, 1, 3],
      ],
    ],
    [
      "repeated terms",
      ["按装", "按装"],
      "按装",
      [
        [0, 0, 2],
        [1, 0, 2],
      ],
    ],
    [
      "one character",
      ["巿"],
      "某巿某巿",
      [
        [0, 1, 2],
        [0, 3, 4],
      ],
    ],
    [
      "width and case",
      ["wto成员国", "App"],
      "ＷＴＯ成员国的APP与ａｐＰ",
      [
        [0, 0, 6],
        [1, 7, 10],
        [1, 11, 14],
      ],
    ],
    ["term written in full width", ["Ａ股１号"], "a股1号", [[0, 0, 4]]],
    [
      "one Latin character in any width",
      ["D"],
      "ｄDＤd",
      [
        [0, 0, 1],
        [0, 1, 2],
        [0, 2, 3],
        [0, 3, 4],
      ],
    ],
    ["characters outside the BMP", ["𠮷林"], "在𠮷林省", [[0, 1, 4]]],
    ["text shorter than a term", ["按装软件"], "按", []],
    ["empty text", ["按装", "一"], "", []],
    ["no terms", [], "按装", []],
  ])("%s", (_name, terms, text, hits) => {
    expect(scan(terms, text)).toEqual(hits);
  });

  it("refuses an empty term", () => {
    expect(() => buildMatcher(["按装", ""])).toThrow(RangeError);
  });

  it("finds what lies across the turns in which a long text is read", () => {
    const text = "按装".repeat(5_000);
    expect(scan(["按装", "装按装"], text)).toEqual(scanNaively(["按装", "装按装"], text));
    const alone = `${"、".repeat(4_095)}按装软件${"、".repeat(4_091)}按装`;
    expect(scan(["按装", "按装软件", "装软"], alone)).toEqual(scanNaively(["按装", "按装软件", "装软"], alone));
  });

  it("can scan another text from inside a hit", () => {
    const matcher = buildMatcher(["按装", "布署", "部暑"]);
    const found: number[] = [];
    matcher.scan("按装布署", (term, start) => {
      found.push(term);
      if (start === 0) matcher.scan("部暑按装，部暑", (inner) => found.push(10 + inner));
    });
    expect(found.sort((a, b) => a - b)).toEqual([0, 1, 10, 12, 12]);
  });

  it("agrees with the naive matcher when the terms share their commonest pairs", () => {
    const common = fc.constantFrom("经济", "发展", "经", "济", "发", "展");
    const word = fc.string({ unit: common, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.string({ unit: common, maxLength: 200 }), (terms, text) => {
        expect(scan(terms, text)).toEqual(scanNaively(terms, text));
      }),
    );
  });

  it("agrees with the naive matcher on a small alphabet", () => {
    const character = fc.constantFrom("一", "二", "的", "国", "a", "A", "Ａ", "1", "１", " ", "\u3000", "、", "､");
    const word = fc.string({ unit: character, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.string({ unit: character, maxLength: 60 }), (terms, text) => {
        expect(scan(terms, text)).toEqual(scanNaively(terms, text));
      }),
      { numRuns: 1_000 },
    );
  });

  it("agrees with the naive matcher on terms cut out of arbitrary text", () => {
    const cuts = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 6 })), { maxLength: 40 });
    const han = fc.integer({ min: 0x4e00, max: 0x4e40 }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.string({ unit: han, minLength: 8, maxLength: 200 }), cuts, (text, places) => {
        const terms = places.map(([at, length]) => text.slice(at % text.length, (at % text.length) + length));
        expect(scan(terms, text)).toEqual(scanNaively(terms, text));
      }),
    );
  });
});
