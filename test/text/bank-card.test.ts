import { expect, test } from "vitest";
import { hasKnownBin, passesLuhn } from "../../src/text/bank-card.ts";

// ISO/IEC 7812-1 annex B; the numbers are the card schemes' published test numbers and zeros with a right last digit.
test.each([
  ["4111111111111111", true],
  ["4012888888881881", true],
  ["5555555555554444", true],
  ["378282246310005", true],
  ["6222000000000000004", true],
  ["4111111111111112", false],
  ["4012888888888181", false],
  ["6222000000000000005", false],
])("check digit of %s", (digits, isRight) => {
  expect(passesLuhn(digits)).toBe(isRight);
});

test.each([
  ["6225880000000001", true],
  ["62258800000000000", false],
  ["6228480000000000018", true],
  ["622848000000001", false],
  ["6299990000000009", false],
  ["9896000000000000", true],
])("issuer and length of %s", (digits, isKnown) => {
  expect(hasKnownBin(digits)).toBe(isKnown);
});
