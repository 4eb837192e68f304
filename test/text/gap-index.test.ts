import fc from "fast-check";
import { expect, test } from "vitest";
import { createGapIndex } from "../../src/text/gap-index.ts";

const TEXTS = ["乡村振兴", "乡村建设", "城市建设", "安全生产"];
const find = createGapIndex(TEXTS.join("\n"));

/** What stands around the character at `odd`, as set text and the number of characters before the odd one. */
function around(text: string, odd: number): readonly string[] {
  const found: string[] = [];
  find(text, odd, (place, gap) => found.push(`${TEXTS[place / 5]} ${gap}`));
  return found.sort();
}

test.each([
  ["村乡村振行", 4, ["乡村振兴 3"]],
  ["乡寸振兴啊", 1, ["乡村振兴 1"]],
  ["香村振兴", 0, ["乡村振兴 0"]],
  ["乡村真兴", 2, ["乡村振兴 2"]],
  ["乡村见设", 2, ["乡村建设 2"]],
  ["乡村振兴", 3, ["乡村振兴 3"]],
  ["乡村", 1, []],
  ["", 0, []],
  ["城村建设", 1, ["城市建设 1"]],
  ["城村建设", 0, ["乡村建设 0"]],
  ["安全深厂", 2, []],
])("%s at %i", (text, odd, expected) => {
  expect(around(text, odd)).toEqual(expected);
});

test("finds what a search through all texts finds", () => {
  const character = fc.constantFrom(..."甲乙丙丁");
  const four = fc.tuple(character, character, character, character).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.uniqueArray(four, { minLength: 1, maxLength: 40 }),
      fc.array(character),
      fc.nat(20),
      (texts, read, at) => {
        const text = read.join("");
        const expected: string[] = [];
        for (const [nth, set] of texts.entries()) {
          for (let gap = 0; gap < 4; gap++) {
            const start = at - gap;
            const same = [...set].every((unit, place) => place === gap || text[start + place] === unit);
            if (same) expected.push(`${nth * 5} ${gap}`);
          }
        }
        const found: string[] = [];
        createGapIndex(texts.join("\n"))(text, at, (place, gap) => found.push(`${place} ${gap}`));
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
  );
});
