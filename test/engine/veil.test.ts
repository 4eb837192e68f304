import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVeil } from "../../src/engine/veil.ts";
import { maskPersonalData, maskValue } from "../../src/text/mask.ts";

type Found = Parameters<typeof createVeil>[0];

function asFound(quotes: readonly string[]): Found {
  return quotes.map((quote) => ({ quote, match: { data: { kind: "other" } } }));
}

/** The same the slow way: one quote after the other, the longest first. */
function hideOneByOne(quotes: readonly string[], text: string): string {
  const longestFirst = [...new Set(quotes)].sort((a, b) => b.length - a.length);
  const hidden = longestFirst.reduce((rest, quote) => rest.replaceAll(quote, maskValue("other", quote)), text);
  return maskPersonalData(hidden);
}

describe("createVeil", () => {
  it("hides the quotes wherever they stand, a quote inside a longer one with it", () => {
    const quotes = ["川A甲乙丙丁戊己", "甲乙丙丁", "庚辛壬癸子丑", "寅卯辰巳", "午未申酉", "戌亥甲子"];
    const { hide } = createVeil(asFound(quotes));
    for (const text of ["川A甲乙丙丁戊己和甲乙丙丁", "庚辛壬癸子丑寅卯辰巳午未申酉", "没有", "川a甲乙丙丁戊己"]) {
      expect(hide(text)).toBe(hideOneByOne(quotes, text));
    }
    expect(hide("川A甲乙丙丁戊己")).not.toContain("甲乙丙丁");
  });

  it("leaves labels readable and hides nothing for an empty quote", () => {
    const { hide } = createVeil([
      { quote: "患病情况", match: { data: { kind: "label" } } },
      { quote: "", match: {} },
    ]);
    expect(hide("患病情况：良好")).toBe("患病情况：良好");
  });

  it("hides many quotes as it hides them one by one", () => {
    const character = fc.constantFrom("甲", "乙", "丙", "A", "a", "Ａ");
    const quote = fc.string({ unit: character, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(quote, { minLength: 1, maxLength: 9 }),
        fc.string({ unit: character, maxLength: 40 }),
        (quotes, text) => {
          const hidden = createVeil(asFound(quotes)).hide(text);
          expect(hidden).toHaveLength(text.length);
          expect(hidden).toBe(hideOneByOne(quotes, text));
        },
      ),
    );
  });
});
