import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import type { Document, Segment } from "../../src/model/document.ts";
import { hasInvisible } from "../../src/text/fold.ts";
import { utf8AsGbkStarts } from "../../src/text/mojibake.ts";
import { segmentsWith, TRAIT, traitsAt } from "../../src/text/segment-traits.ts";

function pageWith(segments: readonly { readonly text: string; readonly region?: Segment["region"] }[]): Document {
  return {
    ...textDocument("空"),
    segments: segments.map(({ text, region = "main" }, index) => ({
      index,
      kind: "paragraph",
      region,
      text,
      origin: [],
      path: "",
      cell: null,
    })),
  };
}

function pageOf(...texts: readonly string[]): Document {
  return pageWith(texts.map((text) => ({ text })));
}

function has(text: string, trait: number): boolean {
  return (traitsAt(pageOf(text), 0) & trait) !== 0;
}

describe("traits of a segment", () => {
  it.each<[keyof typeof TRAIT, string[], string[]]>([
    ["digit", ["第3条"], ["第三条", "３"]],
    ["wideDigit", ["３"], ["3"]],
    ["capital", ["A"], ["a", "Ａ"]],
    ["letter", ["a", "Z"], ["ａ", "中"]],
    ["accent", ["ǎ", "é", "ü", "ǖ"], ["a", "啊"]],
    ["mask", ["张*", "X", "×", "＊", "●", "ｘ"], ["张某"]],
    ["bracket", ["(", "［", "〔", "【", "﹝"], [")", "《"]],
    ["hanNumber", ["十", "①"], ["百", "1"]],
    ["garbled", ["?", "锟", "\ufffd", "\ue123", "&", "é", "涓"], ["中国", "a"]],
    ["template", ["{", "$", "<"], ["}"]],
    ["month", ["3月"], ["3日"]],
    ["period", ["日期", "时间"], ["日"]],
    ["colon", [":", "："], ["；"]],
    ["home", ["住址", "户"], ["地"]],
    ["digits11", ["12345 67890 1", "１２３４５６７８９０１"], ["1234567890"]],
    ["row7", ["1234567"], ["123456 7", "１２３４５６７"]],
    ["row10", ["x1234567890"], ["123456789"]],
    ["row17", ["12345678901234567"], ["1234567890123456 7"]],
  ])("%s", (name, texts, others) => {
    for (const text of texts) expect([text, has(text, TRAIT[name])]).toEqual([text, true]);
    for (const text of others) expect([text, has(text, TRAIT[name])]).toEqual([text, false]);
  });

  it.each<[Segment["region"], number, number]>([
    ["main", TRAIT.main | TRAIT.shown | TRAIT.content, TRAIT.chrome | TRAIT.hidden],
    ["chrome", TRAIT.chrome | TRAIT.shown, TRAIT.main | TRAIT.hidden | TRAIT.content],
    ["hidden", TRAIT.hidden | TRAIT.content, TRAIT.main | TRAIT.chrome | TRAIT.shown],
  ])("region %s", (region, own, others) => {
    const traits = traitsAt(pageWith([{ text: "中", region }]), 0);
    expect(traits & own).toBe(own);
    expect(traits & others).toBe(0);
  });

  it("agrees with the functions that it saves a call of, for every code unit", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const page = pageOf(...units);
    const differing = units.filter((character, place) => {
      const traits = traitsAt(page, place);
      const garbled = utf8AsGbkStarts().includes(character) && (traits & TRAIT.garbled) === 0;
      const invisible = hasInvisible(character) !== ((traits & TRAIT.invisible) !== 0);
      return garbled || invisible;
    });
    expect(differing).toEqual([]);
  });
});

describe("segmentsWith", () => {
  it("gives the segments that have all of the traits, in order", () => {
    const page = pageOf("甲1", "乙", "A丙2", "A");
    const texts = (traits: number): readonly string[] => segmentsWith(page, traits).map(({ text }) => text);
    expect(texts(TRAIT.digit)).toEqual(["甲1", "A丙2"]);
    expect(texts(TRAIT.digit | TRAIT.capital)).toEqual(["A丙2"]);
    expect(texts(TRAIT.digit | TRAIT.hidden)).toEqual([]);
    expect(texts(TRAIT.main)).toHaveLength(4);
  });

  it("has a page's traits be those of its texts together", () => {
    const text = fc.string({ unit: fc.constantFrom("一", "1", "a", "（", "月", "ǎ", "X", "中"), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const joined = traitsAt(pageOf(texts.join("")), 0);
        const rows = TRAIT.digits11 | TRAIT.row7 | TRAIT.row10 | TRAIT.row17;
        const page = pageOf(...texts);
        const apart = texts.reduce(
          (traits, _, place) => traits | traitsAt(page, place),
          TRAIT.main | TRAIT.shown | TRAIT.content,
        );
        expect(apart & ~rows).toBe(joined & ~rows);
      }),
    );
  });
});
