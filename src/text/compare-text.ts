/** Orders texts by their code units: the same on every computer, whatever its language. */

/** For `sort`: negative, zero or positive. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
