import { expect, test } from "vitest";
import { isProvenNumber } from "../../src/text/proven-number.ts";

test.each([
  ["110101190001010014", true],
  ["34031119000101007X", true],
  ["110101190001010015", false],
  ["110101190001014", false],
  ["6228480402564890018", true],
  ["6228480402564890019", false],
  ["9999480402564890018", false],
  ["", false],
])("%s: %s", (digits, isProven) => {
  expect(isProvenNumber(digits)).toBe(isProven);
});
