/** Bank card numbers: the Luhn check (ISO/IEC 7812-1 annex B) and the issuer prefixes known in China. */

import { BANK_BINS } from "./bank-bins.ts";

const BIN_LENGTHS: readonly number[] = [4, 5, 6, 7, 8, 9, 10];

let known: ReadonlyMap<number, ReadonlySet<string>> | null = null;

function readBins(): ReadonlyMap<number, ReadonlySet<string>> {
  const byLength = new Map<number, Set<string>>();
  for (const [length, ranges] of Object.entries(BANK_BINS)) {
    const bins = new Set<string>();
    for (const range of ranges.split(" ")) {
      const [first = "", last = first] = range.split("-");
      for (let bin = Number(first); bin <= Number(last); bin++) bins.add(String(bin));
    }
    byLength.set(Number(length), bins);
  }
  return byLength;
}

/** Does the last digit prove the others? `digits` are ASCII digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const digit = digits.charCodeAt(index) - 48;
    sum += double ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
}

/** Has a bank in China given out cards that begin like this and are exactly this long (16 to 19 digits)? */
export function hasKnownBin(digits: string): boolean {
  known ??= readBins();
  const bins = known.get(digits.length);
  return bins !== undefined && BIN_LENGTHS.some((length) => bins.has(digits.slice(0, length)));
}
