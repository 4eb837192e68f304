/** Masks a value that is shown as an example of many. */

/** Longer values are cut: their length tells something too. */
const LONGEST = 6;

/** The first character, all others as asterisks: 赵** for a name of three. Nothing of a single character. */
export function maskSample(value: string): string {
  const [first = "", ...others] = value.replace(/\s/g, "").slice(0, LONGEST * 2);
  return others.length === 0 ? "*" : first + "*".repeat(Math.min(others.length, LONGEST - 1));
}
