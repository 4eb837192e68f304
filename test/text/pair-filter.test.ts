import { expect, test } from "vitest";
import { createPairFilter } from "../../src/text/pair-filter.ts";

const WORDS = "水利务\n利率\n务工农\n";

function ask(pair: string, isWord = createPairFilter(WORDS)): boolean {
  return isWord(pair.charCodeAt(0), pair.charCodeAt(1));
}

test.each(["水利", "水务", "利率", "务工", "务农"])("knows %s", (pair) => {
  expect(ask(pair)).toBe(true);
});

test.each(["利水", "利务", "务利", "率务", "水水", "工农", "农\n", "水率"])("does not know %s", (pair) => {
  expect(ask(pair)).toBe(false);
});

test("answers the same whatever was asked before", () => {
  const isWord = createPairFilter(WORDS);
  const pairs = ["务农", "水利", "务农", "利务", "水利", "利率"];
  expect(pairs.map((pair) => ask(pair, isWord))).toEqual([true, true, true, false, true, true]);
});

test("reads a list that does not end with a line feed", () => {
  expect(ask("利率", createPairFilter("水利务\n利率"))).toBe(true);
});

test("takes hardly a strange pair for a word when it knows many", () => {
  // 300 characters, each with 400 others behind it: as many pairs as the shipped list has.
  const lines = Array.from({ length: 300 }, (_, first) => {
    const rest = Array.from({ length: 400 }, (_, nth) => String.fromCharCode(0x5200 + nth * 7 + first));
    return String.fromCharCode(0x4e00 + first) + rest.join("");
  });
  const isWord = createPairFilter(lines.join("\n"));
  let known = 0;
  let strange = 0;
  for (let first = 0; first < 300; first++) {
    for (let nth = 0; nth < 400; nth++) {
      if (isWord(0x4e00 + first, 0x5200 + nth * 7 + first)) known++;
      if (isWord(0x4e00 + first, 0x5200 + nth * 7 + first + 3)) strange++;
    }
  }
  expect(known).toBe(120_000);
  expect(strange / 120_000).toBeLessThan(0.03);
});
