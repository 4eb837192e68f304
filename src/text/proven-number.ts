/** Knows a whole personal number by its own check digit, however it was cut up. */

import { hasKnownBin, passesLuhn } from "./bank-card.ts";
import { idCheckCharacter } from "./id-number.ts";

/** Is it an identity number or a bank card number whose last character proves the others? `digits` as made by `digitsOf`. */
export function isProvenNumber(digits: string): boolean {
  if (/^\d{17}[\dX]$/.test(digits) && idCheckCharacter(digits.slice(0, 17)) === digits.charAt(17)) return true;
  return /^\d{16,19}$/.test(digits) && hasKnownBin(digits) && passesLuhn(digits);
}
