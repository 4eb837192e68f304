import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropInvisible, foldText, foldUnit, hasInvisible, unfoldUnit } from "../../src/text/fold.ts";

describe("foldText", () => {
  it.each([
    ["ＷＴＯ成员国", "wto成员国"],
    ["WTO成员国", "wto成员国"],
    ["２０２４年　第１号（试行）", "2024年 第1号(试行)"],
    ["｢甲｣､乙｡丙･丁", "「甲」、乙。丙・丁"],
    ["a\u00a0b", "a b"],
    ["～", "~"],
    ["ｱ﹝〔é", "ｱ﹝〔é"],
  ])("%s → %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it("keeps every offset and is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const folded = foldText(text);
        expect(folded.length).toBe(text.length);
        expect(foldText(folded)).toBe(folded);
        for (let at = 0; at < text.length; at++) expect(folded.charCodeAt(at)).toBe(foldUnit(text.charCodeAt(at)));
      }),
    );
  });
});

describe("unfoldUnit", () => {
  it("lists exactly the code units that fold to a folded one", () => {
    const sources = new Map<number, number[]>();
    for (let unit = 0; unit <= 0xffff; unit++) {
      const folded = foldUnit(unit);
      sources.set(folded, [...(sources.get(folded) ?? []), unit]);
    }
    for (const [folded, units] of sources) {
      if (units.length === 1) continue;
      expect([...new Set(unfoldUnit(folded))].sort((a, b) => a - b)).toEqual(units);
    }
    expect(unfoldUnit("国".charCodeAt(0))).toEqual(["国".charCodeAt(0)]);
  });
});

describe("dropInvisible", () => {
  it.each(["\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"])("drops %j and maps back", (character) => {
    const text = `按${character}装${character}`;
    expect(hasInvisible(text)).toBe(true);
    const thin = dropInvisible(text);
    expect(thin.text).toBe("按装");
    expect([...thin.offsets]).toEqual([0, 2, 4]);
  });

  it("maps every kept character to itself in the original", () => {
    const units = fc.constantFrom("按", "装", "a", "\u200b", "\u00ad", "\u200e", "\u200a");
    fc.assert(
      fc.property(fc.string({ unit: units }), (text) => {
        const thin = dropInvisible(text);
        expect(hasInvisible(thin.text)).toBe(false);
        expect(thin.offsets.length).toBe(thin.text.length + 1);
        for (let at = 0; at < thin.text.length; at++) expect(text[thin.offsets[at] ?? -1]).toBe(thin.text[at]);
        expect(thin.offsets[thin.text.length]).toBe(text.length);
        expect(hasInvisible(text)).toBe(thin.text.length !== text.length);
      }),
    );
  });
});
