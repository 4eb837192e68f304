/** Keeps page text from steering the terminal. */

/**
 * Control characters, escape sequences' introducers and direction overrides become visible blanks, one for one, so that
 * offsets stay right.
 */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]/g, " ").replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, "·");
}
