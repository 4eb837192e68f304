/** Masks wherever a value stands, also where a cell breaks it into lines. */

import { describe, expect, it } from "vitest";
import { createMasker } from "../../src/revise/masker.ts";

const { mask, finds } = createMasker({
  texts: new Map([["甲 1234 5678", "甲 12** **78"]]),
  values: new Map([["1234 5678", "12** **78"]]),
});

describe("createMasker", () => {
  it.each([
    ["甲 1234 5678", "甲 12** **78"],
    ["甲\n1234\n5678", "甲\n12**\n**78"],
    ["乙\t1234\n5678 丙\n", "乙\t12**\n**78 丙\n"],
    ["乙\n1234\n56789", "乙\n1234\n56789"],
    ["\t甲 1234\u00a05678 ", "\t甲 12**\u00a0**78 "],
    ["乙  1234 \n 5678", "乙  12** \n **78"],
    ["乙\u30001234\u30005678", "乙\u30001234\u30005678"],
  ])("%j", (text, masked) => {
    expect(mask(text)).toBe(masked);
    expect(finds(text)).toBe(text !== masked);
    expect(finds(masked)).toBe(false);
  });
});
