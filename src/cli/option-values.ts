/** How the values of options are read. */

/** What is not a number becomes NaN, which the command then refuses with its own words. */
export function readNumber(text: string): number {
  return Number(text);
}

/** For options that may be given again and again. */
export function addValue(value: string, all: string[]): string[] {
  return [...all, value];
}
