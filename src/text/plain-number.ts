/** Writes the numbers of spreadsheets as their programs show them in a wide cell. */

/** Digits that spreadsheet programs keep of a number; the rest is zeros. */
const KEPT_DIGITS = 15;

/** `1.39E+10` is 13900000000; a longer whole number ends in zeros, as in Excel. Anything but a whole number stays as it is. */
export function plainNumber(value: string): string {
  if (!/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(value)) return value;
  const number = Number(value);
  if (!Number.isInteger(number) || Math.abs(number) >= 1e21) return value;
  const [digits = "", exponent = ""] = Math.abs(number)
    .toExponential(KEPT_DIGITS - 1)
    .split("e");
  const places = Number(exponent) + 1;
  if (places <= KEPT_DIGITS) return String(number);
  return `${number < 0 ? "-" : ""}${digits.replace(".", "").padEnd(places, "0")}`;
}
