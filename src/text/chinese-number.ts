/** Small Chinese numbers as they number items: 一 to 九十九. */

const DIGITS = "零一二三四五六七八九";

/** 1–99, or null for anything else (also 零, 〇, 两, 百). */
export function parseChineseNumber(text: string): number | null {
  if (text === "" || text.length > 3) return null;
  const ten = text.indexOf("十");
  if (ten < 0) {
    const digit = text.length === 1 ? DIGITS.indexOf(text) : -1;
    return digit > 0 ? digit : null;
  }
  if (ten > 1 || text.length - ten > 2) return null;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(text.charAt(0));
  const ones = ten === text.length - 1 ? 0 : DIGITS.indexOf(text.charAt(text.length - 1));
  if (tens < 1 || ones < 0 || (ones === 0 && ten !== text.length - 1)) return null;
  return tens * 10 + ones;
}

/** Inverse of `parseChineseNumber`; `value` is a whole number from 1 to 99. */
export function formatChineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS.charAt(tens)}十`;
  return ones === 0 ? head : head + DIGITS.charAt(ones);
}
