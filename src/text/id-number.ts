/** Resident identity numbers by GB 11643-1999: check digit, birth date, region; and the digits of a text in one width. */

import { isCalendarDay } from "./dates.ts";
import { isProvinceCode, isRegionCode } from "./region-codes.ts";

const WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";

/** Only the digits of a text, full-width ones folded, and an X of any width or look (× is a mask, not an X) as `X`. */
export function digitsOf(text: string): string {
  let digits = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code >= 0x30 && code <= 0x39) digits += character;
    else if (code >= 0xff10 && code <= 0xff19) digits += String.fromCharCode(code - 0xfee0);
    else if ("xXｘＸⅹⅩ".includes(character)) digits += "X";
  }
  return digits;
}

/** The 18th character of a number (ISO 7064 MOD 11-2, GB 11643-1999 §4.2.4) from its first 17 digits. */
export function idCheckCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(first17.charAt(index)) * (WEIGHTS[index] ?? 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** What birth dates are held against. */
export interface BirthClock {
  /** Is nobody born on that day (ISO date) yet? */
  readonly isAhead: (date: string) => boolean;
}

/** For those who know no day: believes any of this century. */
export const ANY_DAY: BirthClock = { isAhead: (date) => date > "2099-12-31" };

/** Is `yyyymmdd` a day from 1900 on on which somebody may have been born? */
export function isBirthDate(yyyymmdd: string, clock: BirthClock): boolean {
  if (!/^\d{8}$/.test(yyyymmdd)) return false;
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)];
  if (Number(year) < 1900 || !isCalendarDay(Number(year), Number(month), Number(day))) return false;
  return !clock.isAhead(`${year}-${month}-${day}`);
}

export type IdVerdict =
  /** Everything is right. */
  | "valid"
  /** Right but for a region code that no list has: only believable beside a label. */
  | "unknown-region"
  /** Right but for the check digit: mistyped, or no identity number at all. */
  | "wrong-check"
  | "none";

/** Judges 18 characters or 15 digits (born 19yy; 15 digits have no check digit) as made by `digitsOf`. */
export function judgeIdNumber(id: string, clock: BirthClock): IdVerdict {
  const is18 = /^\d{17}[\dX]$/.test(id);
  if (!is18 && !/^\d{15}$/.test(id)) return "none";
  const birth = is18 ? id.slice(6, 14) : `19${id.slice(6, 12)}`;
  if (!isProvinceCode(id) || !isBirthDate(birth, clock)) return "none";
  const region = isRegionCode(id.slice(0, 6));
  if (is18 && idCheckCharacter(id) !== id.charAt(17)) return region ? "wrong-check" : "none";
  return region ? "valid" : "unknown-region";
}
