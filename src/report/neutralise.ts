/** Keeps spreadsheet programs from running page text as a formula. */

const FORMULA_START = /^[\s]*[=+\-@＝＋－＠]/;

/**
 * Puts an apostrophe before text that a spreadsheet might take for a formula: one beginning with `= + - @` (also their
 * full-width forms, also behind white space), with a tab or with a line break. OWASP, CSV Injection.
 */
export function neutralise(text: string): string {
  return FORMULA_START.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
